/**
 * Checked rule files, cue lists and dictionaries → immutable tables that all threads' detectors read.
 * Nothing here looks at text. Matchers are compiled when first used: a run touches about a third of them.
 */
import { createHash } from 'node:crypto';
import type { CueFile, RuleFile } from '../model/rule.ts';
import { CueTable, WORD_CUE } from './cue-table.ts';
import { type PatternNode, parsePattern } from './pattern.ts';
import { maxLength } from './pattern-length.ts';
import { compileMatcher, type Matcher } from './regex.ts';
import { buildTriggerRoutes, digitsAsked, minDigits, type TriggerRoutes } from './trigger-routes.ts';
import type { WordTable } from './words.ts';

/** What ordinals and masks of earlier runs look like, widely; the exact reading is the caller's. */
const MASK_TRIGGER = '\\[[A-Z]{2,12}[\\]_]|\\*\\*';

export class CompiledRule {
  readonly index: number;
  readonly file: RuleFile;
  /** UTF-16 units. */
  readonly maxLength: number;
  readonly cueGroups: readonly number[];
  readonly negativeGroups: readonly number[];
  /** ASCII digits that a value holds at the least. */
  readonly minDigits: number;
  readonly tree: PatternNode;
  private compiled: Matcher | undefined;

  constructor(
    index: number,
    file: RuleFile,
    tree: PatternNode,
    cueGroups: readonly number[],
    negativeGroups: readonly number[],
  ) {
    this.index = index;
    this.file = file;
    this.tree = tree;
    this.maxLength = maxLength(tree);
    this.minDigits = Math.max(minDigits(tree), digitsAsked(file.validators));
    this.cueGroups = cueGroups;
    this.negativeGroups = negativeGroups;
  }

  get matcher(): Matcher {
    this.compiled ??= compileMatcher(this.file.pattern, this.file.ignoreCase, this.tree);
    return this.compiled;
  }
}

export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  /** The open ones report `maskTrigger` too, where text may hold masks of an earlier run. */
  readonly routes: TriggerRoutes;
  readonly maskTrigger: number;
  readonly cues: CueTable;
  /** Dictionaries, with the first words of cue phrases flagged. */
  readonly words: WordTable;
  /** Hash of all that went in. */
  readonly fingerprint: string;
}

/**
 * Flags the first words of cue phrases in `words`. `wordsFingerprint` stands for the dictionaries in the fingerprint.
 */
export function compileRules(
  files: readonly RuleFile[],
  cueFiles: readonly CueFile[],
  words: WordTable,
  wordsFingerprint: string,
): CompiledRules {
  const groups = new Map<string, readonly string[]>();
  for (const file of cueFiles) groups.set(file.id, Object.values(file.phrases).flat());
  const ownGroups = (rule: RuleFile, field: string, cues: readonly string[]): string[] => {
    const names = cues.filter((cue) => cue.startsWith('@')).map((cue) => cue.slice(1));
    const phrases = cues.filter((cue) => !cue.startsWith('@'));
    if (phrases.length === 0) return names;
    groups.set(`${rule.id}/${field}`, phrases);
    return [...names, `${rule.id}/${field}`];
  };
  const named = files.map((file) => ({
    file,
    cues: ownGroups(file, 'cues', file.cues),
    negative: ownGroups(file, 'negative_cues', file.negativeCues),
  }));
  const cues = new CueTable(groups);
  const indexes = (names: readonly string[]): number[] => names.map((name) => cues.groupIndex(name));
  const rules = named.map(({ file, cues: positive, negative }, index) => {
    const tree = parsePattern(file.pattern, file.ignoreCase);
    return new CompiledRule(index, file, tree, indexes(positive), indexes(negative));
  });
  const masks = { rule: rules.length, pattern: parsePattern(MASK_TRIGGER, false) };
  const routes = buildTriggerRoutes(rules, [masks]);
  for (const word of cues.firstWords) words.add(word, WORD_CUE);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify({ files, cueFiles, wordsFingerprint }))
    .digest('hex')
    .slice(0, 16);
  return { rules, routes, maskTrigger: masks.rule, cues, words, fingerprint };
}
