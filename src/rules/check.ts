/**
 * Turns the YAML of one rule or cue list into a checked RuleFile or CueFile. What is wrong with a rule is found here,
 * before anything runs: RULE_INVALID for fields, RULE_UNSAFE for patterns.
 */
import { unknownName } from '../config/nearest.ts';
import type { YamlFile } from '../config/yaml.ts';
import { ENTITY_TYPES } from '../model/entity-types.ts';
import { ChatveilError } from '../model/errors.ts';
import { LIMITS } from '../model/limits.ts';
import type { CueFile, RuleExample, RuleFile } from '../model/rule.ts';
import { type PatternNode, parsePattern } from './pattern.ts';
import { maxLength, minLength } from './pattern-length.ts';
import { FieldReader } from './read-fields.ts';
import { compileMatcher, planGroup } from './regex.ts';

/** Fields of a rule file, in the order in which authors write them. */
export const RULE_FIELDS = [
  'type',
  'title',
  'source',
  'regions',
  'pattern',
  'ignore_case',
  'score',
  'validators',
  'cues',
  'cue_gain',
  'cue',
  'negative_cues',
  'match',
  'ignore',
] as const;

export const CUE_FIELDS = ['title', 'phrases'] as const;

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const REGION = /^[A-Z]{2}$/;
const LANGUAGE = /^[a-z]{2}$/;
const DEFAULT_CUE_GAIN = 0.2;

/** What a rule may refer to. */
export interface KnownNames {
  readonly validators: ReadonlySet<string>;
  readonly cueGroups: ReadonlySet<string>;
}

/** @throws ChatveilError RULE_INVALID or RULE_UNSAFE */
export function checkRule(id: string, yaml: YamlFile, known: KnownNames): RuleFile {
  const read = new FieldReader(yaml, id, RULE_FIELDS);
  if (!ID.test(id)) read.fail([], 'the file name must be lower-case words joined by hyphens');
  const pattern = read.joined('pattern');
  const ignoreCase = read.boolean('ignore_case', false);
  checkPattern(read, pattern, ignoreCase);
  const cue = read.choice('cue', ['optional', 'required'], 'optional');
  const cues = checkCues(read, 'cues', known);
  if (cue === 'required' && cues.length === 0) read.fail(['cue'], 'a required cue, but no cues');
  const match = read.texts('match').map((text, i) => checkExample(read, text, i));
  if (match.length === 0) read.fail(['match'], 'at least one example must stand here');
  return {
    id,
    type: read.choice('type', ENTITY_TYPES),
    title: read.text('title'),
    source: checkSource(read),
    regions: checkRegions(read),
    pattern,
    ignoreCase,
    score: read.number('score', undefined, 0, 1),
    validators: checkValidators(read, known),
    cues,
    cueGain: read.number('cue_gain', DEFAULT_CUE_GAIN, 0, 1),
    cue,
    negativeCues: checkCues(read, 'negative_cues', known),
    match,
    ignore: read.texts('ignore'),
  };
}

/** @throws ChatveilError RULE_INVALID */
export function checkCueFile(id: string, yaml: YamlFile): CueFile {
  const read = new FieldReader(yaml, id, CUE_FIELDS);
  if (!ID.test(id)) read.fail([], 'the file name must be lower-case words joined by hyphens');
  const phrases = read.textsByKey('phrases');
  for (const [language, list] of Object.entries(phrases)) {
    if (!LANGUAGE.test(language))
      read.fail(['phrases', language], 'a two-letter language code must stand here');
    const at = list.findIndex((phrase, i) => list.indexOf(phrase) !== i);
    if (at >= 0) read.fail(['phrases', language, at], 'this phrase stands here twice');
  }
  if (Object.keys(phrases).length === 0) read.fail(['phrases'], 'at least one language must stand here');
  return { id, title: read.text('title'), phrases };
}

function checkPattern(read: FieldReader, pattern: string, ignoreCase: boolean): void {
  let tree: PatternNode;
  try {
    tree = parsePattern(pattern, ignoreCase);
    compileMatcher(pattern, ignoreCase, planGroup(pattern, tree));
  } catch (error) {
    if (!(error instanceof ChatveilError)) throw error;
    read.fail(['pattern'], error.message, 'RULE_UNSAFE');
  }
  if (minLength(tree) === 0 || !spanIsNeverEmpty(tree))
    read.fail(['pattern'], 'the pattern, or its group, matches the empty string', 'RULE_UNSAFE');
  if (maxLength(tree) > LIMITS.matchLength)
    read.fail(['pattern'], `a match could be longer than ${LIMITS.matchLength} units`, 'RULE_UNSAFE');
}

function spanIsNeverEmpty(tree: PatternNode): boolean {
  const parts = tree.kind === 'concat' ? tree.parts : [tree];
  return parts.every((part) => part.kind !== 'group' || !part.capturing || minLength(part) > 0);
}

function checkSource(read: FieldReader): string {
  const source = read.text('source');
  if (!/^https:\/\/\S{1,400}$/.test(source)) read.fail(['source'], 'one https link must stand here');
  return source;
}

function checkRegions(read: FieldReader): readonly string[] {
  const regions = read.texts('regions');
  regions.forEach((region, i) => {
    if (!REGION.test(region))
      read.fail(['regions', i], 'a two-letter country code (ISO 3166) must stand here');
  });
  return regions;
}

function checkValidators(read: FieldReader, known: KnownNames): readonly string[] {
  const validators = read.texts('validators');
  validators.forEach((validator, i) => {
    const name = validator.split(':', 1)[0]!;
    if (!known.validators.has(name))
      read.fail(['validators', i], unknownName('validator', name, known.validators));
  });
  return validators;
}

function checkCues(read: FieldReader, field: string, known: KnownNames): readonly string[] {
  const cues = read.texts(field);
  cues.forEach((cue, i) => {
    if (cue.startsWith('@') && !known.cueGroups.has(cue.slice(1)))
      read.fail([field, i], unknownName('cue group', cue.slice(1), known.cueGroups));
  });
  return cues;
}

const MARKED = /\[\[(.+?)\]\]/g;

/** Examples are written with the value in double square brackets. */
function checkExample(read: FieldReader, marked: string, i: number): RuleExample {
  const values = [...marked.matchAll(MARKED)];
  const value = values[0]?.[1];
  if (value === undefined || values.length > 1)
    return read.fail(['match', i], 'mark the value, once, with double square brackets: [[value]]');
  return { text: marked.replace(MARKED, '$1'), value };
}
