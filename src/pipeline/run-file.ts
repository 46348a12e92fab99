/** One input of a run: opened, transcribed, committed under its final name or refused. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { type Counts, emptyCounts, type HeldRecord } from '../model/counts.ts';
import { ChatveilError, ERROR_CODES, type ErrorCode } from '../model/errors.ts';
import { interrupted } from './abort-watch.ts';
import type { BufferStock } from './cut.ts';
import type { PipelineLimits } from './drive.ts';
import { type InputFile, STANDARD_INPUT } from './inputs.ts';
import { hashFile, type Manifest, type ManifestFile } from './manifest.ts';
import { type PlannedFile, STANDARD_OUTPUT } from './places.ts';
import type { Pool } from './pool.ts';
import type { FileOutcome, RunOptions } from './run-options.ts';
import { openFileSink, openStreamSink, type Sink, type Written } from './sink.ts';
import { openFile, openStandardInput, type Source } from './source.ts';
import { type Transcribed, transcribe } from './transcribe.ts';

/** What all inputs of a run share. */
export interface FileSetting {
  readonly options: RunOptions;
  readonly pool: Pool;
  readonly limits: PipelineLimits;
  readonly buffers: BufferStock;
  readonly rooms: BufferStock;
  /** Of the engine and of the options that change outputs. */
  readonly fingerprint: string;
  /** The outputs mirror the inputs in a folder with a manifest. */
  readonly inFolder: boolean;
  /** The folder's manifest before this run. */
  readonly before: Manifest | undefined;
  readonly progress: (bytes: number, findings: number, file: string) => void;
}

export interface FileResult {
  readonly outcome: FileOutcome;
  readonly held: readonly HeldRecord[];
  /** For the manifest. */
  readonly entry?: ManifestFile;
}

export class FileRunner {
  private readonly setting: FileSetting;
  private readonly sinks = new Set<Sink>();
  private contexts = 0;
  private stopped = false;

  constructor(setting: FileSetting) {
    this.setting = setting;
  }

  /**
   * @param findings takes lines of the findings file
   * @throws ChatveilError for what concerns the whole run; what concerns this input is in its outcome
   */
  async file(
    { input, output }: PlannedFile,
    findings: ((text: string) => Promise<void>) | undefined,
  ): Promise<FileResult> {
    if (output !== undefined && findings === undefined) {
      const entry = await this.unchanged(input, output);
      if (entry !== undefined) {
        this.setting.progress(input.size ?? 0, 0, input.name);
        const outcome = {
          name: input.name,
          status: 'unchanged',
          output,
          counts: emptyCounts(),
          heldCount: 0,
        } as const;
        return { outcome, held: [], entry };
      }
    }
    let sink: Sink | undefined;
    let source: Source | undefined;
    try {
      const raw = new RawCount(this.setting, input);
      source = await this.openSource(input, raw.tap);
      if (output !== undefined) sink = await this.openSink(output, source);
      const done = await this.transcribe(source, input, sink, findings);
      await source.verify?.();
      if (done.refused !== undefined) {
        await this.drop(sink);
        return notPassed(input, done, done.refused);
      }
      const written = await sink?.commit();
      if (sink !== undefined) this.sinks.delete(sink);
      const entry = written === undefined ? undefined : await this.entry(input, done, raw, written);
      return { ...passed(input, output, done), ...(entry === undefined ? {} : { entry }) };
    } catch (error) {
      await this.drop(sink);
      return refused(input, error);
    } finally {
      await source?.close().catch(() => {});
    }
  }

