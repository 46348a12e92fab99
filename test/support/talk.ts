/** What the detector with all built-in rules finds in a dialogue, the same by the fast and by the naive way. */
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { Detector } from '../../src/detect/detector.ts';
import { createNaiveDetector } from '../../src/detect/naive.ts';
import { VALIDATOR_NAMES } from '../../src/detect/validators/index.ts';
import type { Finding } from '../../src/model/finding.ts';
import { findOrdinals } from '../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../src/rules/builtin.ts';
import { readDictionaries } from '../../src/rules/words-load.ts';
import { OPTIONS } from './conversation.ts';
import { dialogueOf, toldIn } from './dialogue.ts';

const rules = loadBuiltinRules(VALIDATOR_NAMES).compiled();
const dictionaries = fileURLToPath(new URL('../../rules/dictionaries', import.meta.url));
const fast = new Detector(rules, OPTIONS);
const naive = createNaiveDetector(rules, readDictionaries(dictionaries), OPTIONS);

export function findingsIn(lines: readonly string[]): readonly Finding[] {
  const dialogue = dialogueOf(lines, findOrdinals);
  const findings = fast.detect(dialogue);
  expect(naive.detect(dialogue), lines.join('\n')).toEqual(findings);
  return findings;
}

/** Findings as `line: value (TYPE)`. */
export function found(...lines: string[]): string[] {
  return toldIn(dialogueOf(lines), findingsIn(lines));
}

/** The same without labels and with only findings of the last line, as `value (TYPE)`. */
export function foundLast(...lines: string[]): string[] {
  const last = `${lines.length - 1}: `;
  return found(...lines)
    .filter((line) => line.startsWith(last))
    .map((line) => line.slice(last.length));
}
