/**
 * Checked rule files, cue lists and dictionaries → immutable tables that all threads' detectors read.
 * Nothing here looks at text. Matchers are compiled when first used: a run touches about a third of them.
 */
import { createHash } from 'node:crypto';
import type { CueFile, RuleFile } from '../model/rule.ts';
import { MARKUP_TRIGGER } from '../text/markup.ts';
import { CueTable } from './cue-table.ts';
import { type PatternNode, parsePattern } from './pattern.ts';
import { maxLength, minLength } from './pattern-length.ts';
import { compileMatcher, type GroupPlan, type Matcher, planGroup } from './regex.ts';
import { buildTriggerRoutes, digitsAsked, minDigits, type TriggerRoutes } from './trigger-routes.ts';
import { WordTable } from './words.ts';

/** What ordinals, masks and tokens of earlier runs look like, widely; the exact reading is the caller's, as it is of markup. */
const MASK_TRIGGER = '\\[[A-Z]{2,12}[\\]_]|\\*\\*|[Pp][Ii][Ii]1_';

/** What is known of a rule without parsing its pattern. */
export interface RuleFacts {
  readonly index: number;
  readonly file: RuleFile;
  /** UTF-16 units. */
  readonly minLength: number;
  readonly maxLength: number;
  /** ASCII digits that a value holds at the least. */
  readonly minDigits: number;
  readonly cueGroups: readonly number[];
  readonly negativeGroups: readonly number[];
  readonly plan: GroupPlan;
}

export class CompiledRule implements RuleFacts {
  readonly index: number;
  readonly file: RuleFile;
  readonly minLength: number;
  readonly maxLength: number;
  readonly minDigits: number;
  readonly cueGroups: readonly number[];
  readonly negativeGroups: readonly number[];
  readonly plan: GroupPlan;
  private parsed: PatternNode | undefined;
  private compiled: Matcher | undefined;

  constructor(facts: RuleFacts) {
    this.index = facts.index;
    this.file = facts.file;
    this.minLength = facts.minLength;
    this.maxLength = facts.maxLength;
    this.minDigits = facts.minDigits;
    this.cueGroups = facts.cueGroups;
    this.negativeGroups = facts.negativeGroups;
    this.plan = facts.plan;
  }

  get tree(): PatternNode {
    this.parsed ??= parsePattern(this.file.pattern, this.file.ignoreCase);
    return this.parsed;
  }

  get matcher(): Matcher {
    this.compiled ??= compileMatcher(this.file.pattern, this.file.ignoreCase, this.plan);
    return this.compiled;
  }
}

/** A rule by itself; `cueGroups` and `negativeGroups` are indexes into a CueTable's groups. */
export function compileRule(
  index: number,
  file: RuleFile,
  cueGroups: readonly number[] = [],
  negativeGroups: readonly number[] = [],
): CompiledRule {
  const tree = parsePattern(file.pattern, file.ignoreCase);
  const digits = Math.max(minDigits(tree), digitsAsked(file.validators));
  return new CompiledRule({
    index,
    file,
    minLength: minLength(tree),
    maxLength: maxLength(tree),
    minDigits: digits,
    cueGroups,
    negativeGroups,
    plan: planGroup(file.pattern, tree),
  });
}

export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  /** The open ones report `maskTrigger` too, where text may hold masks of an earlier run. */
  readonly routes: TriggerRoutes;
  readonly maskTrigger: number;
  readonly cues: CueTable;
  /** Dictionaries, with the first words of cue phrases flagged. */
  readonly words: WordTable;
  /** See places.ts. */
  readonly places: WordTable;
  /** Hash of all that went in. */
  readonly fingerprint: string;
}

/** The same list for the same file each time, so that its phrases are read once. */
const texts = new WeakMap<CueFile, readonly string[]>();

function textsOf(file: CueFile): readonly string[] {
  const all = texts.get(file) ?? Object.values(file.phrases).flat();
  texts.set(file, all);
  return all;
}

/**
 * Flags the first words of cue phrases in `words`. `wordsFingerprint` stands for all dictionaries in the fingerprint.
 */
export function compileRules(
  files: readonly RuleFile[],
  cueFiles: readonly CueFile[],
  words: WordTable,
  wordsFingerprint: string,
  places: WordTable = WordTable.build([]),
): CompiledRules {
  const groups = new Map<string, readonly string[]>();
  for (const file of cueFiles) groups.set(file.id, textsOf(file));
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
  const asked = new Set(named.flatMap(({ cues: positive, negative }) => [...positive, ...negative]));
  const cues = CueTable.of(groups, new Set([...groups.keys()].filter((group) => !asked.has(group))));
  const indexes = (names: readonly string[]): number[] => names.map((name) => cues.groupIndex(name));
  const rules = named.map(({ file, cues: positive, negative }, index) =>
    compileRule(index, file, indexes(positive), indexes(negative)),
  );
  const masks = { rule: rules.length, pattern: parsePattern(`${MASK_TRIGGER}|${MARKUP_TRIGGER}`, false) };
  const routes = buildTriggerRoutes(rules, [masks]);
  for (const [word, bits] of cues.firstWords) words.add(word, bits);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify({ files, cueFiles, wordsFingerprint }))
    .digest('hex')
    .slice(0, 16);
  return { rules, routes, maskTrigger: masks.rule, cues, words, places, fingerprint };
}
