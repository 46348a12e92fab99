/**
 * A whole run: inputs → outputs, findings file, manifest. Throws for what concerns the run as a whole (usage,
 * places that are refused, settings that do not hold, an output that cannot be written, an interrupt); what
 * concerns one input stands in that input's outcome, and the others go on. No output appears under its final name
 * before it is complete, and whatever ends the run early leaves no partial file.
 */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { VERSION } from '../engine/version.ts';
import { addCounts, emptyCounts } from '../model/counts.ts';
import { AbortWatch, interrupted } from './abort-watch.ts';
import { BufferStock } from './cut.ts';
import { PIPELINE_LIMITS } from './drive.ts';
import { expandInputs, STANDARD_INPUT } from './inputs.ts';
import { type KeyedRun, openKeyedRun } from './keyed-run.ts';
import { type Manifest, type ManifestFile, readManifest, refuseOutputs, writeManifest } from './manifest.ts';
import { inOrder } from './ordered.ts';
import { type Plan, type PlannedFile, planOutputs, STANDARD_OUTPUT } from './places.ts';
import { createPool, type Pool } from './pool.ts';
import { type FileResult, FileRunner } from './run-file.ts';
import type { RunOptions, RunSummary } from './run-options.ts';
import { openFileSink, type Sink } from './sink.ts';
import { roomFor } from './splice-writer.ts';

export type { FileOutcome, Progress, RunOptions, RunSummary } from './run-options.ts';

/** How long a stopped run waits for what is under way to notice. */
const STOP_MILLISECONDS = 2000;

/** @throws ChatveilError */
export async function run(options: RunOptions): Promise<RunSummary> {
  const started = performance.now();
  if (options.signal?.aborted === true) throw interrupted();
  const output = options.mode === 'scan' ? undefined : options.output;
  const inputs = await expandInputs(options.inputs);
  const plan = await planOutputs(inputs, output, options.findings);
  if (options.again !== true)
    await refuseOutputs(inputs.files.map((file) => file.path).filter((path) => path !== STANDARD_INPUT));
  const { engineModule } = options;
  const keyed = await openKeyedRun(options.engine, options);
  let pool: Pool | undefined;
  try {
    pool =
      options.pool ??
      (await createPool(options.engine, options.workers, engineModule === undefined ? {} : { engineModule }));
    const { results, outdated } = await runPlan(options, plan, pool, keyed);
    const counts = emptyCounts();
    for (const { outcome } of results) addCounts(counts, outcome.counts);
    await keyed?.finish(counts, results.length);
    return {
      ...(keyed === undefined ? {} : { sealedFor: keyed.facts }),
      files: results.map((file) => file.outcome),
      skipped: inputs.skipped,
      outdated,
      counts,
      held: results.flatMap((file) => file.held),
      heldCount: results.reduce((sum, file) => sum + file.outcome.heldCount, 0),
      fingerprint: pool.fingerprint,
      policy: options.engine.policy.name,
      milliseconds: performance.now() - started,
    };
  } finally {
    await pool?.close();
    await keyed?.close();
  }
}

interface Ran {
  readonly results: readonly FileResult[];
  readonly outdated: readonly string[];
}

