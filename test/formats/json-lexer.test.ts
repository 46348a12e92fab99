import { describe, expect, it } from 'vitest';
import { formatNamed } from '../../src/formats/index.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { FieldTable, SlotTable } from '../../src/model/slots.ts';
import { encode, Subject } from './located.ts';

function problemOf(input: string | Uint8Array) {
  return new Subject('json').locate(input).problem;
}

const VALID = [
  '0',
  '-0',
  '1.5e+10',
  '-12.25E-3',
  '"x"',
  'true',
  'false',
  'null',
  '[]',
  '{}',
  ' [ 1 , 2 ] ',
  '{"a":{"b":[{}]}}',
  '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00"',
  '"\\ud800"',
  '"é😀"',
  '{"":0}',
  '[[[[]]],{"a":[]}]',
  '\r\n\t{"a":1}\r\n',
];

const INVALID = [
  '',
  ' ',
  '{',
  '}',
  '[',
  ']',
  '[1',
  '[1,',
  '[1,]',
  '[,1]',
  '[1 2]',
  '{"a"}',
  '{"a":}',
  '{"a":1,}',
  '{,}',
  '{a:1}',
  "{'a':1}",
  '{"a" 1}',
  '{"a":1 "b":2}',
  '[1}',
  '{"a":1]',
  '01',
  '1.',
  '.5',
  '-',
  '+1',
  '1e',
  '1e+',
  'tru',
  'nul',
  'True',
  '"',
  '"a',
  '"\\"',
  '"\\q"',
  '"\\u12"',
  '"\\u12g4"',
  '"\t"',
  '"\n"',
  '1 1',
  '{} {}',
  '[] x',
  '// c\n1',
  '0x10',
  '{"a":1}}',
];

describe('JSON grammar', () => {
  it.each(VALID)('reads %j', (input) => {
    expect(() => JSON.parse(input)).not.toThrow();
    expect(problemOf(input)).toBeUndefined();
  });

  it.each(INVALID)('refuses %j', (input) => {
    expect(() => JSON.parse(input)).toThrow();
    expect(problemOf(input)?.code).toBe('RECORD_MALFORMED');
  });

  it('reads what some exporters write beyond JSON: \\xNN, NaN, Infinity', () => {
    const { rows, problem } = new Subject('json').locate('{"a":"x\\x1fy","b":NaN,"c":[-Infinity,Infinity]}');
    expect(problem).toBeUndefined();
    expect(rows.map((row) => row.text)).toEqual(['a', 'x\u001fy', 'b', 'c']);
  });

  it('refuses every cut text, at a place inside it, without quoting it', () => {
    const whole = '{"secretkey":["secretvalue\\u00e9",{"b":-1.5e3,"c":true}],"d":"é"}';
    const bytes = encode(whole);
    for (let cut = 0; cut < bytes.length; cut++) {
      const problem = problemOf(bytes.subarray(0, cut));
      expect(problem, `cut at ${cut}`).toBeDefined();
      expect(problem!.offset).toBeLessThanOrEqual(cut);
      expect(problem!.reason).not.toMatch(/secret/);
    }
  });

  it('does not read past the end of the range', () => {
    const bytes = encode('{"a":"b"}{"a":"b"}');
    const subject = new Subject('json');
    subject.locate(bytes.subarray(0, 9));
    const cut = bytes.subarray(0, 8);
    expect(subject.locate(cut).problem?.code).toBe('RECORD_MALFORMED');
  });

  it('finds what ends a string at every place in it', () => {
    for (let at = 0; at < 12; at++) {
      const string = (middle: string) => `["${'a'.repeat(at)}${middle}${'b'.repeat(12 - at)}"]`;
      for (let control = 0; control < 0x20; control++)
        expect(problemOf(string(String.fromCharCode(control)))?.offset).toBe(2 + at);
      for (const middle of ['\u007f', ' ', '!', '#', '[', ']', '\u0080', 'é', '¢', 'Ü', '😀', '\\"', '\\\\'])
        expect(new Subject('json').locate(string(middle)).rows.map((row) => row.text)).toEqual(
          JSON.parse(string(middle)),
        );
    }
  });

  it('leaves no slots behind when it refuses', () => {
    expect(new Subject('json').locate('{"a":"b","c"').rows).toEqual([]);
  });
});

