/** The way that redact and scan have in common: run with a progress bar, report, and name what was held back. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  formatHeld,
  formatSummary,
  listRules,
  policyReport,
  run,
  type SummaryInput,
  VERSION,
} from '../index.ts';
import type { Call } from './commands.ts';
import { letHeapsGrow } from './engine-flags.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { createProgressBar } from './progress.ts';
import { checkReportPlace, writeReport } from './report-file.ts';
import type { CommandSettings } from './settings.ts';
import { withShownNames } from './shown-path.ts';

/** Runs, writes the report file if one was asked for, and returns the summary; prints only the progress bar. */
export async function runTranscripts(
  mode: 'redact' | 'scan',
  call: Call,
  settings: CommandSettings,
  output?: string,
): Promise<SummaryInput> {
  const { flags, engine } = settings;
  const { terminal } = call;
  const report = flags.text('report');
  const findings = flags.text('findings');
  const limit = flags.whole('limit');
  const purpose = flags.text('purpose');
  const actor = flags.text('actor');
  if (report !== undefined) checkReportPlace(report, { inputs: call.words, output, findings });
  if (engine.keys !== undefined) letHeapsGrow();
  const bar = flags.switch('quiet') ? undefined : createProgressBar(terminal);
  try {
    const result = await run({
      inputs: [...call.words],
      mode,
      format: settings.format,
      engine,
      showValues: flags.switch('show-values'),
      workers: flags.whole('workers') ?? usualWorkers(call.words),
      signal: terminal.stop,
      ...(output === undefined ? {} : { output, again: flags.switch('again') }),
      ...(settings.columns === undefined ? {} : { columns: settings.columns }),
      ...(findings === undefined ? {} : { findings }),
      ...(limit === undefined ? {} : { limit }),
      ...(purpose === undefined ? {} : { purpose }),
      ...(actor === undefined ? {} : { actor }),
      ...(bar === undefined ? {} : { onProgress: bar.update }),
    });
    const rules = listRules(engine.rulePaths);
    const summary: SummaryInput = {
      ...result,
      mode,
      version: VERSION,
      policy: engine.policy,
      loosened: policyReport(engine.policy).loosened,
      // Names need no rule.
      lookedFor: {
        types: [...new Set(['PERSON' as const, ...rules.map((rule) => rule.type)])],
        rules: rules.length,
      },
    };
    if (report !== undefined) await writeReport(report, summary);
    return summary;
  } finally {
    bar?.clear();
  }
}

/** Input below which starting threads takes longer than the work itself. */
const SMALL_BYTES = 2 * 1024 * 1024;

/** One worker a processor; none for a few small files. The result is the same. */
function usualWorkers(inputs: readonly string[]): number {
  let bytes = 0;
  for (const input of inputs) {
    const found = statSync(input, { throwIfNoEntry: false });
    bytes += found?.isFile() === true ? found.size : SMALL_BYTES;
  }
  return bytes < SMALL_BYTES ? 0 : availableParallelism();
}

/** The text for the terminal; with --quiet only what was held back, and nothing if that is nothing. */
export function summaryText(summary: SummaryInput, settings: CommandSettings, colour: boolean): string {
  const format = settings.flags.switch('quiet') ? formatHeld : formatSummary;
  return format(withShownNames(summary), { colour });
}

/** A run in which every input was refused has done nothing. */
export function exitOf({ files, heldCount }: SummaryInput): ExitCode {
  if (files.length > 0 && files.every((file) => file.status === 'refused')) return EXIT.stopped;
  return heldCount > 0 ? EXIT.held : EXIT.done;
}
