/**
 * Answers that say the surname before the given name: "Quastl, Wendelin", "quastinski, odalys".
 *
 * Contract: in small letters asked about only where a name was asked for.
 */
import { WORD_GIVEN, WORD_PLACE } from '../../rules/words.ts';
import { type NameReader, TRUST_FULL, TRUST_SOME } from './name-reader.ts';
import { GAP_COMMA, GAP_EDGE, GAP_LINE, type NameWords } from './name-words.ts';
import { REPLY_WORDS } from './reply-words.ts';

/** Words of such an answer in small letters. */
const MOST_WORDS = 5;
/** Letters of a given name that no list knows. */
const MOST_GIVEN = 9;

/** Where the name ends that is the message, or its part before the next comma or line; the message's beginning if it is none. */
export function surnameFirstEnd(words: NameWords, reader: NameReader): number {
  const { from, to } = words;
  if (!(words.isLikely(from) || words.isUnknown(from))) return from;
  const comma = reader.read(from, TRUST_SOME);
  if (comma === from || comma >= to || words.gapBefore(comma) !== GAP_COMMA) return from;
  if (comma - from > 2 || !words.isCapitalised(comma) || !words.isNamed(comma) || words.is(comma, WORD_PLACE))
    return from;
  const end = reader.read(comma, TRUST_SOME);
  if (end === comma || (words.gapAfter(end - 1) & (GAP_EDGE | GAP_LINE | GAP_COMMA)) === 0) return from;
  if (words.isUnknown(from) && !words.isStrongGiven(comma)) return from;
  return words.is(comma, WORD_GIVEN) || words.isLikely(comma) ? end : from;
}

/** Whether the message in small letters is such a name, one half of which is known. */
export function isSmallSurnameFirst(words: NameWords, reader: NameReader): boolean {
  const { from, to } = words;
  if (to - from > MOST_WORDS) return false;
  const comma = reader.read(from, TRUST_FULL);
  if (comma === from || comma >= to || words.gapBefore(comma) !== GAP_COMMA) return false;
  if (REPLY_WORDS.has(words.hash(from)) || REPLY_WORDS.has(words.hash(comma))) return false;
  const given = words.isStrongGiven(comma);
  const short = words.isLikely(comma - 1) && words.isUnknown(comma) && words.length(comma) <= MOST_GIVEN;
  // "quastl, odalys quastl" says the surname first, and then all.
  if (to - comma > 1 && !words.isStrongGiven(to - 1)) return false;
  return (given || short) && !words.is(comma, WORD_PLACE) && reader.read(comma, TRUST_FULL) === to;
}