async function runPlan(
  options: RunOptions,
  plan: Plan,
  pool: Pool,
  keyed: KeyedRun | undefined,
): Promise<Ran> {
  // What was revealed is no output to be kept up to date.
  const folder = options.mode === 'reveal' ? undefined : plan.folder;
  const chunkBytes = options.chunkBytes ?? PIPELINE_LIMITS.chunkBytes;
  const fingerprint = fingerprintOf(options, pool);
  const before = folder === undefined ? undefined : await readManifest(folder);
  const memory = { shared: options.workers > 0 };
  const runner = new FileRunner({
    options,
    pool,
    limits: { ...PIPELINE_LIMITS, ...options.limits, chunkBytes },
    buffers: new BufferStock(chunkBytes, memory),
    rooms: new BufferStock(roomFor(chunkBytes), memory),
    fingerprint,
    inFolder: folder !== undefined,
    before,
    progress: progressOf(options, plan),
  });
  const findings =
    options.findings === undefined
      ? undefined
      : await openFileSink(options.findings, options.findings, { secret: true });
  const watch = new AbortWatch(options.signal);
  const work = runFiles(plan.files, runner, findings, chunkBytes, pool.inFlight);
  let results: readonly FileResult[];
  try {
    results = await watch.race(work);
    await findings?.commit();
  } catch (error) {
    // Threads first: what still runs then ends by itself, unless it waits for input that does not come.
    await pool.close();
    await runner.stop();
    await Promise.race([work.catch(() => {}), delay(STOP_MILLISECONDS, undefined, { ref: false })]);
    await findings?.abort();
    throw watch.aborted ? interrupted() : error;
  } finally {
    watch.close();
  }
  if (folder === undefined) return { results, outdated: [] };
  const entries = results.flatMap((result) => (result.entry === undefined ? [] : [result.entry]));
  const kept = await keptEntries(folder, entries, before);
  const policy = options.engine.policy.name;
  await writeManifest(folder, {
    manifest: 1,
    version: VERSION,
    policy,
    fingerprint,
    ...(keyed === undefined ? {} : { domain: keyed.facts }),
    files: [...kept, ...entries],
  });
  const outdated = kept.filter((file) => file.fingerprint !== fingerprint).map((file) => file.output);
  return { results, outdated };
}

async function runFiles(
  files: readonly PlannedFile[],
  runner: FileRunner,
  findings: Sink | undefined,
  smallBytes: number,
  inFlight: number,
): Promise<FileResult[]> {
  const results: FileResult[] = [];
  const write = async (text: string): Promise<void> => findings?.write(Buffer.from(text));
  // Small files go side by side, since one alone would keep one worker; their findings lines wait their turn.
  const isSmall = ({ input, output }: PlannedFile): boolean =>
    input.size !== undefined && input.size <= smallBytes && output !== STANDARD_OUTPUT;
  for (const group of grouped(files, isSmall))
    await inOrder(
      group,
      async (file) => {
        const lines: string[] = [];
        const wait = async (text: string): Promise<void> => {
          lines.push(text);
        };
        const take = findings === undefined ? undefined : group.length === 1 ? write : wait;
        return { result: await runner.file(file, take), lines };
      },
      async (_file, { result, lines }) => {
        for (const text of lines) await write(text);
        results.push(result);
      },
      inFlight,
    );
  return results;
}

/** Neighbours that may go side by side, together; every other file alone. */
function grouped(files: readonly PlannedFile[], together: (file: PlannedFile) => boolean): PlannedFile[][] {
  const groups: PlannedFile[][] = [];
  let open: PlannedFile[] | undefined;
  for (const file of files) {
    if (!together(file)) {
      groups.push([file]);
      open = undefined;
    } else if (open !== undefined) open.push(file);
    else {
      open = [file];
      groups.push(open);
    }
  }
  return groups;
}

/** Changes with the engine and with every option that changes outputs. */
function fingerprintOf({ format, columns, limit }: RunOptions, pool: Pool): string {
  const parts = [pool.fingerprint, format, Object.entries(columns ?? {}).sort(), limit ?? null];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** Outputs of earlier runs stay named as long as they are there, so that they are still known as outputs. */
async function keptEntries(
  folder: string,
  renewed: readonly ManifestFile[],
  before: Manifest | undefined,
): Promise<ManifestFile[]> {
  const ours = new Set(renewed.map((file) => file.output));
  const kept: ManifestFile[] = [];
  for (const file of before?.files ?? []) {
    if (ours.has(file.output)) continue;
    if ((await stat(join(folder, file.output)).catch(() => undefined)) !== undefined) kept.push(file);
  }
  return kept;
}

function progressOf(
  { onProgress }: RunOptions,
  plan: Plan,
): (bytes: number, findings: number, file: string) => void {
  if (onProgress === undefined) return () => {};
  const sizes = plan.files.map(({ input }) => input.size);
  const bytesTotal = sizes.reduce<number | undefined>(
    (sum, size) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  );
  let bytesDone = 0;
  let findings = 0;
  return (bytes, found, file) => {
    bytesDone += bytes;
    findings += found;
    onProgress({ bytesDone, bytesTotal, findings, file });
  };
}
