/**
 * A run on this thread that writes nothing and shows every record with what the engine made of it, for `--preview`
 * and `explain FILE:N`: formats, gathering and limits are those of any other run. This module takes the place of
 * the engine's own, wraps it, and lets a watcher look on.
 */
import {
  type ConsideredFinding,
  createRecordEngine as createPlainEngine,
  type EngineSettings,
  type LocatedRecord,
  type RecordEngine,
  type RecordResult,
  run,
} from '../index.ts';
import type { CommandSettings } from './settings.ts';

/** A record as the engine has just treated it. */
export interface Watched {
  readonly record: LocatedRecord;
  readonly result: RecordResult;
  readonly file: string;
  /** What was considered and what became of it; treats the record once more. */
  explain(): readonly ConsideredFinding[];
}

/** Looks at a record before its memory is used again; says whether it wants to see more. */
export type Watcher = (watched: Watched) => boolean;

interface Watching {
  readonly watcher: Watcher;
  readonly enough: AbortController;
  file: string;
}

let watching: Watching | undefined;

/** Small, as only the first records are wanted. */
const CHUNK_BYTES = 64 * 1024;

/** Called by the run, which is told to load its engine from here. */
export async function createRecordEngine(settings: EngineSettings): Promise<RecordEngine> {
  const engine = await createPlainEngine(settings);
  return {
    fingerprint: engine.fingerprint,
    takeCounts: () => engine.takeCounts(),
    process(record) {
      const result = engine.process(record);
      if (watching !== undefined && !watching.enough.signal.aborted) {
        const explain = (): readonly ConsideredFinding[] => engine.explain?.(record) ?? [];
        if (!watching.watcher({ record, result, file: watching.file, explain })) watching.enough.abort();
      }
      return result;
    },
  };
}

/**
 * Runs over `inputs` until the watcher has seen enough.
 * @throws ChatveilError INTERRUPTED if `stop` aborts, and what a run throws
 */
export async function watchRun(
  inputs: readonly string[],
  settings: CommandSettings,
  stop: AbortSignal,
  watcher: Watcher,
): Promise<void> {
  const enough = new AbortController();
  const current: Watching = { watcher, enough, file: inputs[0] ?? '' };
  watching = current;
  try {
    await run({
      inputs,
      mode: 'scan',
      format: settings.format,
      engine: settings.engine,
      workers: 0,
      chunkBytes: CHUNK_BYTES,
      again: true,
      engineModule: import.meta.url,
      signal: AbortSignal.any([stop, enough.signal]),
      onProgress: ({ file }) => {
        current.file = file;
      },
      ...(settings.columns === undefined ? {} : { columns: settings.columns }),
    });
  } catch (error) {
    if (!enough.signal.aborted || stop.aborted) throw error;
  } finally {
    watching = undefined;
  }
}
