import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ENTITY_TYPES } from '../../src/model/entity-types.ts';
import { ChatveilError } from '../../src/model/errors.ts';
import { CUE_FIELDS, RULE_FIELDS } from '../../src/rules/check.ts';
import { loadRuleFiles } from '../../src/rules/load.ts';

const root = mkdtempSync(join(tmpdir(), 'chatveil-rules-'));
afterAll(() => rmSync(root, { recursive: true }));
const VALIDATORS: ReadonlySet<string> = new Set(['luhn', 'digits']);

const RULE: Readonly<Record<string, string>> = {
  type: 'ORDER',
  title: 'Order number of the Example shop',
  source: 'https://example.com/orders',
  pattern: "'\\bEX-\\d{4}\\b'",
  score: '0.6',
  validators: "['digits:4']",
  cues: "['@shop', order]",
  match: "\n  - 'order [[EX-1234]] please'",
};

let packs = 0;

/** A pack with one rule `ex-order` and one cue list, fields changed or (undefined) left out. */
function pack(
  changes: Readonly<Record<string, string | undefined>> = {},
  more: Readonly<Record<string, string>> = {},
): string {
  const folder = join(root, String(packs++));
  const fields = Object.entries({ ...RULE, ...changes }).filter(([, value]) => value !== undefined);
  const files = {
    'shop/ex-order.yaml': `${fields.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`,
    'cues/shop.yaml': 'title: Shops\nphrases:\n  en: [shop, my order]\n',
    ...more,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function errorOf(folder: string): ChatveilError {
  try {
    loadRuleFiles([folder], VALIDATORS);
  } catch (error) {
    if (error instanceof ChatveilError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('loadRuleFiles', () => {
  it('reads rules and cue lists with their defaults', () => {
    const { rules, cues } = loadRuleFiles([pack()], VALIDATORS);
    expect(rules).toEqual([
      {
        id: 'ex-order',
        type: 'ORDER',
        title: 'Order number of the Example shop',
        source: 'https://example.com/orders',
        regions: [],
        pattern: '\\bEX-\\d{4}\\b',
        ignoreCase: false,
        score: 0.6,
        validators: ['digits:4'],
        cues: ['@shop', 'order'],
        cueGain: 0.2,
        cue: 'optional',
        negativeCues: [],
        match: [{ text: 'order EX-1234 please', value: 'EX-1234' }],
        ignore: [],
      },
    ]);
    expect(cues).toEqual([{ id: 'shop', title: 'Shops', phrases: { en: ['shop', 'my order'] } }]);
  });

  it('joins the lines of a pattern', () => {
    const { rules } = loadRuleFiles([pack({ pattern: "\n  - '\\bEX-'\n  - '\\d{4}\\b'" })], VALIDATORS);
    expect(rules[0]?.pattern).toBe('\\bEX-\\d{4}\\b');
  });

  it('shares cue lists and ids over all packs', () => {
    const own = pack({}, { 'shop/other.yaml': '' });
    rmSync(join(own, 'shop/other.yaml'));
    const second = join(root, 'second');
    mkdirSync(second, { recursive: true });
    const text = readFileSync(join(own, 'shop/ex-order.yaml'), 'utf8');
    writeFileSync(join(second, 'other-order.yaml'), text);
    expect(loadRuleFiles([own, second], VALIDATORS).rules.map((rule) => rule.id)).toEqual([
      'ex-order',
      'other-order',
    ]);
    writeFileSync(join(second, 'ex-order.yaml'), text);
    expect(() => loadRuleFiles([own, second], VALIDATORS)).toThrowError(/taken by/);
  });

  it('passes over dictionaries, hidden files and other kinds of files', () => {
    const folder = pack(
      {},
      { 'dictionaries/x.yaml': 'nonsense', '.hidden.yaml': 'nonsense', 'notes.md': '#' },
    );
    expect(loadRuleFiles([folder], VALIDATORS).rules).toHaveLength(1);
  });

  it.each<[string, Record<string, string | undefined>, string, string, RegExp]>([
    ['an unknown field', { scoer: '1' }, 'RULE_INVALID', 'scoer', /did you mean "score"/],
    ['an unknown type', { type: 'EMIAL' }, 'RULE_INVALID', 'type', /did you mean "EMAIL"/],
    ['no title', { title: undefined }, 'RULE_INVALID', 'title', /missing/],
    ['a blank title', { title: "' '" }, 'RULE_INVALID', 'title', /empty/],
    ['a number as title', { title: '42' }, 'RULE_INVALID', 'title', /quotes/],
    ['a source that is no link', { source: 'http://example.com' }, 'RULE_INVALID', 'source', /https/],
    ['a score above 1', { score: '1.5' }, 'RULE_INVALID', 'score', /from 0 to 1/],
    ['no score', { score: undefined }, 'RULE_INVALID', 'score', /number/],
    ['a region that is no code', { regions: '[Germany]' }, 'RULE_INVALID', 'regions.0', /ISO 3166/],
    [
      'an unknown validator',
      { validators: '[luhnn]' },
      'RULE_INVALID',
      'validators.0',
      /did you mean "luhn"/,
    ],
    ['an unknown cue list', { cues: "['@shopp']" }, 'RULE_INVALID', 'cues.0', /did you mean "shop"/],
    ['a required cue without cues', { cue: 'required', cues: undefined }, 'RULE_INVALID', 'cue', /no cues/],
    ['a cue word that is neither', { cue: 'maybe' }, 'RULE_INVALID', 'cue', /unknown cue/],
    ['no example', { match: '[]' }, 'RULE_INVALID', 'match', /at least one/],
    ['an example without mark', { match: "['EX-1234']" }, 'RULE_INVALID', 'match.0', /double square/],
    ['an example with two marks', { match: "['[[a]] [[b]]']" }, 'RULE_INVALID', 'match.0', /once/],
    ['ignore_case that is no boolean', { ignore_case: 'ja' }, 'RULE_INVALID', 'ignore_case', /true or false/],
    ['lookaround', { pattern: "'(?=a)b'" }, 'RULE_UNSAFE', 'pattern', /kind/],
    ['an unbounded repeat', { pattern: "'a+'" }, 'RULE_UNSAFE', 'pattern', /unbounded/],
    ['a repeat bound of 65', { pattern: "'a{1,65}'" }, 'RULE_UNSAFE', 'pattern', /above 64/],
    ['the empty string', { pattern: "'a?'" }, 'RULE_UNSAFE', 'pattern', /empty string/],
    ['an empty group', { pattern: "'a(b?)'" }, 'RULE_UNSAFE', 'pattern', /empty string/],
    [
      'a match of 8193 units',
      { pattern: `'${'[a-z]{64}'.repeat(128)}z'` },
      'RULE_UNSAFE',
      'pattern',
      /longer than 8192/,
    ],
    ['what RE2 refuses', { pattern: "'(?:(?:a{64}){64}){64}'" }, 'RULE_UNSAFE', 'pattern', /RE2/],
  ])('refuses %s', (_name, changes, code, field, reason) => {
    const folder = pack(changes);
    const error = errorOf(folder);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(reason);
    expect(error.place).toMatchObject({
      subject: 'ex-order',
      field,
      file: join(folder, 'shop/ex-order.yaml'),
    });
    expect(error.place.line).toBeGreaterThan(0);
  });

  it('takes a match of exactly 8192 units', () => {
    const fits = pack({ pattern: `'${'[a-z]{64}'.repeat(128)}'` });
    expect(loadRuleFiles([fits], VALIDATORS).rules).toHaveLength(1);
  });

  it('names the line of the field', () => {
    expect(errorOf(pack({ score: '7' })).place.line).toBe(5);
    expect(errorOf(pack({ match: "\n  - 'a [[EX-1234]]'\n  - 'unmarked'" })).place.line).toBe(10);
  });

  it('refuses file names that are no ids, cue lists that are wrong and files that are missing', () => {
    const text = 'title: x\nphrases:\n  en: [x]\n';
    expect(errorOf(pack({}, { 'cues/Bad_Name.yaml': text })).place.subject).toBe('Bad_Name');
    expect(errorOf(pack({}, { 'cues/more.yaml': 'title: x\nphrases:\n  english: [x]\n' })).message).toMatch(
      /two-letter/,
    );
    expect(errorOf(pack({}, { 'cues/more.yaml': 'title: x\nphrases:\n  en: [x, x]\n' })).message).toMatch(
      /twice/,
    );
    expect(errorOf(pack({}, { 'cues/more.yaml': 'title: x\nphrases: {}\n' })).message).toMatch(
      /at least one/,
    );
    expect(errorOf(join(root, 'missing')).code).toBe('RULE_INVALID');
  });

  it('never mixes up the order of files', () => {
    const text = Object.entries(RULE)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n');
    const folder = pack({}, { 'z/a-rule.yaml': text, 'a/z-rule.yaml': text });
    expect(loadRuleFiles([folder], VALIDATORS).rules.map((rule) => rule.id)).toEqual([
      'a-rule',
      'ex-order',
      'z-rule',
    ]);
  });
});

describe('schemas/rule.schema.json', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schemas/rule.schema.json', import.meta.url), 'utf8'));

  it('lists the fields and types that the loader takes', () => {
    expect(Object.keys(schema.$defs.rule.properties)).toEqual([...RULE_FIELDS]);
    expect(schema.$defs.rule.properties.type.enum).toEqual([...ENTITY_TYPES]);
    expect(Object.keys(schema.$defs.cues.properties)).toEqual([...CUE_FIELDS]);
  });

  it('demands what the loader demands', () => {
    for (const field of schema.$defs.rule.required)
      expect(errorOf(pack({ [field]: undefined })).place.field).toBe(field);
  });
});
