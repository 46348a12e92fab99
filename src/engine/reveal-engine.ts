/**
 * The inverse: tokens in a located record become what they stand for, byte for byte, by the same locators that redacting
 * uses. What does not open stays as it stands, and is counted. It finds nothing and masks nothing.
 *
 * One instance serves one thread and one permit: the intent stands in the audit before the first token is opened.
 */
import type { RevealPermit } from '../keys/audit/reveal-permit.ts';
import type { KeyRing } from '../keys/ring/key-ring.ts';
import type { Opened } from '../keys/ring/token-opener.ts';
import type { OwnToken } from '../keys/tokens/own-tokens.ts';
import { type Counts, emptyCounts } from '../model/counts.ts';
import type { ByteEdit, TextEdit } from '../model/edit.ts';
import type { EntityType } from '../model/entity-types.ts';
import type { SlotKind } from '../model/slots.ts';
import type { LocatedRecord, Preparation, RecordEngine, RecordResult } from './types.ts';

/** Every token as it is written begins so; one whose case was changed is not opened. */
const MARK = Buffer.from('PII1_');

interface Place {
  readonly start: number;
  readonly end: number;
  readonly kind: SlotKind;
  readonly coding: number;
}

export class RevealEngine implements RecordEngine {
  readonly fingerprint = 'reveal';
  readonly preparation: Preparation;
  readonly #ring: KeyRing;
  readonly #permit: RevealPermit;
  #noted: OwnToken[] = [];
  #counts: Counts = emptyCounts();

  /** @param close called when the pool lets go of the engine */
  constructor(ring: KeyRing, permit: RevealPermit, close: () => Promise<void>) {
    this.#ring = ring;
    this.#permit = permit;
    this.preparation = {
      note: (record) => {
        for (const slot of slotsWithTokens(record))
          for (const { own } of ring.find(textOf(record, slot))) if (own !== undefined) this.#noted.push(own);
      },
      ready: async () => {
        const noted = this.#noted;
        this.#noted = [];
        await ring.prepareTokens(noted);
      },
      renew: () => ring.evict(),
      settle: async () => {},
      close,
    };
  }

  process(record: LocatedRecord): RecordResult {
    const { bytes, slots, locator } = record;
    const edits: ByteEdit[] = [];
    this.#counts.conversations += slots.conversations > 1 ? slots.conversations - 1 : 1;
    this.#counts.slots += slots.count;
    for (const slot of slotsWithTokens(record)) {
      const place = {
        ...{ start: slots.start[slot]!, end: slots.end[slot]!, coding: slots.coding[slot]! },
        kind: slots.kindOf(slot),
      };
      const exact: TextEdit[] = [];
      const verbatim: ByteEdit[] = [];
      for (const { start, end, own } of this.#ring.find(textOf(record, slot))) {
        if (own === undefined) this.#counts.actions['foreign'] = (this.#counts.actions['foreign'] ?? 0) + 1;
        const value = own === undefined ? undefined : this.#open(own);
        if (value === undefined) continue;
        if (value.kind === 'exact') {
          exact.push({ start, end, replacement: value.text });
          continue;
        }
        const replacement = Buffer.from(value.bytes).toString('utf8');
        const [found] = locator.splice(bytes, place, [{ start, end, replacement: 'x' }], true);
        if (found === undefined) continue;
        const isBare = value.kind === 'bare' && isInQuotes(bytes, place, found);
        verbatim.push({
          start: isBare ? found.start - 1 : found.start,
          end: isBare ? found.end + 1 : found.end,
          replacement,
        });
      }
      const own = exact.length === 0 ? [] : locator.splice(bytes, place, exact, true);
      edits.push(...[...own, ...verbatim].sort((a, b) => a.start - b.start));
    }
    return { edits, findings: [] };
  }

  takeCounts(): Counts {
    const counts = this.#counts;
    this.#counts = emptyCounts();
    return counts;
  }

  /** What the token stands for; undefined if it does not open, or was written in another way. */
  #open(token: OwnToken): Extract<Opened, { readonly value: unknown }>['value'] | undefined {
    if (token.parts.form === 'h') {
      this.#count(token.parts.type, 'one-way');
      return undefined;
    }
    const opened = token.asWritten ? this.#ring.open(token, this.#permit) : undefined;
    const { type } = token.parts;
    if (opened === undefined || 'error' in opened) {
      this.#counts.unsealed++;
      this.#count(type, 'closed');
      return undefined;
    }
    this.#count(type, 'reveal');
    return opened.value;
  }

  #count(type: EntityType, action: string): void {
    const { findings, actions } = this.#counts;
    findings[type] = (findings[type] ?? 0) + 1;
    actions[action] = (actions[action] ?? 0) + 1;
  }
}

const QUOTE = 0x22;

/** Whether the token is all that its string holds, so that the quotes around it are the token's own. */
function isInQuotes(bytes: Uint8Array, place: Place, { start, end }: ByteEdit): boolean {
  return place.start === start && place.end === end && bytes[start - 1] === QUOTE && bytes[end] === QUOTE;
}

function* slotsWithTokens({ bytes, slots }: LocatedRecord): Generator<number> {
  // To the end of the record's own slots: what comes after may be a megabyte.
  const view = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    slots.count === 0 ? 0 : slots.end[slots.count - 1],
  );
  let next = -1;
  for (let slot = 0; slot < slots.count; slot++) {
    const start = slots.start[slot]!;
    if (next < start) {
      next = view.indexOf(MARK, start);
      if (next < 0) return;
    }
    if (next < slots.end[slot]!) yield slot;
  }
}

function textOf({ bytes, slots, locator }: LocatedRecord, slot: number): string {
  return locator.text(bytes, slots.start[slot]!, slots.end[slot]!, slots.coding[slot]!);
}
