/** `chatveil reveal`: turns tokens back. What opened and what did not goes to stderr, in numbers. */
import { ChatveilError, formatHeld, formatTable, type RunSummary, readGrantFile, reveal } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { FlagValues } from './flag-values.ts';
import { createProgressBar } from './progress.ts';
import { readFlags, readFormat, readKeys } from './settings.ts';
import { withShownNames } from './shown-path.ts';

export async function run({ words, raw, terminal }: Call): Promise<ExitCode> {
  const flags = readFlags(raw);
  const needed = (name: 'output' | 'purpose', what: string): string => {
    const value = flags.text(name);
    if (value === undefined) throw new ChatveilError('USAGE', `reveal needs --${name}: ${what}`);
    return value;
  };
  const keys = readKeys(flags);
  if (keys === undefined)
    throw new ChatveilError('USAGE', 'reveal needs --keys: the store that the tokens came from');
  const grantFile = flags.text('grant');
  const grant = grantFile === undefined ? undefined : readGrantFile(grantFile);
  const bar = flags.switch('quiet') ? undefined : createProgressBar(terminal);
  let summary: RunSummary;
  try {
    summary = await reveal({
      inputs: [...words],
      output: needed('output', 'a file, a folder, or - for stdout'),
      format: readFormat(flags),
      keys,
      purpose: grant?.purpose ?? needed('purpose', 'what for, which stands in the audit'),
      signal: terminal.stop,
      ...(grant === undefined ? {} : { grant }),
      ...named('reference', flags),
      ...named('actor', flags),
      ...(bar === undefined ? {} : { onProgress: bar.update }),
    });
  } finally {
    bar?.clear();
  }
  const held = formatHeld({ ...withShownNames(summary), mode: 'reveal' }, { colour: terminal.colourErr });
  terminal.err(flags.switch('quiet') ? held : opened(summary) + held);
  if (summary.files.every((file) => file.status === 'refused')) return EXIT.stopped;
  return summary.heldCount > 0 ? EXIT.held : EXIT.done;
}

function named(name: 'reference' | 'actor', flags: FlagValues): Record<string, string> {
  const value = flags.text(name);
  return value === undefined ? {} : { [name]: value };
}

/** What became of the tokens, in the order of how good it is. */
const OUTCOMES = [
  ['reveal', 'opened'],
  ['closed', 'stayed closed: their keys were erased, or the grant does not cover them'],
  ['foreign', 'only look like tokens of this domain'],
  ['one-way', 'are hashes, which nobody can turn back'],
] as const;

function opened({ counts, files }: RunSummary): string {
  const rows = OUTCOMES.flatMap(([action, says]) => {
    const n = counts.actions[action] ?? 0;
    return n === 0 ? [] : [[n.toLocaleString('en'), says]];
  });
  const done = files.filter((file) => file.status === 'done').length;
  const head = `Revealed ${done} ${done === 1 ? 'file' : 'files'}; the audit holds who did it and what for.\n`;
  if (rows.length === 0) return `${head}No tokens were found.\n`;
  return head + formatTable([{ title: 'Tokens', align: 'right' }, { title: '' }], rows);
}
