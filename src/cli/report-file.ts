/**
 * `--report FILE`. The place is checked before the run, so that a long run does not end in a refusal, and the
 * file is readable by its owner alone and appears only when complete.
 */
import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { ChatveilError, type SummaryInput, summaryCsv, summaryJson } from '../index.ts';

const WRITERS: Readonly<Record<string, (summary: SummaryInput) => string | Promise<string>>> = {
  '.json': summaryJson,
  '.csv': summaryCsv,
};

/** The other places of the run, as the user named them. */
interface Places {
  readonly inputs: readonly string[];
  readonly output?: string | undefined;
  readonly findings?: string | undefined;
}

/**
 * @throws ChatveilError `USAGE` for an unknown ending or a missing folder, `INPUT_REFUSED` where the report
 * would replace something of the run or be read as an input by the next one.
 */
export function checkReportPlace(report: string, { inputs, output, findings }: Places): void {
  if (WRITERS[extname(report)] === undefined)
    throw new ChatveilError('USAGE', '--report needs a name that ends in .json or .csv');
  const place = realPath(report);
  if (!existsSync(dirname(place)))
    throw new ChatveilError('USAGE', 'the folder of --report does not exist; create it first');
  refuseInputs(report, inputs);
  if (inputs.some((input) => isInside(place, input)))
    throw refusal(
      '--report lies inside an input folder, where the next run would read it; choose a place outside',
    );
  if (output !== undefined && (place === realPath(output) || isInside(place, output)))
    throw refusal('--report lies where the output goes; choose a place beside it');
  if (findings !== undefined && place === realPath(findings))
    throw refusal('--report and --findings name the same file; give each its own');
}

/** Patterns show only after the run which files they stand for. */
function refuseInputs(report: string, inputs: readonly string[]): void {
  const place = realPath(report);
  if (inputs.some((input) => realPath(input) === place))
    throw refusal('--report names an input, which it would replace; choose another name');
}

export async function writeReport(report: string, summary: SummaryInput): Promise<void> {
  const writer = WRITERS[extname(report)];
  if (writer === undefined) return;
  refuseInputs(
    report,
    summary.files.map((file) => file.name),
  );
  const text = await writer(summary);
  const unfinished = join(dirname(report), `.${basename(report)}.chatveil-partial`);
  try {
    rmSync(unfinished, { force: true });
    writeFileSync(unfinished, text, { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, report);
  } catch {
    rmSync(unfinished, { force: true });
    throw new ChatveilError('OUTPUT_FAILED', 'the report could not be written', { file: report });
  }
}

function refusal(message: string): ChatveilError {
  return new ChatveilError('INPUT_REFUSED', message);
}

function isInside(place: string, folder: string): boolean {
  const real = realPath(folder);
  return existsSync(real) && statSync(real).isDirectory() && place.startsWith(real + sep);
}

/** The path with links resolved; of a file that does not exist yet, those of its folder. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const folder = resolve(dirname(path));
  return existsSync(folder) ? join(realpathSync(folder), basename(path)) : resolve(path);
}
