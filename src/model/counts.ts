import type { EntityType } from './entity-types.ts';

/** What a run counted. Numbers only, never values. Additive, so that workers' counts can be summed. */
export interface Counts {
  records: number;
  conversations: number;
  messages: number;
  slots: number;
  /** Bytes read. */
  bytes: number;
  findings: Partial<Record<EntityType, number>>;
  /** By rule id. */
  rules: Record<string, number>;
  /** By action name. */
  actions: Record<string, number>;
  /** Ordinals, masks and own tokens found in the input and protected. */
  protectedSpans: number;
  /** JSON numbers that became strings. */
  numbersReplaced: number;
  /** Values that should have been tokens and were masked: their subject was erased, or they do not fit into one. */
  unsealed: number;
}

export function emptyCounts(): Counts {
  return {
    records: 0,
    conversations: 0,
    messages: 0,
    slots: 0,
    bytes: 0,
    findings: {},
    rules: {},
    actions: {},
    protectedSpans: 0,
    numbersReplaced: 0,
    unsealed: 0,
  };
}

export function addCounts(into: Counts, more: Counts): void {
  into.records += more.records;
  into.conversations += more.conversations;
  into.messages += more.messages;
  into.slots += more.slots;
  into.bytes += more.bytes;
  into.protectedSpans += more.protectedSpans;
  into.numbersReplaced += more.numbersReplaced;
  into.unsealed += more.unsealed;
  addEach(into.findings, more.findings);
  addEach(into.rules, more.rules);
  addEach(into.actions, more.actions);
}

/** Takes out what was counted twice; nothing falls below 0. */
export function subtractCounts(from: Counts, less: Counts): void {
  from.records = Math.max(0, from.records - less.records);
  from.conversations = Math.max(0, from.conversations - less.conversations);
  from.messages = Math.max(0, from.messages - less.messages);
  from.slots = Math.max(0, from.slots - less.slots);
  from.bytes = Math.max(0, from.bytes - less.bytes);
  from.protectedSpans = Math.max(0, from.protectedSpans - less.protectedSpans);
  from.numbersReplaced = Math.max(0, from.numbersReplaced - less.numbersReplaced);
  from.unsealed = Math.max(0, from.unsealed - less.unsealed);
  subtractEach(from.findings, less.findings);
  subtractEach(from.rules, less.rules);
  subtractEach(from.actions, less.actions);
}

function subtractEach(from: Partial<Record<string, number>>, less: Partial<Record<string, number>>): void {
  for (const [key, n] of Object.entries(less)) {
    const left = (from[key] ?? 0) - (n ?? 0);
    if (left > 0) from[key] = left;
    else delete from[key];
  }
}

function addEach(into: Partial<Record<string, number>>, more: Partial<Record<string, number>>): void {
  for (const [key, n] of Object.entries(more)) into[key] = (into[key] ?? 0) + (n ?? 0);
}

/** A record that was not read and therefore not passed on. */
export interface HeldRecord {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** Byte offset in the file. */
  readonly offset: number;
  readonly code: string;
  readonly reason: string;
}
