/**
 * The library's two engines: one for the caller's thread, and a pool of the same over worker threads. Both give the
 * same results for the same input.
 */
import { availableParallelism } from 'node:os';
import { Duplex } from 'node:stream';
import { type ConversationInput, jsonOf } from '../engine/conversation-json.ts';
import { createMemoryEngine, type MemoryEngine } from '../engine/engine.ts';
import type { LiveConversation } from '../engine/live-conversation.ts';
import type { LiveMessage, LiveOptions } from '../engine/live-ledger.ts';
import { checkChoice, checkColumns, checkOptions, checkWhole } from '../engine/options.ts';
import type { Explanation, RedactedText } from '../engine/public-types.ts';
import { RedactedConversation } from '../engine/redacted-conversation.ts';
import { writesTokens } from '../engine/sealer.ts';
import { ENGINE_OPTIONS, type EngineOptions, settingsOf } from '../engine/settings.ts';
import type { EngineSettings, KeySettings, RecordEngine } from '../engine/types.ts';
import type { KeyPlaces } from '../keys/open-keys.ts';
import { addCounts, type Counts, emptyCounts } from '../model/counts.ts';
import { ChatveilError } from '../model/errors.ts';
import { FORMAT_NAMES, type FormatName } from '../model/format.ts';
import type { Policy } from '../model/policy.ts';
import { CallBundles } from './call-bundles.ts';
import { openKeyedRun } from './keyed-run.ts';
import { createPool as createThreads, type Pool } from './pool.ts';
import { PooledConversation, type PooledLiveEngine, withConversationId } from './pooled-conversation.ts';
import {
  createPooledTransform,
  createTransform,
  type StreamResult,
  type StreamOptions as TransformOptions,
} from './streams.ts';

export interface StreamOptions {
  /** `auto`, which holds if absent, tells it from the first 64 KiB. */
  readonly format?: FormatName | 'auto';
  /** What columns of CSV hold, where their names do not tell: a meaning such as `text`, or a type such as `EMAIL`. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Stop after so many conversations. */
  readonly limit?: number;
  /** What findings lines and held records call the input; `-` if absent. */
  readonly name?: string;
  /** Takes whole lines of the findings file (JSON, a finding a line) as they come. */
  readonly onFindings?: (lines: string) => void;
  /** Findings lines carry the values found, and are personal data then. */
  readonly showValues?: boolean;
  /**
   * Told once, when all has been written. Without it, a stream that had to hold records back fails at its end, since
   * nothing else would say that they are missing.
   */
  readonly onEnd?: (result: StreamResult) => void;
}

const STREAM_OPTIONS = [
  'format',
  'columns',
  'limit',
  'name',
  'onFindings',
  'showValues',
  'onEnd',
] as const satisfies readonly (keyof StreamOptions)[];

/** A pair for `pipeThrough`. */
export interface WebTransform {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
}

/** Detects and replaces in the caller's thread. All calls but the streams are synchronous. */
export interface Engine {
  /** Changes whenever rules, dictionaries, policy or version change. */
  readonly fingerprint: string;
  /** The policy in force, with all that it extends. */
  readonly policy: Policy;
  /**
   * One text on its own, as the one message of a conversation. Offsets are UTF-16 code units of `text`.
   * @throws ChatveilError USAGE if it is no string, RECORD_TOO_LARGE
   */
  redact(text: string): RedactedText;
  /**
   * A whole conversation: an object with `messages`, and `participants` if they are known. Every string, number and
   * key in it is read and treated, whatever its name. It is read as JSON: what JSON cannot hold is left out, and dates
   * come back as strings.
   * @throws ChatveilError USAGE if it is no object with a list of messages, RECORD_TOO_LARGE, RECORD_TOO_DEEP
   */
  redactConversation<T extends ConversationInput>(conversation: T): RedactedConversation<T>;
  /**
   * A conversation that goes on: messages are added one by one.
   * @throws ChatveilError USAGE for options that do not hold
   */
  openConversation<M extends LiveMessage = LiveMessage>(options?: LiveOptions): LiveConversation<M>;
  /** Why each span of a text was or was not found. @throws as `redact` */
  explain(text: string): Explanation;
  /**
   * A Node stream: bytes of a transcript in, bytes of the redacted transcript out, as from standard input. Several
   * may run at a time.
   * @throws ChatveilError USAGE for options that do not hold. The stream itself fails with a ChatveilError where a run
   * over files would refuse the input; what came out before are whole records.
   */
  stream(options?: StreamOptions): Duplex;
  /** The same for web streams: `readable.pipeThrough(engine.webStream())`. */
  webStream(options?: StreamOptions): WebTransform;
}

