import fc from 'fast-check';
import { expect, it } from 'vitest';
import { displayWidth } from '../../src/reports/display-width.ts';
import { formatTable } from '../../src/reports/table.ts';

it('aligns by cells, numbers to the right, and ends no line in spaces', () => {
  const table = formatTable(
    [{ title: 'File' }, { title: 'Found', align: 'right' }, { title: 'Note' }],
    [
      ['日本語.jsonl', '7', 'ok'],
      ['a.csv', '12,345', ''],
    ],
  );
  expect(table).toBe(
    ['File           Found  Note', '日本語.jsonl       7  ok', 'a.csv         12,345', ''].join('\n'),
  );
});

it('shows what a file name does to the terminal instead of doing it', () => {
  expect(formatTable([{ title: 'File' }], [['a\u001b[2J\nb.csv']])).toBe('File\na␛[2J␊b.csv\n');
});

it('starts every second column at the same cell, whatever the cells hold', () => {
  const cell = fc.stringMatching(/^[a-zé日한👍]{1,12}$/u);
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
      const lines = formatTable(
        [{ title: 'A' }, { title: '|' }],
        cells.map((c) => [c, '|']),
      ).split('\n');
      const starts = lines.slice(0, -1).map((line) => displayWidth(line.slice(0, line.indexOf('|'))));
      expect(new Set(starts).size).toBe(1);
    }),
  );
});
