/** What the drivers of all containers share: where jobs go, where results go, and the limits in force. */
import { LIMITS } from '../model/limits.ts';
import type { BufferStock } from './cut.ts';
import type { FileContext, Wanted } from './jobs.ts';
import type { Pool } from './pool.ts';
import type { Sink } from './sink.ts';
import type { Tally } from './tally.ts';

/** Tests make these small; nothing but memory and speed may depend on `chunkBytes`. */
export interface PipelineLimits {
  readonly chunkBytes: number;
  readonly recordBytes: number;
  readonly conversationBytes: number;
  readonly streamWindowBytes: number;
  readonly carriedConversationBytes: number;
  readonly carriedBytes: number;
}

export const PIPELINE_LIMITS: PipelineLimits = {
  chunkBytes: LIMITS.chunkBytes,
  recordBytes: LIMITS.recordBytes,
  conversationBytes: LIMITS.conversationBytes,
  streamWindowBytes: LIMITS.streamWindowBytes,
  carriedConversationBytes: LIMITS.carriedConversationBytes,
  carriedBytes: LIMITS.carriedBytes,
};

export interface Drive {
  readonly pool: Pool;
  readonly context: FileContext;
  readonly wanted: Wanted;
  readonly limits: PipelineLimits;
  readonly buffers: BufferStock;
  /**
   * Where workers put output. Memory that they shared out one result at a time would pile up here, as V8 does not count
   * shared memory and so sees no reason to collect. Absent where output is handed on and may not be written over.
   */
  readonly rooms?: BufferStock;
  readonly tally: Tally;
  /** Absent if nothing is written. */
  readonly sink?: Sink;
  /** Takes finished lines of the findings file, in order. */
  readonly findings?: (text: string) => Promise<void>;
  /** Stop after so many conversations. */
  readonly limit?: number;
}