/** @throws ChatveilError for a policy, lists or rules that cannot be loaded, and USAGE for unknown options */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  checkOptions('createEngine', options, ENGINE_OPTIONS);
  const engine = await createMemoryEngine(await settingsOf(options));
  const stream = (given?: StreamOptions): Duplex =>
    createTransform(ownCounts(engine.records), transformOptions('stream', given));
  return {
    ...faceOf(engine),
    stream,
    webStream: (given) => Duplex.toWeb(stream(given)),
  };
}

function faceOf(engine: MemoryEngine): Omit<Engine, 'stream' | 'webStream'> {
  return {
    fingerprint: engine.fingerprint,
    policy: engine.policy,
    redact: (text) => engine.redact(text),
    redactConversation: (conversation) => engine.redactConversation(conversation),
    openConversation: (options) => engine.openConversation(options),
    explain: (text) => engine.explain(text),
  };
}

/** Whose keys seal, for policies that write tokens. */
export interface KeyOptions extends KeyPlaces {
  /** The policy's, or the only one of the store, if not given. */
  readonly domain?: string;
  /** Who seals, for the audit; the system's user if not given. */
  readonly actor?: string;
  /** For the audit; the domain's own purpose if not given. */
  readonly purpose?: string;
}

const KEY_OPTIONS = [
  'store',
  'keyFile',
  'domain',
  'actor',
  'purpose',
] as const satisfies readonly (keyof KeyOptions)[];

export interface PoolOptions extends EngineOptions {
  /** Needed for policies that write tokens, such as `pseudonymise`. */
  readonly keys?: KeyOptions;
  /** Threads; one a processor if absent. 0 works on the caller's thread. The results are the same. */
  readonly workers?: number;
}

/**
 * Engines on worker threads. Worth its start for streams and for many conversations; a short text alone is treated
 * sooner by an engine than it reaches another thread.
 */
export interface EnginePool {
  readonly fingerprint: string;
  readonly policy: Policy;
  /** Threads; 0 is the caller's. */
  readonly workers: number;
  /** As `Engine.redact`. @throws also WORKER_LOST, INTERRUPTED after `close` */
  redact(text: string): Promise<RedactedText>;
  /** As `Engine.redactConversation`. @throws also WORKER_LOST, INTERRUPTED after `close` */
  redactConversation<T extends ConversationInput>(conversation: T): Promise<RedactedConversation<T>>;
  /**
   * A conversation that goes on: as `Engine.openConversation`, with promises. Where the policy writes tokens, `metadata`
   * says whose it is; without a `conversation_id` in it the conversation gets one, which stands in what `close` gives.
   * @throws ChatveilError USAGE for options that do not hold
   */
  openConversation<M extends LiveMessage = LiveMessage>(options?: LiveOptions): PooledConversation<M>;
  /** As `Engine.stream`, over all threads; the output keeps its order. */
  stream(options?: StreamOptions): Duplex;
  webStream(options?: StreamOptions): WebTransform;
  /**
   * Stops the threads, which keep the process alive until then; what is under way fails with INTERRUPTED. With keys the
   * audit is told what was sealed.
   */
  close(): Promise<void>;
}

/**
 * The only one of the two that writes tokens, since a key store answers asynchronously; with them it begins with an entry
 * in the audit, as a run does.
 * @throws ChatveilError for a policy, lists, rules or keys that cannot be loaded, AUDIT_REFUSED, and USAGE for options that
 * do not hold
 */
