import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRules, testRuleFile } from '../../src/engine/rule-tools.ts';

const LOYALTY = [
  'type: ACCOUNT',
  'title: Loyalty card',
  'source: https://example.com/loyalty',
  "pattern: '\\bLC-(\\d{4} ?\\d{4})\\b'",
  'score: 0.6',
  'match:',
  "  - 'my loyalty card is LC-[[4411 2087]]'",
  'ignore:',
  "  - 'part number LD-4411 2087'",
];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chatveil-rules-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

describe('listRules', () => {
  it('gives the built-in rules, and those of paths after them', () => {
    const builtin = listRules();
    expect(builtin.length).toBeGreaterThan(100);
    expect(builtin.map(({ id }) => id)).toContain('email');
    const path = file('list/loyalty-card.yaml', LOYALTY);
    const all = listRules([dirname(path)]);
    expect(all).toHaveLength(builtin.length + 1);
    expect(all.at(-1)).toMatchObject({ id: 'loyalty-card', type: 'ACCOUNT', cue: 'optional', score: 0.6 });
  });

  it('refuses an id that is taken, and a path that is not there', () => {
    const taken = file('taken/email.yaml', LOYALTY);
    expect(() => listRules([taken])).toThrow(expect.objectContaining({ code: 'RULE_INVALID' }));
    expect(() => listRules([join(folder, 'nowhere')])).toThrow(
      expect.objectContaining({ code: 'RULE_INVALID' }),
    );
  });
});

describe('testRuleFile', () => {
  it('runs each example with that rule alone', async () => {
    const { id, examples } = await testRuleFile(file('good/loyalty-card.yaml', LOYALTY));
    expect(id).toBe('loyalty-card');
    expect(examples).toEqual([
      {
        kind: 'match',
        text: 'my loyalty card is LC-4411 2087',
        expected: '4411 2087',
        found: ['4411 2087'],
        ok: true,
      },
      { kind: 'ignore', text: 'part number LD-4411 2087', found: [], ok: true },
    ]);
  });

  it('says which example does not hold, and what is found instead', async () => {
    const wrong = LOYALTY.map((line) => line.replace('[[4411 2087]]', '4411 [[2087]]').replace('LD-', 'LC-'));
    const { examples } = await testRuleFile(file('wrong/loyalty-card.yaml', wrong));
    expect(examples.map(({ ok, found }) => [ok, found])).toEqual([
      [false, ['4411 2087']],
      [false, ['4411 2087']],
    ]);
  });

  it('uses the built-in cue lists', async () => {
    const { examples } = await testRuleFile('rules/global/phone-by-cue.yaml');
    expect(examples.length).toBeGreaterThan(1);
    expect(examples.filter(({ ok }) => !ok)).toEqual([]);
  });

  it("uses cue lists of one's own where it is told of them", async () => {
    const waiting = [...LOYALTY, 'cue: required', "cues: ['@mine']"];
    const path = file('own/loyalty-card.yaml', waiting);
    const cues = dirname(file('own/cues/mine.yaml', ['title: mine', 'phrases:', '  en: [loyalty card]']));
    const { examples } = await testRuleFile(path, [cues]);
    expect(examples.every(({ ok }) => ok)).toBe(true);
    await expect(testRuleFile(path)).rejects.toMatchObject({ code: 'RULE_INVALID' });
  });

  it.each([
    ['a folder of several', () => dirname(dirname(file('two/a.yaml', LOYALTY)))],
    ['a folder of none', () => dirname(file('none/readme.txt', ['x']))],
    ['a cue list', () => file('some/cues/mine.yaml', ['title: x', 'phrases:', '  en: [loyalty]'])],
    [
      'a validator that does not know its argument',
      () => file('odd/odd.yaml', [...LOYALTY, "validators: ['digits:many']"]),
    ],
    ['no rule at all', () => file('empty/empty.yaml', [''])],
  ])('refuses %s', async (_name, path) => {
    await expect(testRuleFile(path())).rejects.toMatchObject({ code: 'RULE_INVALID' });
  });
});
