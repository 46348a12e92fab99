import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nearestName, unknownName } from '../../src/config/nearest.ts';
import { parseYaml, readYaml } from '../../src/config/yaml.ts';
import { ChatveilError } from '../../src/model/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'chatveil-yaml-'));
afterAll(() => rmSync(folder, { recursive: true }));

function errorOf(act: () => unknown): ChatveilError {
  try {
    act();
  } catch (error) {
    if (error instanceof ChatveilError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('parseYaml', () => {
  it('returns plain data', () => {
    const yaml = parseYaml("a: 1\nb: [x, 'y']\nc:\n  d: true\nno: null\n", 'x.yaml');
    expect(yaml.value).toEqual({ a: 1, b: ['x', 'y'], c: { d: true }, no: null });
  });

  it('reads country codes and clock times as the words they are (YAML 1.2)', () => {
    expect(parseYaml('regions: [NO, DK]\nat: 12:30', 'x.yaml').value).toEqual({
      regions: ['NO', 'DK'],
      at: '12:30',
    });
  });

  it('knows the line of a value, or of its nearest parent', () => {
    const yaml = parseYaml('a: 1\nb:\n  - x\n  - y\nc:\n  d: 4\n', 'x.yaml');
    expect(yaml.lineOf(['b', 1])).toBe(4);
    expect(yaml.lineOf(['c', 'd'])).toBe(6);
    expect(yaml.lineOf(['c', 'missing', 3])).toBe(6);
    expect(yaml.lineOf(['nowhere'])).toBe(1);
  });

  it.each([
    ['broken nesting', 'a: 1\nb: [2\nc: 3\n', 3],
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', 3],
    ['an unknown tag', 'a: !secret x\n', 1],
    ['two documents', 'a: 1\n---\nb: 2\n', 2],
    ['an open quote', 'a: 1\nb: "x\n', 3],
  ])('refuses %s and names the line', (_name, text, line) => {
    const error = errorOf(() => parseYaml(text, 'x.yaml', 'POLICY_INVALID'));
    expect(error.code).toBe('POLICY_INVALID');
    expect(error.place).toMatchObject({ file: 'x.yaml', line });
  });

  it('quotes nothing of the file and carries no cause', () => {
    const error = errorOf(() => parseYaml('password: "hunter2\n  - [', 'x.yaml'));
    expect(error.message).not.toContain('hunter2');
    expect(error.cause).toBeUndefined();
  });

  it('refuses aliases that unfold to many nodes', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let i = 1; i < 9; i++) {
      const last = String.fromCharCode(96 + i);
      const next = String.fromCharCode(97 + i);
      bomb.push(`${next}: &${next} [${Array(9).fill(`*${last}`).join(',')}]`);
    }
    const started = performance.now();
    expect(errorOf(() => parseYaml(bomb.join('\n'), 'bomb.yaml')).code).toBe('CONFIG_INVALID');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('takes a few aliases', () => {
    expect(parseYaml('a: &x [1]\nb: *x\n', 'x.yaml').value).toEqual({ a: [1], b: [1] });
  });

  it('does not let a key change the prototype', () => {
    const { value } = parseYaml('__proto__:\n  polluted: 1\n', 'x.yaml');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('takes a text at the size limit and refuses one past it', () => {
    const at = 1024 * 1024;
    expect(parseYaml(`a: ${'x'.repeat(at - 3)}`, 'x.yaml').value).toBeTypeOf('object');
    expect(errorOf(() => parseYaml(`a: ${'x'.repeat(at - 2)}`, 'x.yaml')).place.limit).toBe(at);
  });
});

describe('readYaml', () => {
  it('reads a file', () => {
    writeFileSync(join(folder, 'ok.yaml'), 'a: ä\n');
    expect(readYaml(join(folder, 'ok.yaml')).value).toEqual({ a: 'ä' });
  });

  it('names a file that is missing or no UTF-8', () => {
    const missing = join(folder, 'missing.yaml');
    expect(errorOf(() => readYaml(missing)).place.file).toBe(missing);
    const latin = join(folder, 'latin.yaml');
    writeFileSync(latin, Buffer.from([0x61, 0x3a, 0x20, 0xe4]));
    expect(errorOf(() => readYaml(latin, 'RULE_INVALID'))).toMatchObject({
      code: 'RULE_INVALID',
      place: { file: latin },
    });
  });
});

describe('nearestName', () => {
  const known = ['EMAIL', 'PHONE', 'PERSON', 'IBAN'];
  it.each([
    ['EMIAL', 'EMAIL'],
    ['phone', 'PHONE'],
    ['E-MAIL', 'EMAIL'],
    ['IBANS', 'IBAN'],
  ])('takes %s for %s', (name, expected) => expect(nearestName(name, known)).toBe(expected));

  it('suggests nothing for a name that resembles none', () => {
    for (const name of ['WEATHER', 'FOO', 'x', '']) expect(nearestName(name, known)).toBeUndefined();
    expect(nearestName('FOO', ['GEO'])).toBeUndefined();
    expect(unknownName('type', 'WEATHER', known)).toBe('unknown type "WEATHER"');
    expect(unknownName('type', 'EMIAL', known)).toBe('unknown type "EMIAL"; did you mean "EMAIL"?');
  });
});
