import type { EntityType } from './entity-types.ts';

/**
 * One rule as it stands in `rules/`, after checking. The file's name is the id.
 * What each field means is written for rule authors in CONTRIBUTING.md and in schemas/rule.schema.json.
 */
export interface RuleFile {
  readonly id: string;
  readonly type: EntityType;
  /** One sentence: what the value is and who issues it. */
  readonly title: string;
  /** Where the form is specified: a link to the standard or issuing body. */
  readonly source: string;
  /** ISO 3166 codes the value belongs to; empty for values known everywhere. */
  readonly regions: readonly string[];
  /**
   * RE2 syntax, matched against the folded text; the lines of a YAML list are joined. The one capturing group is
   * the span; without one the whole match is.
   */
  readonly pattern: string;
  /** Ignore the case of the pattern. */
  readonly ignoreCase: boolean;
  /** Score of a match that passes its validators, before cues. */
  readonly score: number;
  /** All must pass; names of the validator table, with an optional argument (`digits:9-12`). */
  readonly validators: readonly string[];
  /** Words or phrases near the match that raise the score, or `@group` for a shared list in rules/cues. */
  readonly cues: readonly string[];
  /** What a cue adds to the score. */
  readonly cueGain: number;
  /** `required`: without a cue there is no finding, and the pattern is not even tried. */
  readonly cue: 'optional' | 'required';
  /** Words or phrases near the match that speak against it, each taking `cueGain` away. */
  readonly negativeCues: readonly string[];
  readonly match: readonly RuleExample[];
  /** Texts in which this rule finds nothing. */
  readonly ignore: readonly string[];
}

/** A text in which the rule finds exactly `value`. */
export interface RuleExample {
  readonly text: string;
  readonly value: string;
}

/** One list of `rules/cues/*.yaml`: the words by which people announce a kind of value. */
export interface CueFile {
  readonly id: string;
  readonly title: string;
  /** Phrases by language code. Matched word by word, without case and accents. */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
}
