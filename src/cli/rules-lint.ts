/** `chatveil rules lint`: what each rule costs, dearest first, and what is wrong with it. */
import { formatTable, lintRules } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { readFlags } from './settings.ts';

export async function run({ raw, terminal }: Call): Promise<ExitCode> {
  const flags = readFlags(raw);
  const rows = [...(await lintRules(flags.list('rules') ?? []))].sort(
    (a, b) => b.microseconds - a.microseconds || (a.id < b.id ? -1 : 1),
  );
  terminal.out(
    formatTable(
      [{ title: 'Rule' }, { title: 'µs a hit', align: 'right' }, { title: 'Problems' }],
      rows.map((row) => [row.id, row.microseconds.toFixed(2), row.problems.join('; ')]),
    ),
  );
  const bad = rows.filter((row) => row.problems.length > 0).length;
  terminal.out(`\nRules checked: ${rows.length}, with problems: ${bad}\n`);
  return bad === 0 ? EXIT.done : EXIT.found;
}
