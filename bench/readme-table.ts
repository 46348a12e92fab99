/**
 * The performance section of the README, made from the newest record. `npm run bench:readme` writes it between
 * its markers; a test compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type BenchRecord, newestRecord } from './record.ts';

const BEGIN = '<!-- performance: made by `npm run bench:readme` -->';
const END = '<!-- /performance -->';

export function performanceSection(record: BenchRecord): string {
  const { machine, input } = record;
  const rates = new Map<string, Map<string, number>>();
  const texts = [...new Set(record.inProcess.map((row) => row.texts))];
  for (const row of record.inProcess) {
    const known = rates.get(row.subject) ?? new Map<string, number>();
    rates.set(row.subject, known.set(row.texts, row.megabytesPerSecond));
  }
  const slowest = record.worst.reduce<(typeof record.worst)[number] | undefined>(
    (a, b) => (a === undefined || b.megabytesPerSecond < a.megabytesPerSecond ? b : a),
    undefined,
  );
  return [
    `Measured on ${record.date} with version ${record.version}: ${machine.cpu}, ${machine.cores} cores, ` +
      `${machine.platform}, Node ${machine.node}. MB are 10⁶ bytes.`,
    '',
    `Whole runs of the command line over ${input.megabytes} MB of JSONL (${
      input.name === 'bulk' ? 'real dialogue' : 'generated chats'
    }), start of the process to its end:`,
    '',
    table(
      ['run', 'MB/s of JSONL', 'peak memory, MB'],
      record.process.map((run) => [run.name, run.megabytesPerSecond, run.peakMegabytes]),
    ),
    '',
    'In process on one core, MB of message text a second:',
    '',
    table(
      ['', ...texts],
      [...rates].map(([subject, known]) => [subject, ...texts.map((name) => known.get(name) ?? '–')]),
    ),
    ...(slowest === undefined
      ? []
      : [
          '',
          `Of ${record.worst.length} texts made to be slow (\`bench/worst-texts.ts\`) the slowest is ` +
            `“${slowest.text}”: ${slowest.megabytesPerSecond} MB/s. Four times the text takes at most ` +
            `${Math.max(...record.worst.map((row) => row.growth))} times as long.`,
        ]),
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** The README with its performance section replaced. */
export function withSection(readme: string, section: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new Error('the README has no performance markers');
  return `${readme.slice(0, begin + BEGIN.length)}\n${section}\n${readme.slice(end)}`;
}

if (process.argv.includes('--write')) {
  const readme = new URL('../README.md', import.meta.url);
  const record = newestRecord(new URL('../bench/records/', import.meta.url));
  if (record === undefined) throw new Error('no record yet: npm run bench -- --record');
  writeFileSync(readme, withSection(readFileSync(readme, 'utf8'), performanceSection(record)));
}
