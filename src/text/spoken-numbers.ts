/**
 * What a stretch of spoken words says: "double four, seven, oh" → `4470`, "vier hundert zwölf" → `412`, "november kilo
 * one nine" → `nk19`. Numbers are put together as people mean them in the language; where a language leaves it open
 * ("nine hundred two"), the digits count, not their order.
 */
import { ALL_LANGUAGES, LANGUAGES, type SpokenWord } from './spoken-words.ts';

export interface SpokenItem {
  /** What the word may be; for a written number or a letter there is one. */
  readonly words: readonly SpokenWord[];
  /** Digits as they are written, or empty. */
  readonly written: string;
}

export interface Said {
  /** Digits and letters, in lower case, without signs. */
  readonly value: string;
  /** Items by kind. */
  readonly digits: number;
  readonly numbers: number;
  readonly letters: number;
  readonly written: number;
}

const FRENCH = LANGUAGES.indexOf('fr');

/** Languages in which every item says something, as bits. */
export function languagesOf(items: readonly SpokenItem[]): number {
  return items.reduce((all, item) => all & languagesOfItem(item), ALL_LANGUAGES);
}

export function languagesOfItem({ words, written }: SpokenItem): number {
  if (written !== '') return ALL_LANGUAGES;
  return words.reduce((all, word) => all | word.languages, 0);
}

/** Reads the items in the language of this index, in which all of them must say something. */
export function decode(items: readonly SpokenItem[], language: number): Said {
  const bit = 1 << language;
  let value = '';
  let times = 1;
  let before: SpokenWord | undefined;
  let eighty = false;
  const count = { digits: 0, numbers: 0, letters: 0, written: 0 };
  for (const { words, written } of items) {
    if (written !== '') {
      value += written;
      count.written++;
      before = undefined;
      continue;
    }
    const word = words.find(({ languages }) => (languages & bit) !== 0);
    if (word === undefined || word.kind === 'joint') continue;
    switch (word.kind) {
      case 'digit':
        count.digits++;
        if (joinsBefore(before, word, language)) value = value.slice(0, -1) + String(word.value);
        else value += String(word.value).repeat(times);
        break;
      case 'hundred':
        count.numbers++;
        value += word.value > 1 ? word.value : before?.kind === 'digit' ? '00' : '100';
        break;
      case 'letter':
        count.letters++;
        value += word.unit.repeat(times);
        break;
      case 'teen':
      case 'tens':
      case 'pair':
        count.numbers++;
        value = withNumber(value, word, before, language);
        eighty = language === FRENCH && word.value === 20 && before?.kind === 'digit' && before.value === 4;
        break;
      default:
    }
    times = word.kind === 'times' ? word.value : 1;
    if (word.kind !== 'sign') before = eighty ? { ...word, value: 80 } : word;
    eighty = false;
  }
  return { value, ...count };
}

/** Whether a digit ends the number before it ("forty two", "dix sept"). */
function joinsBefore(before: SpokenWord | undefined, { value }: SpokenWord, language: number): boolean {
  if (before?.kind === 'tens') return value > 0;
  return language === FRENCH && before?.kind === 'teen' && before.value === 10 && value > 6;
}

function withNumber(
  said: string,
  word: SpokenWord,
  before: SpokenWord | undefined,
  language: number,
): string {
  if (before?.kind === 'hundred') return said.slice(0, -2) + String(word.value);
  if (language === FRENCH) {
    // quatre vingt, soixante dix, quatre vingt dix
    if (word.value === 20 && before?.kind === 'digit' && before.value === 4) return `${said.slice(0, -1)}80`;
    if (word.kind === 'teen' && before?.kind === 'tens')
      return said.slice(0, -2) + String(before.value + word.value);
  }
  return said + String(word.value);
}