  /** Opens nothing any more and removes what is unfinished. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.sinks].map((sink) => sink.abort()));
  }

  private async openSource(input: InputFile, tap: (raw: Uint8Array) => void): Promise<Source> {
    if (input.path === STANDARD_INPUT) return openStandardInput(input.name, tap);
    return openFile(input.path, input.name, tap);
  }

  private async openSink(output: string, { encoding }: Source): Promise<Sink> {
    if (this.stopped) throw interrupted();
    const gzip = output.endsWith('.gz');
    const sink =
      output === STANDARD_OUTPUT
        ? openStreamSink(process.stdout, output, { encoding })
        : await openFileSink(output, output, {
            ...{ encoding, gzip, hash: this.setting.inFolder },
            secret: this.setting.options.mode === 'reveal',
          });
    this.sinks.add(sink);
    if (this.stopped) {
      await this.drop(sink);
      throw interrupted();
    }
    return sink;
  }

  private async drop(sink: Sink | undefined): Promise<void> {
    if (sink === undefined) return;
    await sink.abort();
    this.sinks.delete(sink);
  }

  private transcribe(
    source: Source,
    input: InputFile,
    sink: Sink | undefined,
    findings: ((text: string) => Promise<void>) | undefined,
  ): Promise<Transcribed> {
    const { options, pool, limits, buffers, rooms, progress } = this.setting;
    const { format, columns, limit } = options;
    return transcribe(source, input.name, ++this.contexts, {
      pool,
      limits,
      buffers,
      rooms,
      format,
      wanted: {
        output: sink !== undefined,
        findings: findings !== undefined,
        values: options.showValues === true,
      },
      onCounts: (counts) => progress(0, total(counts), input.name),
      ...(columns === undefined ? {} : { columns }),
      ...(limit === undefined ? {} : { limit }),
      ...(sink === undefined ? {} : { sink }),
      ...(findings === undefined ? {} : { findings }),
    });
  }

  /** The manifest's entry for this input if input and output are still what it says. */
  private async unchanged(input: InputFile, output: string): Promise<ManifestFile | undefined> {
    const known = this.setting.before?.files.find((file) => file.output === input.mirror);
    if (known === undefined || known.fingerprint !== this.setting.fingerprint) return undefined;
    // What could not be read is told again, with its exit code, as long as it is there.
    if (known.heldCount !== 0) return undefined;
    const found = await stat(output).catch(() => undefined);
    if (known.inputBytes !== input.size || known.outputBytes !== found?.size) return undefined;
    if ((await hashFile(output)) !== known.outputSha256) return undefined;
    return (await hashFile(input.path)) === known.inputSha256 ? known : undefined;
  }

  private async entry(
    input: InputFile,
    { format, tally }: Transcribed,
    raw: RawCount,
    written: Written,
  ): Promise<ManifestFile | undefined> {
    if (written.sha256 === undefined) return undefined;
    // A run with a limit has not read its input to the end.
    const partly = this.setting.options.limit !== undefined && input.size !== undefined;
    return {
      input: input.name,
      inputBytes: partly ? input.size : raw.bytes,
      inputSha256: partly ? await hashFile(input.path) : raw.sha256(),
      output: input.mirror,
      outputBytes: written.bytes,
      outputSha256: written.sha256,
      format,
      fingerprint: this.setting.fingerprint,
      counts: tally.counts,
      heldCount: tally.heldCount,
      held: tally.held.map(({ line, offset, code }) => ({ line, offset, code })),
    };
  }
}

/** Size and hash of the raw input, as it is read. */
class RawCount {
  bytes = 0;
  readonly tap: (raw: Uint8Array) => void;
  private readonly hash = createHash('sha256');

  constructor({ inFolder, progress }: FileSetting, input: InputFile) {
    this.tap = (raw) => {
      this.bytes += raw.length;
      if (inFolder) this.hash.update(raw);
      progress(raw.length, 0, input.name);
    };
  }

  sha256(): string {
    return this.hash.digest('hex');
  }
}

function passed(input: InputFile, output: string | undefined, done: Transcribed): FileResult {
  const { format, gathered, tally } = done;
  const { counts, heldCount } = tally;
  return {
    outcome: {
      ...{ name: input.name, status: 'done', format, gathered, counts, heldCount },
      ...(output === undefined ? {} : { output }),
    },
    held: tally.held,
  };
}

function notPassed({ name }: InputFile, { format, tally }: Transcribed, held: HeldRecord): FileResult {
  const { counts, heldCount } = tally;
  const code = isErrorCode(held.code) ? held.code : 'INTERNAL';
  return {
    outcome: { name, status: 'refused', format, code, reason: held.reason, counts, heldCount },
    held: tally.held,
  };
}

/** An error that concerns this input alone becomes its outcome; any other ends the run. */
function refused({ name }: InputFile, error: unknown): FileResult {
  if (!(error instanceof ChatveilError)) throw new ChatveilError('INTERNAL', ERROR_CODES.INTERNAL);
  const { code, message, place } = error;
  if (!OF_ONE_INPUT.has(code)) throw error;
  const { line = 1, offset = 0 } = place;
  return {
    outcome: { name, status: 'refused', code, reason: message, counts: emptyCounts(), heldCount: 1 },
    held: [{ file: name, line, offset, code, reason: ERROR_CODES[code] }],
  };
}

const OF_ONE_INPUT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'INPUT_UNREADABLE',
  'FORMAT_UNKNOWN',
  'ENCODING_UNKNOWN',
  'RECORD_MALFORMED',
]);

function isErrorCode(word: string): word is ErrorCode {
  return Object.hasOwn(ERROR_CODES, word);
}

function total(counts: Counts): number {
  return Object.values(counts.findings).reduce((sum, n) => sum + n, 0);
}
