/**
 * What each kind of evidence, or each rule, finds and what it costs. A span counts for every kind that it rests on, so the
 * rows of a table add up to more than the whole. The definitions, beside those of score.ts:
 *
 * - found: findings with this key, after overlaps were settled; right, neutral and false as for strict precision
 * - covered: counted gold spans that the accepted spans of this key cover wholly, with no help from others
 * - typed: the same, and one of them that overlaps is of the gold span's type
 * - only: counted gold spans that are wholly covered by all together and are not without the spans of this key
 *
 * "Only" takes away spans and weighs nothing anew: a rule that would have scored enough without its cue counts as lost
 * with the cue. `--ablate` runs the detector without it instead.
 */
import type { Detected, DetectedSpan } from './detected.ts';
import { entry, type GoldConversation, type GoldSpan } from './gold.ts';
import { coverOf, overlap } from './score.ts';

export interface Share {
  found: number;
  right: number;
  neutral: number;
  wrong: number;
  covered: number;
  typed: number;
  only: number;
}

export interface Attribution {
  readonly byKey: ReadonlyMap<string, Share>;
  /** Counted gold spans, and messages, of all conversations. */
  readonly marked: number;
  readonly messages: number;
}

export const byKind = (span: DetectedSpan): readonly string[] => span.kinds;
export const byRule = (span: DetectedSpan): readonly string[] => [span.rule];

const emptyShare = (): Share => ({
  found: 0,
  right: 0,
  neutral: 0,
  wrong: 0,
  covered: 0,
  typed: 0,
  only: 0,
});

export function attribute(
  gold: readonly GoldConversation[],
  detected: ReadonlyMap<string, Detected>,
  keysOf: (span: DetectedSpan) => readonly string[],
): Attribution {
  const byKey = new Map<string, Share>();
  let marked = 0;
  let messages = 0;
  for (const conversation of gold) {
    messages += conversation.messages.length;
    marked += conversation.spans.filter((span) => span.optional !== true).length;
    const { findings = [], accepted = [] } = detected.get(conversation.id) ?? {};
    for (const span of findings) {
      const what = outcome(span, conversation.spans);
      for (const key of keysOf(span)) {
        const share = entry(byKey, key, emptyShare);
        share.found++;
        share[what]++;
      }
    }
    for (const span of conversation.spans) {
      if (span.optional === true) continue;
      const text = conversation.messages[span.message]?.text ?? '';
      const near = accepted.filter((other) => other.message === span.message && overlap(other, span));
      credit(span, text, near, keysOf, byKey);
    }
  }
  return { byKey, marked, messages };
}

function outcome(span: DetectedSpan, marked: readonly GoldSpan[]): 'right' | 'neutral' | 'wrong' {
  const hit = marked.filter((gold) => gold.message === span.message && overlap(gold, span));
  if (hit.length === 0) return 'wrong';
  return hit.every((gold) => gold.optional === true) ? 'neutral' : 'right';
}

function credit(
  span: GoldSpan,
  text: string,
  near: readonly DetectedSpan[],
  keysOf: (span: DetectedSpan) => readonly string[],
  byKey: Map<string, Share>,
): void {
  const isCovered = coverOf(span, near, text).complete;
  for (const key of new Set(near.flatMap(keysOf))) {
    const share = entry(byKey, key, emptyShare);
    const alone = coverOf(
      span,
      near.filter((other) => keysOf(other).includes(key)),
      text,
    );
    const without = near.filter((other) => !keysOf(other).includes(key));
    if (alone.complete) share.covered++;
    if (alone.typed) share.typed++;
    if (isCovered && !coverOf(span, without, text).complete) share.only++;
  }
}
