/**
 * Contract 2 with edits: what lies outside the findings is what it was. Input and output of one conversation are
 * compared cell by cell; a cell may differ only where findings stand in it, and there only by one ordinal each.
 */
import type { Cell } from './decode.ts';
import type { FindingLine } from './findings.ts';

/** Cells that differ by more than their findings allow. `findings` are those of this conversation, in file order. */
export function outsideProblems(
  before: readonly Cell[],
  after: readonly Cell[],
  findings: readonly FindingLine[],
): number {
  if (before.length !== after.length) return Math.max(before.length, after.length);
  const waiting = new Map<string, FindingLine[]>();
  for (const finding of findings) {
    if (finding.action === 'keep') continue;
    const list = waiting.get(finding.path);
    if (list === undefined) waiting.set(finding.path, [finding]);
    else list.push(finding);
  }
  let problems = 0;
  before.forEach((cell, i) => {
    const now = after[i]!;
    if (now.isKey !== cell.isKey) problems++;
    else if (now.text !== cell.text && !explained(cell.text, now.text, waiting.get(cell.path) ?? []))
      problems++;
  });
  for (const list of waiting.values()) problems += list.length;
  return problems;
}

/**
 * Takes the findings from the front of `waiting` that turn one text into the other. Cells of one path come in their
 * order and so do their findings, but which finding begins the next cell is not said: hence the search.
 */
function explained(before: string, after: string, waiting: FindingLine[]): boolean {
  let most = 1;
  while (most < waiting.length && waiting[most]!.start >= waiting[most - 1]!.end) most++;
  for (let count = Math.min(most, waiting.length); count > 0; count--) {
    if (!replaced(before, after, waiting.slice(0, count))) continue;
    waiting.splice(0, count);
    return true;
  }
  return false;
}

function replaced(before: string, after: string, findings: readonly FindingLine[]): boolean {
  let pattern = '^';
  let at = 0;
  for (const { start, end, type } of findings) {
    if (end > before.length) return false;
    pattern += `${literal(before.slice(at, start))}\\[${type}_[1-9]\\d*\\]`;
    at = end;
  }
  return new RegExp(`${pattern}${literal(before.slice(at))}$`).test(after);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
