/**
 * What rule authors ask: which rules are there, do a rule's examples hold, what does a rule cost.
 */
import { statSync } from 'node:fs';
import { bindValidators, VALIDATOR_NAMES } from '../detect/validators/index.ts';
import { ChatveilError } from '../model/errors.ts';
import type { CueFile, RuleFile } from '../model/rule.ts';
import { loadPolicy } from '../policy/load.ts';
import { type BuiltinRules, loadBuiltinRules } from '../rules/builtin.ts';
import type { CompiledRule } from '../rules/compile.ts';
import { loadRuleFiles } from '../rules/load.ts';
import { MemoryEngine } from './engine.ts';
import { loadRules } from './load-rules.ts';

/**
 * The built-in rules and those of `paths`, files or folders, as data; nothing is compiled.
 * @throws ChatveilError RULE_INVALID, RULE_UNSAFE
 */
export function listRules(paths: readonly string[] = []): readonly RuleFile[] {
  return filesOf(paths).rules;
}

interface Files {
  readonly rules: readonly RuleFile[];
  readonly cues: readonly CueFile[];
  readonly compile: BuiltinRules['compile'];
}

function filesOf(paths: readonly string[]): Files {
  const { rules, cues, compile } = loadBuiltinRules(VALIDATOR_NAMES);
  if (paths.length === 0) return { rules, cues, compile };
  const added = loadRuleFiles(paths, VALIDATOR_NAMES, { rules, cues });
  return { rules: [...rules, ...added.rules], cues: [...cues, ...added.cues], compile };
}

export interface RuleExampleResult {
  readonly kind: 'match' | 'ignore';
  readonly text: string;
  /** What a `match` example says is found. */
  readonly expected?: string;
  readonly found: readonly string[];
  readonly ok: boolean;
}

export interface RuleTestResult {
  readonly id: string;
  readonly examples: readonly RuleExampleResult[];
}

/**
 * Runs the examples of one rule file with that rule alone. It may use the built-in cue lists and those of `paths`.
 * @throws ChatveilError RULE_INVALID, RULE_UNSAFE
 */
export async function testRuleFile(path: string, paths: readonly string[] = []): Promise<RuleTestResult> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new ChatveilError('RULE_INVALID', 'one rule file is needed, not a folder', { file: path });
  const { cues, compile } = filesOf(paths);
  const { rules } = loadRuleFiles([path], VALIDATOR_NAMES, { rules: [], cues });
  const [rule] = rules;
  if (rule === undefined)
    throw new ChatveilError('RULE_INVALID', 'a rule file is needed, not a cue list', { file: path });
  bindOrName(rule, path);
  return { id: rule.id, examples: await runExamples(rule, cues, compile) };
}

/** @throws ChatveilError RULE_INVALID for a validator's argument that does not fit */
function bindOrName({ id, validators }: RuleFile, file: string): void {
  try {
    bindValidators(validators);
  } catch (error) {
    if (!(error instanceof ChatveilError)) throw error;
    throw new ChatveilError(error.code, error.message, { subject: id, field: 'validators', file });
  }
}

/** The examples of a rule, as it finds them alone with these cue lists. */
async function runExamples(
  rule: RuleFile,
  cues: readonly CueFile[],
  compile: BuiltinRules['compile'],
): Promise<RuleExampleResult[]> {
  const rules = compile([rule], cues);
  const engine = new MemoryEngine(rules, { policy: await loadPolicy('mask'), rulePaths: [] });
  const found = (text: string): string[] =>
    engine
      .redact(text)
      .findings.filter((finding) => finding.rule === rule.id)
      .map(({ start, end }) => text.slice(start, end));
  return [
    ...rule.match.map(({ text, value }): RuleExampleResult => {
      const values = found(text);
      return { kind: 'match', text, expected: value, found: values, ok: values.includes(value) };
    }),
    ...rule.ignore.map((text): RuleExampleResult => {
      const values = found(text);
      return { kind: 'ignore', text, found: values, ok: values.length === 0 };
    }),
  ];
}

export interface RuleLint {
  readonly id: string;
  /** One RE2 search that hits, in microseconds, over texts that differ. */
  readonly microseconds: number;
  readonly problems: readonly string[];
}

/** A hit that costs more than this is worth another pattern; most cost 1 to 3. */
const SLOW_MICROSECONDS = 12;
const VARIATIONS = 100;
const ROUNDS = 8;

/**
 * Cost and problems of every rule, the built-in ones and those of `paths`.
 * @throws ChatveilError RULE_INVALID, RULE_UNSAFE
 */
export async function lintRules(paths: readonly string[] = []): Promise<RuleLint[]> {
  const { cues, compile } = filesOf(paths);
  const { rules } = loadRules({ rulePaths: paths });
  const byPattern = new Map<string, string>();
  const rows: RuleLint[] = [];
  for (const rule of rules) {
    const microseconds = costOf(rule);
    const problems: string[] = [];
    if (microseconds > SLOW_MICROSECONDS) problems.push(`slow: more than ${SLOW_MICROSECONDS} µs a hit`);
    // Without regard to case and with a cue, a pattern is another rule than the strict one.
    const { type, pattern, ignoreCase, validators } = rule.file;
    const key = `${type} ${pattern} ${ignoreCase} ${validators.join()}`;
    const twin = byPattern.get(key);
    if (twin !== undefined) problems.push(`same type, pattern and validators as ${twin}`);
    byPattern.set(key, rule.file.id);
    const failed = (await runExamples(rule.file, cues, compile)).filter((example) => !example.ok).length;
    if (failed > 0)
      problems.push(failed === 1 ? '1 example does not hold' : `${failed} examples do not hold`);
    rows.push({ id: rule.file.id, microseconds, problems });
  }
  return rows;
}

/** The quickest of several rounds: the first compiles, and whatever else runs on the machine only adds. */
function costOf(rule: CompiledRule): number {
  const texts = rule.file.match.map((example) => example.text);
  const varied = Array.from({ length: VARIATIONS }, (_, i) => `${i} ${texts[i % texts.length]!}`);
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (const text of varied) rule.matcher.find(text, 0);
    least = Math.min(least, performance.now() - start);
  }
  return (least * 1000) / VARIATIONS;
}