describe('limits of JSON records', () => {
  it('reads nesting up to the limit and no deeper', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(problemOf(nested(LIMITS.jsonDepth))).toBeUndefined();
    expect(problemOf(nested(LIMITS.jsonDepth + 1))).toMatchObject({
      code: 'RECORD_TOO_DEEP',
      offset: LIMITS.jsonDepth,
    });
  });

  it('refuses 100,000 levels without running out of stack', () => {
    expect(problemOf('{"a":'.repeat(100_000))?.code).toBe('RECORD_TOO_DEEP');
  });

  it('reads a million different keys in one object', () => {
    const keys = Array.from({ length: 1_000_000 }, (_, i) => `"k${i}":1`);
    const bytes = encode(`{${keys.join()}}`);
    const slots = new SlotTable();
    expect(new Subject('json').locator.locate(bytes, 0, bytes.length, slots, -1)).toBeUndefined();
    expect(slots.count).toBe(2_000_000);
  }, 60_000);

  it('keeps field paths bounded and finds the same afterwards', () => {
    const flood = `{${Array.from({ length: LIMITS.fields + 20_000 }, (_, i) => `"${word(i)}":{"email":"a","x":["b"]}`).join()}}`;
    const used = new Subject('json');
    expect(used.locate(flood).problem).toBeUndefined();
    expect(used.fields.fields.length).toBeLessThan(LIMITS.fields + 100);
    const chat =
      '{"chats":[{"id":"7","customer":{"email":"e","name":"n"},"messages":[{"speaker":"s","text":"t"}]}]}';
    const shape = (subject: Subject) =>
      subject
        .locate(chat)
        .rows.map(({ text, meaning, message, conversation }) => ({ text, meaning, message, conversation }));
    expect(shape(used)).toEqual(shape(new Subject('json')));
  });

  it('does not mistake a known key after an unknown one for that of another object', () => {
    const used = new Subject('json');
    used.locate('{"customer":{"name":"a"},"visitor":{"name":"b"}}');
    used.locate(`{${Array.from({ length: LIMITS.fields }, (_, i) => `"${word(i)}x":1`).join()}}`);
    const { rows } = used.locate('{"customer":{"fresh":1,"name":"a"},"visitor":{"fresh":1,"name":"b"}}');
    expect(rows.filter((row) => row.kind === 0).map((row) => row.field)).toEqual([
      '/customer/name',
      '/visitor/name',
    ]);
  });

  it('keeps one table of fields bounded however many locators fill it', () => {
    const fields = new FieldTable();
    for (let n = 0; n < 3; n++) {
      const keys = Array.from({ length: 3000 }, (_, i) => `"${word(n * 3000 + i)}k":"v"`);
      const bytes = encode(`{${keys.join()}}`);
      const slots = new SlotTable();
      formatNamed('json').createLocator(fields, {}).locate(bytes, 0, bytes.length, slots, -1);
      expect(slots.count).toBe(6000);
    }
    expect(fields.fields.length).toBeLessThanOrEqual(LIMITS.fields + 50);
    expect(fields.fields.at(-1)?.path).toBe('/...');
  });

  it('reads __proto__, constructor and repeated keys as plain keys', () => {
    const { rows, problem } = new Subject('json').locate(
      '{"__proto__":{"constructor":"a"},"x":"1","x":"2","toString":"b"}',
    );
    expect(problem).toBeUndefined();
    expect(rows.filter((row) => row.kind === 0).map((row) => [row.path, row.text])).toEqual([
      ['/__proto__/constructor', 'a'],
      ['/x', '1'],
      ['/x', '2'],
      ['/toString', 'b'],
    ]);
  });
});

/** Letters for a number, so that the key passes as a field name. */
function word(i: number): string {
  return i.toString(26).replace(/[0-9]/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
}

describe('encoding of JSON records', () => {
  const BAD: readonly [string, number[]][] = [
    ['a lone continuation byte', [0x80]],
    ['a cut sequence', [0xc3]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong three-byte sequence', [0xe0, 0x80, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['Latin-1', [0xe9, 0x20]],
    ['0xFF', [0xff]],
  ];
  it.each(BAD)('refuses %s in a value and in a key', (_, bad) => {
    const value = Uint8Array.from([...encode('{"a":"ok'), ...bad, ...encode('"}')]);
    expect(problemOf(value)).toMatchObject({ code: 'ENCODING_UNKNOWN', offset: 8 });
    const key = Uint8Array.from([...encode('{"'), ...bad, ...encode('":1}')]);
    expect(problemOf(key)).toMatchObject({ code: 'ENCODING_UNKNOWN', offset: 2 });
  });

  it('refuses NUL bytes and UTF-16', () => {
    expect(problemOf('{"a":"\0"}')?.code).toBe('RECORD_MALFORMED');
    expect(problemOf(new Uint8Array(Buffer.from('{"a":"b"}', 'utf16le')))?.code).toBe('RECORD_MALFORMED');
  });

  it('leaves a byte order mark outside all slots', () => {
    const { rows, problem } = new Subject('json').locate('\ufeff{"a":"b"}');
    expect(problem).toBeUndefined();
    expect(rows.map((row) => [row.start, row.text])).toEqual([
      [5, 'a'],
      [9, 'b'],
    ]);
  });
});
