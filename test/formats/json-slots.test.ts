import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFieldName } from '../../src/formats/shared-fields.ts';
import type { ByteEdit } from '../../src/model/edit.ts';
import { applyBytes, applyText, editsFrom, encode, type Row, Subject } from './located.ts';

/** A JSON text as it was made: strings stand with the bytes chosen for them, so nothing here parses anything. */
type Tree =
  | { readonly t: 'string'; readonly value: string; readonly raw: string }
  | { readonly t: 'bare'; readonly raw: string }
  | { readonly t: 'array'; readonly items: readonly Tree[]; readonly blank: string }
  | {
      readonly t: 'object';
      readonly members: readonly (readonly [Tree & { t: 'string' }, Tree])[];
      readonly blank: string;
    };

/** One of several ways to write a string. */
function written(value: string, style: number): string {
  const plain = JSON.stringify(value);
  if (style === 0) return plain;
  if (style === 1) return plain.replaceAll('/', '\\/');
  return `"${[...Array(value.length).keys()]
    .map((i) => `\\u${value.charCodeAt(i).toString(16).padStart(4, '0')}`)
    .join('')}"`;
}

const string = fc
  .tuple(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('"', '\\', '/', 'a', 'é', '😀', '\u2028', '\n'), maxLength: 6 }),
      fc.constantFrom('\ud800', '\udc00x', '', 'a/b~c'),
    ),
    fc.nat(2),
  )
  .map(([value, style]): Tree & { t: 'string' } => ({ t: 'string', value, raw: written(value, style) }));

const key = fc.oneof(
  string,
  fc
    .constantFrom(
      'messages',
      'text',
      'speaker',
      'id',
      '__proto__',
      'email',
      'customer',
      'content',
      'history',
      'role',
    )
    .map((value): Tree & { t: 'string' } => ({ t: 'string', value, raw: JSON.stringify(value) })),
);

const blank = fc.constantFrom('', '', ' ', '\r\n', '\t  ');
const bare = fc
  .oneof(
    fc.constantFrom('true', 'false', 'null', '0', '-0.0', '1e5', '12345678901234567890'),
    fc.integer().map(String),
  )
  .map((raw): Tree => ({ t: 'bare', raw }));

const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    string,
    bare,
    fc.record({ t: fc.constant('array' as const), items: fc.array(tie('tree'), { maxLength: 4 }), blank }),
    fc.record({
      t: fc.constant('object' as const),
      members: fc.array(fc.tuple(key, tie('tree')), { maxLength: 5 }),
      blank,
    }),
  ),
})).tree;

function print(node: Tree): string {
  if (node.t === 'string' || node.t === 'bare') return node.raw;
  const b = node.blank;
  if (node.t === 'array') return `[${b}${node.items.map((item) => print(item) + b).join(`,${b}`)}]`;
  return `{${b}${node.members.map(([k, v]) => `${k.raw}${b}:${b}${print(v)}${b}`).join(`,${b}`)}}`;
}

interface Expected {
  readonly kind: number;
  readonly text: string;
  readonly path: string;
}

/** A key that may be a value is not told. */
function segment(key: string): string {
  return isFieldName(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : '*';
}

function expectedSlots(node: Tree, path = ''): Expected[] {
  if (node.t === 'string') return [{ kind: 0, text: node.value, path }];
  if (node.t === 'bare') return /^[-\d]/.test(node.raw) ? [{ kind: 2, text: node.raw, path }] : [];
  if (node.t === 'array') return node.items.flatMap((item, i) => expectedSlots(item, `${path}/${i}`));
  return node.members.flatMap(([k, v]) => [
    { kind: 1, text: k.value, path },
    ...expectedSlots(v, `${path}/${segment(k.value)}`),
  ]);
}

/** Strings, keys and numbers in order, by JSON.parse and a reviver-free walk: a second opinion. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([k, v]) => [k, ...strings(v)]);
  return [];
}

/** Made once and used for all: what it learned must not matter. */
const used = new Subject('json');

describe('slots of a JSON record', () => {
  it('are every string, key and number, with its exact text and pointer', () => {
    fc.assert(
      fc.property(tree, (node) => {
        const { problem, rows } = used.locate(print(node));
        expect(problem).toBeUndefined();
        expect(rows.map(({ kind, text, path }) => ({ kind, text, path }))).toEqual(expectedSlots(node));
      }),
      { numRuns: 500 },
    );
  });

  it('tell no key that may be a value', () => {
    const record =
      '{"mia@example.com":{"a/b":["x"]},"07700900123":1,"n":{"she lives at the end":2,"éa ~1":3}}';
    const { rows } = used.locate(record);
    expect(rows.filter(({ kind }) => kind !== 1).map(({ path }) => path)).toEqual([
      '/*/a~1b/0',
      '/*',
      '/n/*',
      '/n/*',
    ]);
  });

  it('are what JSON.parse sees', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const source = JSON.stringify(value);
        const { rows } = used.locate(source);
        expect(rows.filter((row) => row.kind !== 2).map((row) => row.text)).toEqual(
          strings(JSON.parse(source)),
        );
      }),
    );
  });

  it('say truly whether they are ASCII and without escapes', () => {
    fc.assert(
      fc.property(tree, (node) => {
        const { bytes, rows } = used.locate(print(node));
        for (const row of rows) {
          const raw = Buffer.from(bytes.subarray(row.start, row.end));
          expect((row.coding & 1) !== 0).toBe(raw.some((b) => b >= 0x80));
          expect((row.coding & 2) !== 0).toBe(raw.includes(0x5c));
        }
      }),
    );
  });

  it('do not depend on what the locator read before', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(-1, -1, 3), (node, message) => {
        const source = print(node);
        const facts = (subject: Subject) => {
          const { rows, conversations } = subject.locate(source, message);
          return { rows, conversations };
        };
        expect(facts(used)).toEqual(facts(new Subject('json')));
      }),
      { numRuns: 300 },
    );
  });
});

