/**
 * How well a candidate's evidence tells its type, where several candidates lie over the same text. The score says that
 * something is private; this says what. A loose pattern, one that no check digit, number plan or calendar
 * stands behind, takes any number, so a cue of an earlier message names it only as long as nothing fits better: "order
 * number?" is answered by a phone number too. A pure function of the candidate.
 */
import type { Candidate } from '../model/finding.ts';

/** Rules that repeat what the user or the export says; their spans and types stand before what was read from text. */
export const SAID: ReadonlySet<string> = new Set(['deny-list', 'typed-field', 'speaker']);

/** What of a question's gain counts for naming, where the pattern itself is loose. */
const QUESTION_SHARE = 0.4;

/** Validators that look at the shape only, by their name without arguments. */
const SHAPES: ReadonlySet<string> = new Set(
  'reference not-measured not-one-digit not-round not-year not-date not-uuid digits length mixed has-digit handle plate-like password-like entropy'.split(
    ' ',
  ),
);

/** The candidate's score without what a question adds to a loose pattern. */
export function namingStrength({ score, evidence }: Candidate): number {
  let doubt = 0;
  let loose = false;
  for (const { kind, gain, detail = '' } of evidence) {
    if (kind === 'pattern') loose = true;
    else if (kind === 'validator' && !SHAPES.has(detail.split(':', 1)[0]!)) return score;
    else if (kind === 'question') doubt += gain * (1 - QUESTION_SHARE);
  }
  return loose ? score - doubt : score;
}

/** Whether a pattern for references of any form found it: digits and codes that only words around them explain. */
export function isAnyReference({ evidence }: Candidate): boolean {
  return evidence.some(
    ({ kind, detail }) => kind === 'validator' && detail?.startsWith('reference:') === true,
  );
}
