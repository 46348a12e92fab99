/**
 * Last words that make a town, or a part of one, of a place that people know: "Quebec City", "Jurong East", "Durban North". Lists of
 * towns hold few of them.
 *
 * Contract: English. With capitals, where none goes on ("Leeds City Council"); in small letters "city" behind a
 * region, and the others where the message ends.
 */
import { hashWord, wordSet } from '../../text/word-hash.ts';
import type { PlaceWords } from './place-words.ts';

const TAILS = wordSet('city east west north south central');
const CITY: number = hashWord('city').h1;
/** Letters of the word before. */
const LEAST_PLACE = 4;

/** Whether the word at `end`, right behind a place that was read, belongs to its name. */
export function isTail(read: PlaceWords, member: number, end: number, to: number): boolean {
  if (end >= to || !TAILS.has(read.h1(end)) || !read.joins(member, end)) return false;
  if (read.length(end - 1) < LEAST_PLACE) return false;
  const next = end + 1;
  // "boston city" is said of any city.
  if (!read.isCapital(end - 1))
    return !read.isCommon(end - 1) && (CITY === read.h1(end) ? !read.isCity() : next >= to);
  if (!read.isCapital(end)) return false;
  return read.isUpper(end) || next >= to || !read.joins(member, next) || !read.isCapital(next);
}