describe('edits of a JSON record', () => {
  const plan = fc.record({
    node: tree,
    cuts: fc.array(fc.array(fc.nat(30), { maxLength: 4 }), { minLength: 1, maxLength: 8 }),
    replacements: fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 5 }),
        fc.constantFrom('[NAME_1]', '"', '\\', '\n', '\ud800'),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  });

  it('change the edited texts as asked, and no byte outside them', () => {
    fc.assert(
      fc.property(plan, ({ node, cuts, replacements }) => {
        const { bytes, rows } = used.locate(print(node));
        const all: ByteEdit[] = [];
        const expected = rows.map((row: Row, i) => {
          const edits = editsFrom(row.text, cuts[i % cuts.length]!, replacements);
          const placed = used.splice(bytes, row, edits);
          for (const edit of placed) {
            expect(edit.start).toBeGreaterThanOrEqual(row.start);
            expect(edit.end).toBeLessThanOrEqual(row.end);
          }
          all.push(...placed);
          const kind = row.kind === 2 && edits.length > 0 ? 0 : row.kind;
          return { kind, text: applyText(row.text, edits) };
        });
        const after = used.locate(applyBytes(bytes, all));
        expect(after.problem).toBeUndefined();
        expect(after.rows.map(({ kind, text }) => ({ kind, text }))).toEqual(expected);
        if (all.length === 0) expect(applyBytes(bytes, all)).toEqual(bytes);
      }),
      { numRuns: 500 },
    );
  });

  it('turn an edited number into a string, whole or in part', () => {
    const subject = new Subject('json');
    const { bytes, rows } = subject.locate('{"n":4155550132,"m":-1}');
    const number = rows[1]!;
    const edited = (start: number, end: number, replacement: string) =>
      Buffer.from(applyBytes(bytes, subject.splice(bytes, number, [{ start, end, replacement }]))).toString();
    expect(edited(0, 10, '[PHONE_1]')).toBe('{"n":"[PHONE_1]","m":-1}');
    expect(edited(0, 6, '***')).toBe('{"n":"***0132","m":-1}');
    expect(edited(3, 6, '***')).toBe('{"n":"415***0132","m":-1}');
    expect(edited(6, 10, '"')).toBe('{"n":"415555\\"","m":-1}');
    expect(subject.splice(bytes, number, [])).toEqual([]);
  });

  it('escape what JSON must escape and keep lone surrogates as escapes', () => {
    const subject = new Subject('json');
    const { bytes, rows } = subject.locate('["ab"]');
    const out = applyBytes(
      bytes,
      subject.splice(bytes, rows[0]!, [{ start: 0, end: 2, replacement: '"\\\n\u0001\ud800é' }]),
    );
    expect(Buffer.from(out).toString()).toBe('["\\"\\\\\\n\\u0001\\ud800é"]');
  });

  it('cover a whole raw character when an edge falls inside it', () => {
    const subject = new Subject('json');
    const { bytes, rows } = subject.locate('["a😀b"]');
    const out = applyBytes(bytes, subject.splice(bytes, rows[0]!, [{ start: 2, end: 3, replacement: '*' }]));
    expect(Buffer.from(out).toString()).toBe('["a*b"]');
  });

  it('replace half of an escaped surrogate pair and nothing else', () => {
    const subject = new Subject('json');
    const source = '["a\\ud83d\\ude00b"]';
    const { bytes, rows } = subject.locate(encode(source));
    const out = applyBytes(bytes, subject.splice(bytes, rows[0]!, [{ start: 2, end: 3, replacement: '*' }]));
    expect(Buffer.from(out).toString()).toBe('["a\\ud83d*b"]');
  });
});
