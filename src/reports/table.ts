/**
 * Aligned columns of text. Widths are terminal cells, numbers stand to the right, nothing is cut off, no line
 * ends in spaces. Cells are made printable here, so that callers may pass file names as they are.
 */
import { displayWidth, pad } from './display-width.ts';
import { printable } from './printable.ts';

export interface Column {
  readonly title: string;
  /** `right` for numbers. */
  readonly align?: 'left' | 'right';
}

const GAP = '  ';

/** Title line and one line a row, each ending in a newline. Rows are as long as `columns`. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  indent = '',
): string {
  const cells = [columns.map((c) => c.title), ...rows].map((row) => row.map(printable));
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => displayWidth(row[i] ?? ''))));
  const lines = cells.map((row) =>
    row
      .map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.align === 'right' ? 'left' : 'right'))
      .join(GAP)
      .trimEnd(),
  );
  return lines.map((line) => `${indent}${line}\n`).join('');
}
