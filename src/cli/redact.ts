/**
 * `chatveil redact`: writes the result, or with --preview shows what would change. The summary goes to stderr,
 * always, so that it is found at one place whether stdout carries data or not.
 */
import { ChatveilError } from '../index.ts';
import type { Call } from './commands.ts';
import type { ExitCode } from './exit-codes.ts';
import { readSettings } from './settings.ts';
import { exitOf, runTranscripts, summaryText } from './transcript-run.ts';

export async function run(call: Call): Promise<ExitCode> {
  const looksOn = call.raw['preview'] !== undefined;
  const settings = await readSettings(call.raw, looksOn);
  const preview = settings.flags.whole('preview');
  if (preview !== undefined) {
    const { showPreview } = await import('./preview.ts');
    return showPreview(call, settings, preview);
  }
  const output = settings.flags.text('output');
  if (output === undefined)
    throw new ChatveilError(
      'USAGE',
      'redact needs a place for the result: -o FILE, -o FOLDER, or -o - for stdout; or look first with --preview 3',
    );
  const summary = await runTranscripts('redact', call, settings, output);
  call.terminal.err(summaryText(summary, settings, call.terminal.colourErr));
  return exitOf(summary);
}
