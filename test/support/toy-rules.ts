/** Rules of letters, for tests of the machinery: real patterns stand in rules/ alone. */
import type { CueFile, RuleFile } from '../../src/model/rule.ts';
import { type CompiledRule, type CompiledRules, compileRule, compileRules } from '../../src/rules/compile.ts';
import { type WordEntry, WordTable } from '../../src/rules/words.ts';

export function toyRule(pattern: string, more: Partial<RuleFile> = {}): RuleFile {
  return {
    id: 'toy',
    type: 'ACCOUNT',
    title: 'toy',
    source: 'https://example.com',
    regions: [],
    pattern,
    ignoreCase: false,
    score: 0.8,
    validators: [],
    cues: [],
    cueGain: 0.3,
    cue: 'optional',
    negativeCues: [],
    match: [],
    ignore: [],
    ...more,
  };
}

export function compiledRule(pattern: string): CompiledRule {
  return compileRule(0, toyRule(pattern));
}

export function toyRules(
  rules: readonly RuleFile[],
  cues: readonly CueFile[] = [],
  words: readonly WordEntry[] = [['toy', 4]],
): CompiledRules {
  return compileRules(rules, cues, WordTable.build(words), 'toy');
}
