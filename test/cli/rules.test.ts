import { describe, expect, it } from 'vitest';
import { placeWith } from './start.ts';

const RULE = `type: ACCOUNT
title: Loyalty card number of an invented shop
source: https://example.com/loyalty
regions: [GB]
pattern: '\\bLC-[0-9]{6}\\b'
score: 0.9
match:
  - 'my card is [[LC-123456]]'
ignore:
  - 'model LC-12'
`;

describe('rules list', () => {
  it('shows all rules as a table', async () => {
    const { code, stdout, stderr } = await placeWith().chatveil(['rules', 'list']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [title, ...rows] = stdout.split('\n').slice(0, -1);
    expect(title).toMatch(/^Rule +Type +Regions +Cue +Score {2}What it is$/);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.some((row) => / EMAIL +all /.test(row))).toBe(true);
  });

  it('filters by type and region', async () => {
    const { chatveil } = placeWith();
    const phones = (await chatveil(['rules', 'list', '--type', 'phone'])).stdout.split('\n').slice(1, -1);
    expect(phones.length).toBeGreaterThan(0);
    for (const row of phones) expect(row).toMatch(/ PHONE /);
    const german = (await chatveil(['rules', 'list', '--region', 'de'])).stdout.split('\n').slice(1, -1);
    expect(german.length).toBeGreaterThan(0);
    for (const row of german) expect(row).toMatch(/\bDE\b/);
  });

  it('lists rules of your own with the others', async () => {
    const { chatveil } = placeWith({ 'mine/loyalty-card.yaml': RULE });
    const { stdout } = await chatveil(['rules', 'list', '--rules', 'mine', '--type', 'ACCOUNT']);
    expect(stdout).toMatch(
      /\nloyalty-card +ACCOUNT +GB +optional +0\.90 {2}Loyalty card number of an invented shop\n/,
    );
  });

  it('says so if nothing fits', async () => {
    const { code, stdout, stderr } = await placeWith().chatveil(['rules', 'list', '--region', 'XX']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('no rule fits');
  });
});

describe('rules test', () => {
  it('passes a rule whose examples hold', async () => {
    const { chatveil } = placeWith({ 'loyalty-card.yaml': RULE });
    expect(await chatveil(['rules', 'test', 'loyalty-card.yaml'])).toEqual({
      code: 0,
      stdout: 'loyalty-card: 2 of 2 examples hold\n',
      stderr: '',
    });
  });

  it('names each example that does not, with exit code 1', async () => {
    const wrong = RULE.replace("'model LC-12'", "'card LC-654321'").replace('[[LC-123456]]', '[[LC-1234]]');
    const { chatveil } = placeWith({ 'loyalty-card.yaml': wrong });
    const { code, stdout } = await chatveil(['rules', 'test', 'loyalty-card.yaml']);
    expect(code).toBe(1);
    expect(stdout).toBe(`does not match as said: "my card is LC-1234"
  expected "LC-1234", found nothing
matches, but should be ignored: "card LC-654321"
  expected nothing, found "LC-654321"
loyalty-card: 0 of 2 examples hold
`);
  });

  it('refuses a file that breaks the contract, by file and line', async () => {
    const { chatveil } = placeWith({ 'loyalty-card.yaml': RULE.replace('type: ACCOUNT', 'type: ACOUNT') });
    const { code, stderr } = await chatveil(['rules', 'test', 'loyalty-card.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean "ACCOUNT"?');
    expect(stderr).toContain('loyalty-card.yaml:1');
  });
});

describe('rules lint', () => {
  it('measures every rule, own ones included', async () => {
    const { chatveil } = placeWith({ 'mine/loyalty-card.yaml': RULE });
    const { code, stdout } = await chatveil(['rules', 'lint', '--rules', 'mine']);
    expect([0, 1]).toContain(code);
    expect(stdout).toMatch(/\nloyalty-card +\d+\.\d\d/);
    expect(stdout).toMatch(/\nRules checked: \d+, with problems: \d+\n$/);
  });
});
