/**
 * Firms whose names are those of people, by the greeting: "welcome to Quastl Wendell", "thank you for contacting Quastl Wendell".
 *
 * Contract: English. Asked about at the first word of what lists of names take for somebody.
 */
import { wordSet } from '../../text/word-hash.ts';
import type { NameWords } from './name-words.ts';

const WELCOME = wordSet('welcome');
const TO = wordSet('to');
const FOR = wordSet('for');
const CONTACTING = wordSet('contacting choosing visiting messaging');

export function isWelcomedTo(words: NameWords, word: number): boolean {
  const [before, first] = [word - 1, word - 2];
  if (first < words.from) return false;
  const hash = words.hash(before);
  const welcomed = TO.has(hash)
    ? WELCOME.has(words.hash(first))
    : CONTACTING.has(hash) && FOR.has(words.hash(first));
  return welcomed && words.gapBefore(word) === 0 && words.gapBefore(before) === 0;
}
