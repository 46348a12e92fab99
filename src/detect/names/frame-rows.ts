/** The rows of `person-frames.ts`, read: words as sets of hashes, each row under the word right beside the name. */
import { WordSet, wordSet } from '../../text/word-hash.ts';
import { GAP_CLAUSE, GAP_EDGE, GAP_QUESTION, GAP_STOP } from './name-words.ts';
import { FRAMES_OF_ANYONE, FRAMES_OF_KNOWN, FRAMES_OF_NAMES, FRAMES_OF_SMALL } from './person-frames.ts';

const [S] = wordSet('s');
/** What its signs ask of the gap behind the last word. */
const ENDS: Readonly<Record<string, number>> = {
  '.': GAP_CLAUSE,
  '?': GAP_QUESTION,
  $: GAP_EDGE | GAP_STOP,
};

/** How much of a name a word must be. */
export type Measure = 'anyone' | 'name' | 'known' | 'small';

/** A row, read. */
export interface Frame {
  readonly measure: Measure;
  /** Nearest the name first. */
  readonly before: readonly WordSet[];
  readonly behind: readonly WordSet[];
  readonly commaBefore: boolean;
  readonly commaBehind: boolean;
  readonly owns: boolean;
  readonly begins: boolean;
  /** Bits of which the gap behind the last word must have one; 0 for any. */
  readonly ends: number;
}

/** By the word before the name, and of those without one by the word behind it. */
export interface Frames {
  readonly before: ReadonlyMap<number, readonly Frame[]>;
  readonly behind: ReadonlyMap<number, readonly Frame[]>;
  readonly wordsBefore: WordSet;
  readonly wordsBehind: WordSet;
  /** Without either. */
  readonly anywhere: readonly Frame[];
}

let read: Frames | undefined;

/** All rows, read when they are first asked for. */
export function frames(): Frames {
  read ??= readFrames();
  return read;
}

function readFrames(): Frames {
  const before = new Map<number, Frame[]>();
  const behind = new Map<number, Frame[]>();
  const anywhere: Frame[] = [];
  const rows = (measure: Measure, of: readonly string[]): Frame[] =>
    of.flatMap(variants).map((row) => readFrame(row, measure));
  for (const frame of [
    ...rows('anyone', FRAMES_OF_ANYONE),
    ...rows('name', FRAMES_OF_NAMES),
    ...rows('known', FRAMES_OF_KNOWN),
    ...rows('small', FRAMES_OF_SMALL),
  ]) {
    const beside = frame.before[0] ?? (frame.owns ? [S!] : frame.behind[0]);
    if (beside === undefined) anywhere.push(frame);
    const map = frame.before.length > 0 ? before : behind;
    for (const hash of beside ?? []) map.set(hash, [...(map.get(hash) ?? []), frame]);
  }
  const wordsBefore = new WordSet(before.keys());
  const wordsBehind = new WordSet(behind.keys());
  return { before, behind, wordsBefore, wordsBehind, anywhere };
}

/** With "it's" as two words and as one. */
function variants(row: string): string[] {
  const elided = row.split(' ').find((token) => /[a-z]'[a-z]/.test(token));
  if (elided === undefined) return [row];
  const split = elided.split('/').filter((word) => word.includes("'"));
  const firsts = split.map((word) => word.replace(/'.*/, '')).join('/');
  const seconds = [...new Set(split.map((word) => word.replace(/.*'/, '')))].join('/');
  return [elided.replaceAll("'", ''), `${firsts} ${seconds}`].flatMap((by) =>
    variants(row.replace(elided, by)),
  );
}

function readFrame(row: string, measure: Measure): Frame {
  const tokens = row.split(' ');
  const slot = tokens.indexOf('_');
  const before = tokens.slice(0, slot);
  const behind = tokens.slice(slot + 1);
  const sets = (side: readonly string[]): WordSet[] =>
    side.filter((token) => /^\p{L}/u.test(token)).map((token) => wordSet(token.replaceAll('/', ' ')));
  return {
    measure,
    before: sets(before).reverse(),
    behind: sets(behind),
    begins: before[0] === '^',
    commaBefore: before.includes(','),
    commaBehind: behind.includes(','),
    owns: behind[0] === "'s",
    ends: ENDS[behind.at(-1) ?? ''] ?? 0,
  };
}
