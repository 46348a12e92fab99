/** `chatveil scan`: finds and changes nothing. The summary is what was asked for, so it goes to stdout. */
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { readSettings } from './settings.ts';
import { exitOf, runTranscripts, summaryText } from './transcript-run.ts';
import { readTypes } from './type-names.ts';

export async function run(call: Call): Promise<ExitCode> {
  const settings = await readSettings(call.raw, true);
  const failOn = readTypes(settings.flags.words('fail-on') ?? [], '--fail-on');
  const summary = await runTranscripts('scan', call, settings);
  call.terminal.out(summaryText(summary, settings, call.terminal.colourOut));

  const hit = [...failOn].filter((type) => (summary.counts.findings[type] ?? 0) > 0);
  if (hit.length > 0) {
    call.terminal.err(`chatveil: --fail-on: found ${hit.join(', ')}\n`);
    return EXIT.found;
  }
  return exitOf(summary);
}