export async function createPool(options: PoolOptions = {}): Promise<EnginePool> {
  checkOptions('createPool', options, [...ENGINE_OPTIONS, 'workers', 'keys']);
  const workers = options.workers ?? availableParallelism();
  checkWhole('createPool', 'workers', workers);
  const settings: EngineSettings = {
    ...(await settingsOf(options)),
    ...(options.keys === undefined ? {} : { keys: keySettings(options.keys) }),
  };
  const pool = await createAuditedPool(settings, workers, options.keys);
  const bundles = new CallBundles((job) => pool.run(job), workers);
  const redactConversation: EnginePool['redactConversation'] = async (conversation) => {
    const answer = await bundles.ask({ json: jsonOf(conversation) });
    if (!('json' in answer)) return unanswered();
    return new RedactedConversation(JSON.parse(answer.json), answer.findings);
  };
  const redactLive: PooledLiveEngine['redactLive'] = async (conversation, numbers) => {
    const answer = await bundles.ask({ json: jsonOf(conversation), numbers });
    return 'numbers' in answer ? answer : unanswered();
  };
  const stream = (given?: StreamOptions): Duplex =>
    createPooledTransform(pool, transformOptions('stream', given));
  return {
    fingerprint: pool.fingerprint,
    policy: settings.policy,
    workers,
    async redact(text) {
      if (typeof text !== 'string') throw new ChatveilError('USAGE', 'a text is needed, as a string');
      const answer = await bundles.ask({ text });
      return 'text' in answer ? answer : unanswered();
    },
    redactConversation,
    openConversation: (given = {}) =>
      new PooledConversation(
        { redactConversation, redactLive },
        writesTokens(settings) ? withConversationId(given) : given,
      ),
    stream,
    webStream: (given) => Duplex.toWeb(stream(given)),
    close: () => pool.close(),
  };
}

/** Threads that tell the audit, where there are keys, that they seal and at their end how much. */
async function createAuditedPool(
  settings: EngineSettings,
  workers: number,
  { actor, purpose }: Partial<KeyOptions> = {},
): Promise<Pool> {
  const entry = { ...(actor === undefined ? {} : { actor }), ...(purpose === undefined ? {} : { purpose }) };
  const keyed = await openKeyedRun(settings, { mode: 'redact', ...entry });
  if (keyed === undefined) return createThreads(settings, workers);
  const counts = emptyCounts();
  try {
    const pool = await createThreads(settings, workers);
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await pool.close();
      try {
        await keyed.finish(counts, 0);
      } finally {
        await keyed.close();
      }
    };
    return {
      inFlight: pool.inFlight,
      fingerprint: pool.fingerprint,
      async run(job) {
        const result = await pool.run(job);
        if ('counts' in result) addCounts(counts, result.counts);
        return result;
      },
      close: () => (closing ??= close()),
    };
  } catch (error) {
    await keyed.close();
    throw error;
  }
}

function keySettings(keys: KeyOptions): KeySettings {
  checkOptions('createPool', keys, KEY_OPTIONS);
  const { domain, store, keyFile } = keys;
  const places = { store, ...(keyFile === undefined ? {} : { keyFile }) };
  if (typeof places.store !== 'string')
    throw new ChatveilError('USAGE', 'createPool: keys need a store, a file or a URL', {
      field: 'keys.store',
    });
  return { places, ...(domain === undefined ? {} : { domain }) };
}

function unanswered(): never {
  throw new ChatveilError('INTERNAL', 'the answer of a worker fits no call');
}

function transformOptions(call: string, options: StreamOptions = {}): TransformOptions {
  checkOptions(call, options, STREAM_OPTIONS);
  const { format = 'auto', columns, limit, onEnd = failIfHeld } = options;
  checkChoice(call, 'format', format, ['auto', ...FORMAT_NAMES]);
  if (limit !== undefined) checkWhole(call, 'limit', limit);
  if (columns !== undefined) checkColumns(call, columns);
  return { ...options, format, onEnd };
}

function failIfHeld({ held, heldCount }: StreamResult): void {
  const [first] = held;
  if (first === undefined) return;
  const { file, line, offset, reason } = first;
  const what = heldCount === 1 ? 'a record was held back' : `${heldCount} records were held back, the first`;
  const place = { line, offset, ...(file === NO_NAME ? {} : { file }) };
  throw new ChatveilError('RECORD_MALFORMED', `${what}: ${reason}`, place);
}

/** What streams call an input that has no name. */
const NO_NAME = '-';

/** The engine with counts of its own, since several streams and calls may use it by turns. */
function ownCounts(engine: RecordEngine): RecordEngine {
  let own: Counts = emptyCounts();
  return {
    fingerprint: engine.fingerprint,
    ...(engine.namedFields === undefined ? {} : { namedFields: engine.namedFields }),
    process(record) {
      engine.takeCounts();
      const result = engine.process(record);
      addCounts(own, engine.takeCounts());
      return result;
    },
    takeCounts() {
      const counts = own;
      own = emptyCounts();
      return counts;
    },
  };
}
