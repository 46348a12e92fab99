import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { flagsOf } from '../../src/cli/flags.ts';
import { type Outcome, outcomeOf, placeWith } from './start.ts';

const nothing = (words: readonly string[]): Promise<Outcome> => placeWith().chatveil(words);

describe('chatveil --help', () => {
  it('names every command and how to start', async () => {
    const { code, stdout, stderr } = await nothing(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const row of COMMANDS) expect(stdout).toContain(row.name.split(' ')[0]);
    expect(stdout).toContain('chatveil redact chats.jsonl --preview 3');
  });

  it.each(COMMANDS.map((row) => [row.name, row] as const))(
    '%s: shows its flags and examples',
    async (name, row) => {
      const { code, stdout, stderr } = await nothing([...name.split(' '), '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`Usage: chatveil ${name}`);
      for (const flag of flagsOf(name)) expect(stdout).toContain(`--${flag.long}`);
      for (const { line } of row.examples) expect(stdout).toContain(line);
    },
  );

  it('is also there as a word, for commands of one word and of two', async () => {
    expect((await nothing(['help', 'scan'])).stdout).toBe((await nothing(['scan', '--help'])).stdout);
    expect((await nothing(['help', 'rules', 'lint'])).stdout).toBe(
      (await nothing(['rules', 'lint', '--help'])).stdout,
    );
  });

  it('offers nothing that is not there', async () => {
    const { stdout } = await nothing(['redact', '--help']);
    expect(stdout).not.toMatch(/--resume|--verify|html/i);
  });

  it('comes fast, as the library behind it is not loaded', async () => {
    const fastest = async (work: () => Promise<unknown>): Promise<number> => {
      const times: number[] = [];
      for (let i = 0; i < 4; i++) {
        const began = performance.now();
        await work();
        times.push(performance.now() - began);
      }
      return Math.min(...times);
    };
    const bare = await fastest(() => outcomeOf(spawn(process.execPath, ['-e', '0'])));
    const help = await fastest(() => nothing(['--help']));
    // 95 ms and 45 ms on a free processor; with the library loaded it would be eight times as long as Node alone.
    expect(help / bare).toBeLessThan(4);
  });
});

describe('wrong usage', () => {
  it.each([
    [[], 'Usage: chatveil [options] [command]'],
    [['redcat'], "unknown command 'redcat'\n(Did you mean redact?)\nchatveil: see `chatveil --help`"],
    [['rules', 'lst'], "unknown command 'lst'\n(Did you mean list?)\nchatveil: see `chatveil rules --help`"],
    [['scan', 'x', '--faill-on', 'CARD'], "unknown option '--faill-on'\n(Did you mean --fail-on?)"],
    [['scan'], "missing required argument 'input'"],
    [['redact', 'x', '-o'], "option '-o, --output <OUT>' argument missing"],
    [
      ['redact', 'x', '-o', 'y', '-f', 'xml'],
      "argument 'xml' is invalid. Allowed choices are auto, jsonl, json, csv, text.",
    ],
    [['scan', 'x', '--resume'], "unknown option '--resume'"],
    [['redact', 'x'], 'redact needs a place for the result: -o FILE, -o FOLDER, or -o - for stdout'],
    [['redact', 'x', '-o', 'y', '--preview', '2'], '--preview writes nothing; leave -o out'],
    [['scan', 'x', '--fail-on', 'EMIAL'], '--fail-on: unknown type "EMIAL"; did you mean "EMAIL"?'],
    [['scan', 'x', '--workers', 'two'], '--workers takes a whole number above 0, such as 4'],
    [['scan', 'x', '--policy', 'masc'], 'unknown preset "masc"; did you mean "mask"?'],
    [
      ['scan', 'x', '--columns', 'body=txt'],
      '--columns: unknown meaning or type "txt"; did you mean "text"?',
    ],
    [['scan', 'x', '--report', 'run.html'], '--report needs a name that ends in .json or .csv'],
    [['scan', 'x', '--report', 'none/run.json'], 'the folder of --report does not exist; create it first'],
    [
      ['scan', 'missing.jsonl'],
      'cannot be read: no such file or folder (ENOENT) (missing.jsonl)\nchatveil: Check the path',
    ],
    [['explain', 'missing.jsonl:3'], 'there is no such file (missing.jsonl)'],
    [['rules', 'list', '--type', 'PHON'], '--type: unknown type "PHON"; did you mean "PHONE"?'],
    [['rules', 'test'], "missing required argument 'file'"],
    [['rules', 'test', 'missing.yaml'], 'missing.yaml'],
  ])('%j is told on stderr, with exit code 2', async (words, message) => {
    const { code, stdout, stderr } = await nothing(words);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toMatch(/\n\s+at |\u001b/);
  });

  it('prints the version of the package', async () => {
    const { code, stdout } = await nothing(['--version']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
