/**
 * The rule contract written down a second time, as plainly as possible: what one rule finds in one message.
 * Slow on purpose; the detector must agree with it.
 */
import { bindValidators } from '../../src/detect/validators/index.ts';
import type { CueFile, RuleFile } from '../../src/model/rule.ts';
import { compileMatcher } from '../../src/rules/regex.ts';

const WORDS_BEFORE = 8;
const WORDS_AFTER = 4;
/** What the presets accept. Nearness is left out: a cue counts in full. */
const MIN_SCORE = 0.5;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Runs of letters and digits, without case and accents. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((m) => ({
    text: plain(m[0]),
    start: m.index,
    end: m.index + m[0].length,
  }));
}

function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 's')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o');
}

/** All phrases that a rule's cue list stands for. */
export function phrasesOf(cues: readonly string[], groups: readonly CueFile[]): string[] {
  return cues.flatMap((cue) =>
    cue.startsWith('@')
      ? Object.values(groups.find((group) => group.id === cue.slice(1))?.phrases ?? {}).flat()
      : [cue],
  );
}

/** Whether a phrase stands within reach of [start, end), word by word. */
export function cueNear(text: string, start: number, end: number, phrases: readonly string[]): boolean {
  const words = wordsOf(text);
  const before = words.filter((word) => word.end <= start).map((word) => word.text);
  const after = words.filter((word) => word.start >= end).map((word) => word.text);
  return phrases.some((phrase) => {
    const wanted = wordsOf(phrase).map((word) => word.text);
    for (let i = 0; i + wanted.length <= before.length; i++) {
      const distance = before.length - (i + wanted.length);
      if (distance < WORDS_BEFORE && wanted.every((word, n) => before[i + n] === word)) return true;
    }
    for (let i = 0; i < WORDS_AFTER; i++)
      if (wanted.length > 0 && wanted.every((word, n) => after[i + n] === word)) return true;
    return false;
  });
}

/** The values that the rule finds and the presets accept, in order. */
export function valuesFound(rule: RuleFile, text: string, groups: readonly CueFile[]): string[] {
  const matcher = compileMatcher(rule.pattern, rule.ignoreCase);
  const validators = bindValidators(rule.validators);
  const phrases = phrasesOf(rule.cues, groups);
  const negative = phrasesOf(rule.negativeCues, groups);
  const found: string[] = [];
  let from = 0;
  for (;;) {
    const match = from < text.length ? matcher.find(text, from) : undefined;
    if (match === undefined) return found;
    from = match.matchEnd;
    const value = text.slice(match.start, match.end);
    if (!validators.every((validator) => validator.check(value, text, match.start))) continue;
    const cue = cueNear(text, match.start, match.end, phrases);
    if (rule.cue === 'required' && !cue) continue;
    const against = cueNear(text, match.start, match.end, negative);
    const score = rule.score + (cue ? rule.cueGain : 0) - (against ? rule.cueGain : 0);
    if (score >= MIN_SCORE) found.push(value);
  }
}
