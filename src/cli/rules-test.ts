/** `chatveil rules test FILE`: do the examples of a rule hold? Examples are invented text, so they are shown. */
import { testRuleFile } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { FlagValues } from './flag-values.ts';

export async function run({ words, raw, terminal }: Call): Promise<ExitCode> {
  const [file = ''] = words;
  const { id, examples } = await testRuleFile(file, new FlagValues(raw).list('rules') ?? []);
  const failed = examples.filter((example) => !example.ok);
  for (const { kind, text, expected, found } of failed) {
    const got = found.length === 0 ? 'nothing' : found.map(quote).join(', ');
    terminal.out(
      `${kind === 'match' ? 'does not match as said' : 'matches, but should be ignored'}: ${quote(text)}\n` +
        `  expected ${expected === undefined ? 'nothing' : quote(expected)}, found ${got}\n`,
    );
  }
  terminal.out(`${id}: ${examples.length - failed.length} of ${examples.length} examples hold\n`);
  return failed.length === 0 ? EXIT.done : EXIT.found;
}

/** JSON's quotes: control characters in an example can't reach the terminal. */
function quote(text: string): string {
  return JSON.stringify(text);
}
