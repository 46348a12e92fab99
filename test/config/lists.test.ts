import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAllowList, readDenyList } from '../../src/config/lists.ts';
import { ChatveilError } from '../../src/model/errors.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chatveil-lists-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const allow = (content: string | Uint8Array, name = 'list.csv'): Promise<string[]> =>
  readAllowList(write(name, content));
const deny = (content: string | Uint8Array, name = 'list.csv'): ReturnType<typeof readDenyList> =>
  readDenyList(write(name, content));

async function errorOf(load: Promise<unknown>): Promise<ChatveilError> {
  const error = await load.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ChatveilError) return error;
  throw error ?? new Error('nothing was thrown');
}

describe('allow lists', () => {
  it.each([
    ['one a line', 'a b\nc\n', ['a b', 'c']],
    ['without a last line end', 'a\nb', ['a', 'b']],
    ['CRLF', 'a\r\nb\r\n', ['a', 'b']],
    ['byte order mark', '\ufeffa\nb\n', ['a', 'b']],
    ['empty cells that a spreadsheet adds', 'a,,\n"b, c",\n', ['a', 'b, c']],
    ['terms twice', 'a\nb\na\n', ['a', 'b']],
    ['a heading', 'Term\na\n', ['a']],
    ['a comment before the heading', '# x\nterm\na\n', ['a']],
    ['quotes', '"a, b"\n"say ""hi"""\n" c "\n"#1"\n', ['a, b', 'say "hi"', 'c', '#1']],
    ['quoted line ends', '"a\nb"\n"c\r\nd"\ne\n', ['a\nb', 'c\nd', 'e']],
    ['pattern characters', 'a.*\n$&\n[x]\n', ['a.*', '$&', '[x]']],
    ['not ASCII', 'Zoë\n東京\n', ['Zoë', '東京']],
    ['nothing', '', []],
  ])('%s', async (_, content, expected) => {
    expect(await allow(content)).toEqual(expected);
  });

  it('ignore empty terms, spaces and comments', async () => {
    expect(await allow('\n  a  \n# not this\n   \n""\nb\n\n')).toEqual(['a', 'b']);
    expect(await allow('\n  a  \n# not this\n   \nb\n\n', 'list.txt')).toEqual(['a', 'b']);
  });

  it('as plain text take commas, quotes and the word term as they are', async () => {
    expect(await allow('term\nLee, Ann\n"quoted\n', 'list.txt')).toEqual(['term', 'Lee, Ann', '"quoted']);
  });

  it('give back any terms that were written as CSV', async () => {
    const term = fc
      .string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '#', 'é', '.'), minLength: 1, maxLength: 8 })
      .map((text) => `x${text}x`);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(term), async (terms) => {
        const csv = terms
          .map((text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
          .join('\n');
        expect(await allow(csv)).toEqual(terms);
      }),
      { numRuns: 200 },
    );
  });
});

describe('deny lists', () => {
  it('say the type of each term, or mean people', async () => {
    const terms = await deny('term,type\nAnn Lee,\nBo Ek\nACME-1,ORDER\n"Lee, Ann",PERSON\n');
    expect(terms).toEqual([
      { term: 'Ann Lee', type: 'PERSON' },
      { term: 'Bo Ek', type: 'PERSON' },
      { term: 'ACME-1', type: 'ORDER' },
      { term: 'Lee, Ann', type: 'PERSON' },
    ]);
  });

  it('let a later line about a term replace an earlier one', async () => {
    expect(await deny('x1,ORDER\nx1,ACCOUNT\n')).toEqual([{ term: 'x1', type: 'ACCOUNT' }]);
  });

  it('as plain text hold people', async () => {
    expect(await deny('Ann Lee\n', 'names.txt')).toEqual([{ term: 'Ann Lee', type: 'PERSON' }]);
  });
});

describe('a list that is refused', () => {
  it.each([
    ['two columns in an allow list', () => allow('# c\n\nLee, Ann\n'), 3, 'one column'],
    ['three columns in a deny list', () => deny('a,PERSON,b\n'), 1, 'term and type'],
    ['an unknown type', () => deny('a,PERSON\nb,EMIAL\n'), 2, 'did you mean EMAIL?'],
    ['an unknown type in a quoted row', () => deny('"a\nb",PERSON\n"c",PERSN\n'), 3, 'did you mean PERSON?'],
    ['a quote that is not closed', () => allow('a\n"b\nc\n'), 2, 'not closed'],
    ['one that would swallow the file', () => allow(`a\n"b\n${'c\n'.repeat(5000)}`), 2, 'not closed'],
    ['text behind a quote', () => allow('"a"\n"b"\n"c" d "e"\n"f"\n'), 3, 'quote'],
    ['a semicolon', () => deny('Ann Lee;PERSON\n'), 1, 'comma'],
    ['a type in plain text', () => deny('Bo Ek\nAnn Lee,PERSON\n', 'names.txt'), 2, '.csv'],
    ['a long term', () => allow(`a\n${'b'.repeat(513)}\n`), 2, 'too long'],
    ['Latin-1', () => allow(Uint8Array.of(0x5a, 0x6f, 0xeb, 0x0a)), undefined, 'not UTF-8'],
    ['UTF-16', () => allow(Uint8Array.of(0xff, 0xfe, 0x61, 0x00)), undefined, 'not UTF-8'],
    ['no file', () => readAllowList(join(folder, 'nowhere.csv')), undefined, 'ENOENT'],
    ['a folder', () => readDenyList(folder), undefined, 'EISDIR'],
  ])('%s', async (_, load, line, words) => {
    const error = await errorOf(load());
    expect(error.code).toBe('LIST_INVALID');
    expect(error.message).toContain(words);
    expect(error.place.line).toBe(line);
    expect(error.place.file).toBeDefined();
  });

  it('never quotes a term', async () => {
    const lists = ['Zsofia,Quill,Quill\n', '"Zsofia" Quill\n', 'Zsofia;PERSON\n', 'a,Quill\n'];
    for (const content of lists) {
      expect((await errorOf(deny(content))).message).not.toMatch(/Zsofia|Quill/);
    }
  });

  it('takes a term at the limit', async () => {
    expect(await allow(`${'b'.repeat(512)}\n`)).toHaveLength(1);
  });
});

describe('long lists', () => {
  it.each([
    ['csv', 1_000_000, (i: number) => `name ${i},ORDER`],
    ['csv', 100_000, (i: number) => `"name, ${i}",ORDER`],
  ])('%s of %i terms take seconds', async (ending, count, row) => {
    const file = write(`many.${ending}`, Array.from({ length: count }, (_, i) => row(i)).join('\n'));
    const start = performance.now();
    expect(await readDenyList(file)).toHaveLength(count);
    // 2.4 s and 0.6 s when measured; the bound is for a machine that does four things at once.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
