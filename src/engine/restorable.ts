/**
 * What a token has to hold so that revealing it gives the source's own bytes back: the decoded text, where the encoder of
 * its place writes just those bytes for it, else the bytes themselves (`\u00e9` for é, `\/`, odd CSV quotes, a number
 * without quotes).
 */
import type { SealedValue } from '../keys/tokens/sealed-value.ts';
import type { Locator } from '../model/format.ts';
import { CODING_ESCAPED, SLOT_NUMBER, type SlotTable } from '../model/slots.ts';

const QUOTE = 0x22;

/** Undefined where no token can: one that would stand for a part of a number. */
export function restorableValue(
  locator: Locator,
  bytes: Uint8Array,
  slots: SlotTable,
  slot: number,
  text: string,
  start: number,
  end: number,
): SealedValue | undefined {
  const place = {
    start: slots.start[slot]!,
    end: slots.end[slot]!,
    kind: slots.kindOf(slot),
    coding: slots.coding[slot]!,
  };
  if (place.kind === SLOT_NUMBER) {
    const isWhole = start === 0 && end === text.length;
    return isWhole ? { kind: 'bare', bytes: bytes.subarray(place.start, place.end) } : undefined;
  }
  const value = text.slice(start, end);
  // PERF: between quotes, what was not escaped is not escaped again.
  const isQuoted = bytes[place.start - 1] === QUOTE && bytes[place.end] === QUOTE;
  if (isQuoted && (place.coding & CODING_ESCAPED) === 0) return { kind: 'exact', text: value };
  const [edit, more] = locator.splice(bytes, place, [{ start, end, replacement: value }], true);
  if (edit === undefined) return undefined;
  const raw = bytes.subarray(edit.start, edit.end);
  const isSame = more === undefined && Buffer.from(edit.replacement).equals(raw);
  if (isSame) return { kind: 'exact', text: value };
  // Its place, from an edit that needs no quotes.
  const [bare] = locator.splice(bytes, place, [{ start, end, replacement: 'x' }], true);
  return bare === undefined ? undefined : { kind: 'raw', bytes: bytes.subarray(bare.start, bare.end) };
}
