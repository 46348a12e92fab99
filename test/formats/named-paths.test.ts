import { describe, expect, it } from 'vitest';
import { NamedPaths } from '../../src/formats/named-paths.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { Subject } from './located.ts';

const word = (i: number): string => [...`${i}`].map((digit) => 'abcdefghij'[Number(digit)]).join('');

/** More names than are kept. */
const FLOOD = `{${Array.from({ length: LIMITS.fields + 500 }, (_, i) => `"${word(i)}k":{"x":"y"}`).join()}}`;

describe('NamedPaths.means', () => {
  const named = new NamedPaths(['/visitor/notes', '/custom/*/value', '/a~1b', 'bare']);

  it.each([
    ['/visitor/notes', true],
    ['/visitor', false],
    ['/visitor/notes/more', false],
    ['/custom/colour/value', true],
    ['/custom/*/value', true],
    ['/custom/value', false],
    ['/a~1b', true],
    ['/bare', false],
    ['', false],
  ])('%s: %s', (path, expected) => {
    expect(named.means(path)).toBe(expected);
  });

  it('takes the segment * for fitted by * alone', () => {
    expect(named.means('/*/notes')).toBe(false);
  });
});

describe('fields past the limit', () => {
  const fieldsAfter = (record: string, named: readonly string[], columns = {}): string[][] => {
    const subject = new Subject('json', { named, columns });
    expect(subject.locate(FLOOD).problem).toBeUndefined();
    return subject
      .locate(record)
      .rows.filter((row) => row.kind === 0)
      .map((row) => [row.text, row.field, row.meaning]);
  };

  it('keep their path if it is named', () => {
    expect(fieldsAfter('{"visitor":{"notes":"n","other":"o"},"notes":"m"}', ['/visitor/notes'])).toEqual([
      ['n', '/visitor/notes', 'other'],
      ['o', '/...', 'other'],
      ['m', '/...', 'other'],
    ]);
  });

  it('keep a path that a wildcard fits, and their own meaning', () => {
    const record = '{"custom":{"email":"a","colour":{"value":"b"},"list":[{"value":"c"}]}}';
    expect(fieldsAfter(record, ['/custom/*/value', '/custom/list/*/value', '/custom/*'])).toEqual([
      ['a', '/custom/*', 'EMAIL'],
      ['b', '/custom/*/value', 'other'],
      ['c', '/custom/list/*/value', 'other'],
    ]);
  });

  it('are as few as the names allow', () => {
    const subject = new Subject('json', { named: ['/*/email', '/*'] });
    subject.locate(FLOOD);
    const before = subject.fields.fields.length;
    subject.locate(`{${Array.from({ length: 2000 }, (_, i) => `"${word(i)}q":{"email":"e","z":1}`).join()}}`);
    expect(subject.fields.fields.length).toBeLessThan(before + 20);
  });

  it('have the meaning that the user gave them', () => {
    const columns = { '/visitor/ref': 'ACCOUNT', '/list/*/ref': 'ORDER' };
    const record = '{"visitor":{"ref":"r"},"list":[{"ref":"s"}],"elsewhere":{"ref":"t"}}';
    expect(fieldsAfter(record, [], columns).map(([text, , meaning]) => [text, meaning])).toEqual([
      ['r', 'ACCOUNT'],
      ['s', 'ORDER'],
      ['t', 'other'],
    ]);
  });

  it('take what was said of array elements for no named key', () => {
    expect(fieldsAfter('{"list":{"first":{"ref":"s"}}}', [], { '/list/*/ref': 'ORDER' })).toEqual([
      ['s', '/list/*/ref', 'other'],
    ]);
  });
});

describe('names that may be values', () => {
  it('stand in a path if somebody has named them', () => {
    const record = '{"field_360001234":"a","field_360001235":"b"}';
    const fieldsOf = (named: readonly string[]): string[] =>
      new Subject('json', { named })
        .locate(record)
        .rows.filter((row) => row.kind === 0)
        .map((row) => row.field);
    expect(fieldsOf([])).toEqual(['/*', '/*']);
    expect(fieldsOf(['/field_360001234'])).toEqual(['/field_360001234', '/*']);
  });

  it('head a column by their own name if somebody has named it', () => {
    const header = new TextEncoder().encode('id,ticket 360001234');
    const fieldsOf = (named: readonly string[]): string[] =>
      new Subject('csv', { header, named }).locate('7,x').rows.map((row) => row.field);
    expect(fieldsOf([])).toEqual(['/id', '/2']);
    expect(fieldsOf(['/ticket 360001234'])).toEqual(['/id', '/ticket 360001234']);
  });
});
