import fc from 'fast-check';
import { parseString } from 'fast-csv';
import { describe, expect, it } from 'vitest';
import { RowFramer } from '../../src/formats/index.ts';
import type { ByteEdit } from '../../src/model/edit.ts';
import { cutAll } from './framed.ts';
import { applyBytes, applyText, editsFrom, encode, Subject } from './located.ts';

/** fast-csv as a second opinion on every table. */
function parse(source: string, delimiter: string): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const rows: string[][] = [];
    parseString<string[], string[]>(source, { headers: false, delimiter })
      .on('error', reject)
      .on('data', (row) => rows.push(row))
      .on('end', () => resolve(rows));
  });
}

const cell = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', ' ', 'é', '😀', '='),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  minLength: 1,
  maxLength: 8,
});

const table = fc
  .record({
    width: fc.integer({ min: 2, max: 4 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    end: fc.constantFrom('\n', '\r\n'),
    quoteAll: fc.boolean(),
    cells: fc.array(cell, { minLength: 4, maxLength: 24 }),
  })
  .map(({ width, delimiter, end, quoteAll, cells }) => {
    const rows: string[][] = [];
    for (let i = 0; i + width <= cells.length; i += width) rows.push(cells.slice(i, i + width));
    const write = (value: string): string =>
      quoteAll || /[",;\t|\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
    const header = ['text', 'b', 'c', 'd'].slice(0, width).join(delimiter);
    return {
      header,
      delimiter,
      rows,
      body: rows.map((row) => row.map(write).join(delimiter) + end).join(''),
    };
  });

describe('CSV cells', () => {
  it('are those that fast-csv reads, and edits change nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.array(fc.array(fc.nat(20), { maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.constantFrom('[X_1]', '"', ',', ';', 'a\nb', '', '|'), { minLength: 1, maxLength: 3 }),
        async ({ header, delimiter, rows, body }, cuts, replacements) => {
          expect(await parse(body, delimiter)).toEqual(rows);
          const subject = new Subject('csv', { header: encode(header) });
          const bytes = encode(body);
          const edits: ByteEdit[] = [];
          const expected: string[][] = [];
          for (const { start, text, broken } of cutAll(new RowFramer(delimiter.charCodeAt(0)), bytes, [])) {
            expect(broken).toBe(false);
            const row = subject.locate(text);
            expect(row.problem).toBeUndefined();
            expected.push(
              row.rows.map((slot, i) => {
                const chosen = editsFrom(slot.text, cuts[i % cuts.length]!, replacements);
                const placed = subject.splice(row.bytes, slot, chosen);
                for (const edit of placed)
                  edits.push({ ...edit, start: edit.start + start, end: edit.end + start });
                const after = applyText(slot.text, chosen);
                return /^[=+\-@\t\r]/.test(after) && !/^[=+\-@\t\r]/.test(slot.text) ? `'${after}` : after;
              }),
            );
            expect(row.rows.map((slot) => slot.text)).toEqual(rows[expected.length - 1]);
          }
          expect(expected).toHaveLength(rows.length);
          expect(await parse(Buffer.from(applyBytes(bytes, edits)).toString(), delimiter)).toEqual(
            expected.filter((row) => row.some((value) => value !== '') || row.length > 1),
          );
        },
      ),
      { numRuns: 200 },
    );
  }, 30_000);
});
