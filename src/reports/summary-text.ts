/**
 * The summary for the terminal. It says what was done, what stayed, what was looked for and what was held back;
 * it never says that an output is free of personal data, since nobody can know that.
 */
import type { Counts } from '../model/counts.ts';
import { type EntityType, isEntityType } from '../model/entity-types.ts';
import { type Paint, paintIf } from './paint.ts';
import { actionLabel, looseClauses, scoreLabel, sealedClause } from './policy-facts.ts';
import { printable } from './printable.ts';
import { counted, formatBytes, formatCount, formatSeconds } from './quantities.ts';
import type { FileOutcome, SummaryInput } from './summary-input.ts';
import { type Column, formatTable } from './table.ts';

const HELD_SHOWN = 10;
const FILES_SHOWN = 20;

/** Lines of text, the last one ended; without escape codes unless `colour` is set. */
export function formatSummary(summary: SummaryInput, options: { readonly colour?: boolean } = {}): string {
  const paint = paintIf(options.colour === true);
  return [
    headline(summary, paint),
    findingsPart(summary),
    filesPart(summary),
    policyPart(summary, paint),
    leftOutPart(summary),
    formatHeld(summary, options),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function headline({ mode, counts, files, milliseconds }: SummaryInput, paint: Paint): string {
  const did = mode === 'redact' ? 'Redacted' : 'Scanned';
  const number = (status: FileOutcome['status']): number => files.filter((f) => f.status === status).length;
  const unchanged = number('unchanged');
  const refused = number('refused');
  const what = [
    counted(counts.conversations, 'conversation'),
    counted(counts.messages, 'message'),
    formatBytes(counts.bytes),
  ].join(', ');
  const aside = [
    ...(unchanged > 0 ? [`${counted(unchanged, 'file')} unchanged since an earlier run`] : []),
    ...(refused > 0 ? [`${counted(refused, 'file')} not read`] : []),
  ];
  if (unchanged > 0 && unchanged === files.length)
    return `${paint('strong', 'Nothing to do')}: ${aside[0]}\n`;
  const strong = paint('strong', `${did} ${counted(number('done'), 'file')}`);
  return `${[`${strong}: ${what} in ${formatSeconds(milliseconds / 1000)}`, ...aside].join('; ')}\n`;
}

function findingsPart(summary: SummaryInput): string {
  const { counts, policy, mode, files } = summary;
  if (!files.some((file) => file.status === 'done')) return '';
  const types = typesFound(summary);
  if (types.length === 0 && counts.slots === 0) return 'No text was read.\n';
  if (types.length === 0)
    return 'No findings. Nothing of what was looked for was recognised, which does not prove that nothing is there.\n';
  const total = findingsOf(counts);
  const notes: string[] = [];
  if (counts.numbersReplaced > 0)
    notes.push(
      `${counted(counts.numbersReplaced, 'JSON number')} replaced (${policy.numbers === 'zero' ? 'by 0' : 'by strings'}).`,
    );
  if (counts.protectedSpans > 0)
    notes.push(
      `${counted(counts.protectedSpans, 'span')} already had the form of a mask or token and stayed as ${counts.protectedSpans === 1 ? 'it was' : 'they were'}.`,
    );
  if (counts.unsealed > 0)
    notes.push(
      `${counted(counts.unsealed, 'value')} masked instead of sealed: the subject was erased, or the value does not fit into a token.`,
    );
  const count = (type: EntityType): string => formatCount(counts.findings[type] ?? 0);
  const table =
    mode === 'redact'
      ? formatTable(
          [{ title: 'Type' }, { title: 'Found', align: 'right' }, { title: 'Action' }],
          [
            ...types.map((type) => [type, count(type), actionLabel(policy, type)]),
            ['total', formatCount(total), ''],
          ],
        )
      : formatTable(
          [{ title: 'Type' }, { title: 'Found', align: 'right' }],
          [...types.map((type) => [type, count(type)]), ['total', formatCount(total)]],
        );
  return table + notes.map((note) => `${note}\n`).join('');
}

/** Most frequent first, then by name. */
function typesFound({ counts }: SummaryInput): EntityType[] {
  const n = (type: EntityType): number => counts.findings[type] ?? 0;
  return Object.keys(counts.findings)
    .filter(isEntityType)
    .filter((type) => n(type) > 0)
    .sort((a, b) => n(b) - n(a) || (a < b ? -1 : 1));
}

function filesPart({ files, mode }: SummaryInput): string {
  const [first] = files;
  if (first === undefined) return '';
  if (files.length === 1)
    return first.output === undefined ? '' : `Output: ${printable(shownPlace(first.output))}\n`;
  const withOutput = mode === 'redact';
  const rows = files.slice(0, FILES_SHOWN).map((file) => {
    const { name, status, output, counts, heldCount } = file;
    const what = status === 'done' ? shownPlace(output ?? '') : status;
    const numbers =
      status === 'done'
        ? [formatBytes(counts.bytes), formatCount(findingsOf(counts)), formatCount(heldCount)]
        : ['', '', ''];
    return [shownPlace(name), ...numbers, ...(withOutput || status !== 'done' ? [what] : [])];
  });
  const titles: Column[] = [
    { title: 'File' },
    { title: 'Size', align: 'right' },
    { title: 'Found', align: 'right' },
    { title: 'Held back', align: 'right' },
  ];
  const last = withOutput ? 'Output' : '';
  return formatTable([...titles, { title: last }], rows) + more(files.length - FILES_SHOWN, 'file');
}

function findingsOf(counts: Counts): number {
  return Object.values(counts.findings).reduce((sum, n) => sum + n, 0);
}

function policyPart({ mode, policy, loosened, lookedFor, sealedFor }: SummaryInput, paint: Paint): string {
  const bases = policy.extends.length === 0 ? '' : `, extends ${policy.extends.map(printable).join(', ')}`;
  // A scan leaves everything as it is, whatever the policy.
  const loose = mode === 'scan' ? [] : looseClauses(policy, loosened);
  const lines = [
    `Policy: ${printable(policy.name)}${bases}`,
    ...loose.map((clause) => paint('warning', `  it ${printable(clause)}`)),
    ...(sealedFor === undefined ? [] : [paint('warning', `  it ${printable(sealedClause(sealedFor))}`)]),
    `Looked for: ${counted(lookedFor.types.length, 'type')} by ${counted(lookedFor.rules, 'rule')}, name lists and the conversation itself; accepted from score ${scoreLabel(policy)} on`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function leftOutPart({ skipped, outdated }: SummaryInput): string {
  const left = formatTable(
    [{ title: 'Left out' }, { title: 'Why' }],
    skipped.slice(0, FILES_SHOWN).map(({ name, reason }) => [name, reason]),
  );
  const old = formatTable(
    [{ title: 'Made under other rules or settings, and not renewed' }],
    outdated.slice(0, FILES_SHOWN).map((name) => [name]),
  );
  return [
    ...(skipped.length > 0 ? [left + more(skipped.length - FILES_SHOWN, 'file')] : []),
    ...(outdated.length > 0 ? [old + more(outdated.length - FILES_SHOWN, 'file')] : []),
  ].join('\n');
}

/** Files that were not read, how many records were held back, and where the first stand; empty where all is well. */
export function formatHeld(
  { held, heldCount, mode, files }: Pick<SummaryInput, 'held' | 'heldCount' | 'mode' | 'files'>,
  options: { readonly colour?: boolean } = {},
): string {
  const paint = paintIf(options.colour === true);
  const refused = files.filter((file) => file.status === 'refused');
  const refusedNames = new Set(refused.map((file) => file.name));
  const records = held.filter((record) => !refusedNames.has(record.file)).slice(0, HELD_SHOWN);
  const recordCount = heldCount - refused.length;
  const parts: string[] = [];
  if (refused.length > 0) {
    const lines = refused
      .slice(0, FILES_SHOWN)
      .map(
        ({ name, code, reason }) =>
          `  ${printable(shownPlace(name))}  ${code ?? ''}  ${printable(reason ?? '')}\n`,
      );
    const heading = paint('warning', `Not read: ${counted(refused.length, 'file')}`);
    parts.push(`${heading}\n${lines.join('')}${more(refused.length - FILES_SHOWN, 'file')}`);
  }
  if (recordCount > 0) {
    const lines = records.map(
      ({ file, line, offset, code, reason }) =>
        `  ${printable(shownPlace(file))}:${line}:${offset}  ${code}  ${printable(reason)}\n`,
    );
    const where = mode === 'scan' ? 'not read' : 'not read and not in the output';
    const heading = paint('warning', `Held back: ${counted(recordCount, 'record')}, ${where}`);
    parts.push(`${heading}\n${lines.join('')}${more(recordCount - records.length, 'record')}`);
  }
  return parts.join('\n');
}

function more(n: number, what: string): string {
  return n > 0 ? `  and ${counted(n, `more ${what}`)}\n` : '';
}

function shownPlace(path: string): string {
  return path === '-' ? '(stream)' : path;
}
