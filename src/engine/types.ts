import type { KeyPlaces } from '../keys/open-keys.ts';
import type { Counts } from '../model/counts.ts';
import type { ByteEdit } from '../model/edit.ts';
import type { Finding } from '../model/finding.ts';
import type { Locator } from '../model/format.ts';
import type { Policy } from '../model/policy.ts';
import type { FieldTable, SlotTable } from '../model/slots.ts';
import type { BookState } from '../operators/ordinals.ts';
import type { ConsideredSpan } from './explained.ts';

/** Whose keys seal, for policies that write tokens. Each thread opens the store for itself. */
export interface KeySettings {
  readonly places: KeyPlaces;
  /** The policy's, or the only one of the store, if not given. */
  readonly domain?: string;
}

/** All an engine is made from; plain data, so that it crosses to worker threads as it is. */
export interface EngineSettings {
  readonly policy: Policy;
  /** Folders or files with further rules, read after the built-in packs. */
  readonly rulePaths: readonly string[];
  readonly keys?: KeySettings;
  /** Masks stand for tokens, and no keys are needed or made: for looking on. */
  readonly tokens?: 'mask';
}

/** What a format has located and the engine is to treat: one record, or one gathered conversation. */
export interface LocatedRecord {
  readonly bytes: Uint8Array;
  readonly slots: SlotTable;
  readonly fields: FieldTable;
  readonly locator: Locator;
  /** Name of the input, where there is one. */
  readonly file?: string;
  /**
   * Of one conversation that may go on in another record: the numbers that it has given so far, none at its
   * beginning. Then the result says what they are afterwards.
   */
  readonly numbers?: GivenNumbers | 'none';
}

/** The numbers that a conversation has given; plain data that holds values. */
export type GivenNumbers = BookState;

/** A finding with what was decided about it. */
export interface DecidedFinding extends Finding {
  /** The operator's name. */
  readonly action: string;
  /** Index of the conversation in the record, as in the SlotTable. */
  readonly conversation: number;
  /** Index of the message in whose text the finding stands; -1 for labels, metadata and keys. */
  readonly message: number;
}

/** A span that was considered, as `explain` tells it: exactly one of `action` and `lost` is there. */
export interface ConsideredFinding extends ConsideredSpan, Pick<DecidedFinding, 'conversation' | 'message'> {}

export interface RecordResult {
  /** Ascending and disjoint; offsets are bytes of `LocatedRecord.bytes`. */
  readonly edits: readonly ByteEdit[];
  /** Ascending by slot and start. */
  readonly findings: readonly DecidedFinding[];
  /** Only if the record came with some. */
  readonly numbers?: GivenNumbers;
}

/**
 * What an engine with keys asks for around `process`: every record of a job is noted, then all is made ready at once,
 * then they are processed, their tokens are filled in, and what that left is settled before any of the output leaves.
 */
export interface Preparation {
  note(record: LocatedRecord): void;
  ready(): Promise<void>;
  /** From now on tokens are sealed with `fill` alone. @param input the job's bytes */
  defer?(input: Uint8Array): void;
  /** Seals what was deferred, in the job's output; without one, nothing. @throws ChatveilError INTERNAL: nothing may leave */
  fill?(output: Uint8Array | undefined): void;
  /**
   * After KEY_NOT_READY in a job, which took so long that a key in hand was no longer to be believed: with the next
   * `ready` all are asked for anew.
   */
  renew(): void;
  /** @throws ChatveilError KEY_TAKEN, TOKEN_COLLISION, SUBJECT_ERASED: nothing may leave, the job has to be done once more */
  settle(): Promise<void>;
  /** Lets go of keys and store. */
  close(): Promise<void>;
}

/**
 * The engine as a worker sees it: located records in, edits out. It owns its scratch memory, so one engine
 * serves one thread.
 */
export interface RecordEngine {
  /** Changes whenever rules, dictionaries, policy or version change; manifests carry it. */
  readonly fingerprint: string;
  /** Field paths that the policy names; locators must keep a path for these (`LocatorOptions.named`). */
  readonly namedFields?: readonly string[];
  /** Meanings of fields that the policy tells (`LocatorOptions.columns`). */
  readonly columns?: Readonly<Record<string, string>>;
  /** Only of an engine that needs keys. */
  readonly preparation?: Preparation;
  process(record: LocatedRecord): RecordResult;
  /**
   * What was considered in the record and what became of it, by conversation: all that is found, then all that is
   * not. Treats the record once more, and counts nothing.
   */
  explain?(record: LocatedRecord): readonly ConsideredFinding[];
  /** Counts since the last call. */
  takeCounts(): Counts;
}
