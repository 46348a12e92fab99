/**
 * Names behind the closing of a letter, at the end of a message: "gruß s. quastl", "Groetjes, Pleun v.d. Bolhuys". What
 * stands there is a name in small letters too, unless it holds a word of a sentence ("grüße an alle").
 */
import { wordSet } from '../../text/word-hash.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_DASH, GAP_EDGE, GAP_STOP, type NameWords } from './name-words.ts';

/** Last words of what closes a letter. */
const CLOSINGS = wordSet(
  'gruß grüße grüßen mfg lg vg regards sincerely groet groeten groetjes mvg mvh hälsning hälsningar saludos saluti cordialement pozdrawiam poważaniem cumprimentos abraços',
);
const MOST_WORDS = 4;
/** Particles of a surname that are no initials. */
const PARTICLES = wordSet('van von der den de');
const DOT = 0x2e;
const CARET = 0x5e;

export class SignedNames {
  private readonly words: NameWords;
  private readonly sink: NameSink;

  constructor(words: NameWords, sink: NameSink) {
    this.words = words;
    this.sink = sink;
  }

  /** Whether the words from `first`, right behind a phrase, sign the message; then they are pushed. */
  add(first: number): boolean {
    const { words } = this;
    const { to } = words;
    if (!CLOSINGS.has(words.hash(first - 1)) || to - first > MOST_WORDS) return false;
    if ((words.gapAfter(to - 1) & ~(GAP_STOP | GAP_EDGE)) !== 0) return false;
    let named = false;
    for (let word = first; word < to; word++) {
      if (word > first && (words.gapBefore(word) & ~(GAP_STOP | GAP_DASH)) !== 0) return false;
      if (words.length(word) === 1) {
        if (words.isNumber(word) || words.unitAfter(word) !== DOT) return false;
      } else if (words.isUnknown(word) || words.isLikely(word) || words.isCommonGiven(word)) {
        if (!words.isCommon(word)) named = true;
      } else if (!PARTICLES.has(words.hash(word))) return false;
    }
    // A word by itself in small letters may be any word.
    if (!named || words.length(to - 1) < 2 || (to - first === 1 && !words.isCapital(first))) return false;
    this.sink.push(first, to, 'signature');
    return true;
  }
}

/** "… Do you have it? ^Bex": how teams sign what they send. */
export function isBehindCaret(words: NameWords, word: number): boolean {
  return words.scan.unitAt(words.member, words.columns.start[word]! - 1) === CARET;
}
