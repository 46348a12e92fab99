/**
 * Speed: `npm run bench -- [--only process,long,in-process,rivals,worst] [--megabytes N] [--runs N] [--record]`
 *
 * `--megabytes` cuts the input of the whole runs, `--runs` says how often each is made (the fastest counts).
 * `long` is a run over 1 GB, which takes minutes: it is measured only if named.
 * `--record` writes bench/records/<date>.json, a second run on one day into the same file, sections that were
 * not measured this time kept.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { firstOf, openBulk } from './bulk.ts';
import { aligned } from './eval/table.ts';
import { type InProcessRow, inProcess } from './in-process.ts';
import { machine } from './machine.ts';
import { longRun, processRuns, round } from './process-runs.ts';
import type { BenchRecord } from './record.ts';
import { rivals } from './rivals.ts';
import { jsonSubjects, naiveSubject, ownSubjects } from './subjects.ts';
import { englishTexts, otherLanguageTexts } from './texts.ts';
import { worstCases } from './worst-cases.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    megabytes: { type: 'string', default: 'Infinity' },
    runs: { type: 'string', default: '3' },
    record: { type: 'boolean', default: false },
  },
});
const named = (section: string): boolean => options.only?.split(',').includes(section) ?? false;
const wanted = (section: string): boolean => options.only === undefined || named(section);

const whole = openBulk();
const bulk = firstOf(whole, Number(options.megabytes));
const texts = [englishTexts(whole), otherLanguageTexts()];

const runs = wanted('process') ? processRuns(bulk, Number(options.runs)) : [];
if (named('long')) runs.push(longRun(whole));
if (runs.length > 0)
  print(
    ['whole runs', 'seconds', 'MB/s of JSONL', 'peak MB'],
    runs.map((run) => [run.name, run.seconds, run.megabytesPerSecond, run.peakMegabytes]),
  );

const rows: InProcessRow[] = [];
if (wanted('in-process'))
  rows.push(...(await inProcess([...(await ownSubjects()), await naiveSubject(), ...jsonSubjects()], texts)));
if (wanted('rivals')) rows.push(...(await inProcess(rivals(), texts)));
if (rows.length > 0)
  print(
    ['in process', 'texts', 'MB/s of text'],
    rows.map((row) => [row.subject, row.texts, row.megabytesPerSecond]),
  );

const worst = wanted('worst') ? await worstCases() : [];
if (worst.length > 0)
  print(
    ['worst-case texts of 64 KiB', 'MB/s of text', 'time for 4 times the text'],
    worst.map((row) => [row.text, row.megabytesPerSecond, row.growth]),
  );

if (options.record) record();

function print(head: readonly string[], lines: readonly (readonly (string | number)[])[]): void {
  console.log(`${aligned([head, ...lines.map((line) => line.map(String))])}\n`);
}

function record(): void {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  const date = new Date().toISOString().slice(0, 10);
  const folder = new URL('../bench/records/', import.meta.url);
  const file = new URL(`${date}.json`, folder);
  const before: BenchRecord | undefined = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : undefined;
  const updated: BenchRecord = {
    date,
    version,
    machine: machine(),
    input: { name: bulk.name, megabytes: round(bulk.bytes / 1e6, 1) },
    process: merged(runs, before?.process ?? [], (run) => run.name),
    inProcess: merged(rows, before?.inProcess ?? [], (row) => `${row.subject}, ${row.texts}`),
    worst: worst.length > 0 ? worst : (before?.worst ?? []),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(updated, null, 2)}\n`);
}

/** What was measured before, with what was measured now in its place or behind. */
function merged<T>(now: readonly T[], before: readonly T[], nameOf: (row: T) => string): T[] {
  return [...new Map([...before, ...now].map((row) => [nameOf(row), row])).values()];
}
