/** What a number is whose question nobody wrote down and that no label names: by its form, and what the talk is about. */
import type { EntityType } from '../../model/entity-types.ts';
import type { Piece } from './answer-pieces.ts';
import {
  TOPIC_BILL,
  TOPIC_DELIVERY,
  TOPIC_FOOD,
  TOPIC_PLACE,
  TOPIC_PROOF,
  TOPIC_TRAVEL,
} from './unseen-topics.ts';

/** "612 n 48": number, direction and number of a street. */
const GRID_STREET = /^\d{1,5} [nsew] \d{1,3}$/;
const DAY_FIRST = /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d$/;
const MONTH_FIRST = /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d$/;
/** Behind a town or a street: four digits, as in Australia, up to six. */
const POSTCODES = /^\d{4,6}$/;
/** Amounts: 1200, 1250, 40000. */
export const ROUND: RegExp = /^\d{1,3}(?:0{2,}|50)$/;
export const YEAR: RegExp = /^(?:19[5-9]|20[0-3])\d$/;
export const LAST_FOUR: RegExp = /^\d{4}$/;
/** Ten digits of North America or an Indian mobile, with a 1 before them at most. */
const PHONE = /^(?:1 ?)?[2-9]\d{2} ?\d{3} ?\d{4}$/;

/** Whether the next question was for a place. */
export function asksWhere(topics: number): boolean {
  return (topics & (TOPIC_PLACE | TOPIC_BILL)) === TOPIC_PLACE;
}

/** The type of a number without a label, by its form and what the conversation is about. */
export function typeOf({ text }: Piece, town: boolean, placed: boolean, topics: number): EntityType {
  if (GRID_STREET.test(text)) return 'ADDRESS';
  const proof = (topics & TOPIC_PROOF) !== 0;
  if (/\p{L}/u.test(text)) return !proof && (topics & TOPIC_TRAVEL) !== 0 ? 'ORDER' : 'PASSWORD';
  if ((topics & (TOPIC_FOOD | TOPIC_DELIVERY)) !== 0 && PHONE.test(text)) return 'PHONE';
  if (DAY_FIRST.test(text) || MONTH_FIRST.test(text)) return 'DATE';
  const place = asksWhere(topics) || (town && !proof);
  if (place && text.length >= 5 && text.length <= 8) return 'POSTCODE';
  if (placed && !proof && POSTCODES.test(text)) return 'POSTCODE';
  if (proof) return 'PASSWORD';
  return (topics & TOPIC_BILL) !== 0 && LAST_FOUR.test(text) ? 'NATIONALID' : 'ACCOUNT';
}
