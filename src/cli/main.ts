#!/usr/bin/env node
/**
 * The program `chatveil`: builds the parser from the tables of commands and flags, calls the one command asked
 * for, and turns its outcome into the exit code. Nothing of the library is loaded before a command needs it.
 */
import { Command, CommanderError, Option } from 'commander';
import { COMMANDS, type CommandRow, GROUPS } from './commands.ts';
import { boundEngine } from './engine-flags.ts';
import { answerTo, EXIT, type ExitCode } from './exit-codes.ts';
import type { RawFlags } from './flag-values.ts';
import { type Flag, flagsOf, REPEATED } from './flags.ts';
import { withShownPaths } from './shown-path.ts';
import { watchSignals } from './signals.ts';
import { createTerminal, type Terminal } from './terminal.ts';

const INTRODUCTION =
  'Takes personal data out of customer-support chat transcripts, without touching any other byte.';
const START = `
Start here:
  chatveil redact chats.jsonl --preview 3      look at what would change
  chatveil redact chats.jsonl -o safe.jsonl    then write it
  chatveil help redact                         everything about one command
`;

/** Why a run stopped although nobody pressed Ctrl-C. */
const READER_GONE = 'the reader of stdout has gone';

/** Runs the command line `words` (without node and script) and returns the exit code; never throws. */
async function main(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let outcome: ExitCode = EXIT.done;
  const program = buildProgram(terminal, async (row, given, raw) => {
    const { run } = await row.load();
    outcome = await run({ words: given, raw, terminal });
  });
  try {
    if (words[0] === '--version' || words[0] === '-V') {
      const { VERSION } = await import('../index.ts');
      terminal.out(`${VERSION}\n`);
    } else if (words.length === 0) {
      terminal.err(program.helpInformation() + START);
      return EXIT.usage;
    } else await program.parseAsync(plainHelp(words), { from: 'user' });
    return outcome;
  } catch (error) {
    // The parser has said what it has to say; 0 stands for help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const { exit, lines, code } = answerTo(error);
    if (terminal.stop.reason === READER_GONE && (code === 'INTERRUPTED' || code === 'OUTPUT_FAILED'))
      return exit;
    terminal.err(lines.map((line) => `chatveil: ${withShownPaths(line)}\n`).join(''));
    return exit;
  }
}

/** `help rules lint` as `rules lint --help`; the parser knows help for one word only. */
function plainHelp(words: readonly string[]): readonly string[] {
  return words[0] === 'help' && words.length === 3 ? [...words.slice(1), '--help'] : words;
}

type Dispatch = (row: CommandRow, words: readonly string[], raw: RawFlags) => Promise<void>;

function buildProgram(terminal: Terminal, dispatch: Dispatch): Command {
  const program = new Command('chatveil');
  prepare(program, terminal, 'chatveil --help');
  program.description(INTRODUCTION).option('-V, --version', 'print the version').addHelpText('after', START);
  const groups = new Map<string, Command>();
  for (const row of COMMANDS) {
    const [first = '', second] = row.name.split(' ');
    if (second === undefined) {
      addCommand(program, first, row, terminal, dispatch);
      continue;
    }
    let group = groups.get(first);
    if (group === undefined) {
      group = program.command(first).description(GROUPS[first] ?? '');
      prepare(group, terminal, `chatveil ${first} --help`);
      groups.set(first, group);
    }
    addCommand(group, second, row, terminal, dispatch);
  }
  return program;
}

function addCommand(
  parent: Command,
  name: string,
  row: CommandRow,
  terminal: Terminal,
  dispatch: Dispatch,
): void {
  const command = parent.command(name).description(row.summary);
  prepare(command, terminal, `chatveil ${row.name} --help`);
  for (const word of row.words ?? []) command.argument(word.name, word.help);
  const flags = flagsOf(row.name);
  for (const flag of flags) command.addOption(optionOf(flag));
  command.addHelpText('after', () => closingHelp(row));
  command.action(async () => {
    const values: Record<string, unknown> = command.opts();
    const raw: Record<string, RawFlags[string]> = {};
    for (const option of command.options) {
      const value = values[option.attributeName()];
      if (typeof value === 'string' || typeof value === 'boolean') raw[option.name()] = value;
      else if (Array.isArray(value)) raw[option.name()] = value.map(String);
    }
    await dispatch(row, command.args, raw);
  });
}

function optionOf(flag: Flag): Option {
  const names = flag.short === undefined ? `--${flag.long}` : `-${flag.short}, --${flag.long}`;
  const option = new Option(
    flag.argument === undefined ? names : `${names} <${flag.argument}>`,
    helpOf(flag),
  );
  if (flag.choices !== undefined) option.choices([...flag.choices]);
  if (REPEATED.has(flag.kind))
    option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
  return option;
}

function helpOf(flag: Flag): string {
  const may = REPEATED.has(flag.kind) ? ' (may be repeated)' : '';
  return `${flag.help}${may}${flag.otherwise === undefined ? '' : ` (default: ${flag.otherwise})`}`;
}

/** Sends the parser's own text to the right stream and makes it throw instead of ending the process. */
function prepare(command: Command, terminal: Terminal, help: string): void {
  command
    .exitOverride()
    .helpCommand(command.parent === null)
    .configureHelp({ sortOptions: false })
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (text, write) => write(`chatveil: ${text.replace(/^error: /, '')}`),
    })
    .showHelpAfterError(`chatveil: see \`${help}\``);
}

function closingHelp(row: CommandRow): string {
  const width = Math.max(...row.examples.map((example) => example.line.length));
  const lines = row.examples.map(({ line, says }) =>
    width > 60 ? `  # ${says}\n  ${line}` : `  ${line.padEnd(width)}   # ${says}`,
  );
  const notes = (row.notes ?? []).map((note) => `\n${note}\n`).join('');
  return `\nExamples:\n${lines.join('\n')}\n${notes}`;
}

boundEngine();
const controller = new AbortController();
const terminal = createTerminal(process.stdout, process.stderr, process.env, controller.signal);

// Whoever reads stdout may stop early (`| head`): no message then, and no more work.
process.stdout.on('error', () => controller.abort(READER_GONE));
process.stderr.on('error', () => {});
watchSignals(process, controller, terminal.err);

// An error that nobody caught must not print its message either: it may quote the transcript.
process.on('uncaughtException', (error) => {
  const { exit, lines } = answerTo(error);
  process.stderr.write(lines.map((line) => `chatveil: ${line}\n`).join(''), () => process.exit(exit));
});

// Set, not called: what is still on its way into a pipe must arrive.
process.exitCode = await main(process.argv.slice(2), terminal);
// A stopped run may have left its input open, which would keep the process alive.
if (controller.signal.aborted) process.stdin.destroy();
