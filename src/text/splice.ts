import type { ByteEdit, TextEdit } from '../model/edit.ts';
import { ChatveilError } from '../model/errors.ts';

/**
 * Puts replacements into text or bytes and leaves everything else as it is. Edits must be ascending and
 * disjoint (they may touch) and lie inside the range; anything else is a fault of the caller and throws
 * INTERNAL before any output exists.
 */

/** Offsets are UTF-16 units of `text`. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  checkEdits(edits, 0, text.length);
  if (edits.length === 0) return text;
  let out = '';
  let at = 0;
  for (const edit of edits) {
    out += text.slice(at, edit.start) + edit.replacement;
    at = edit.end;
  }
  return out + text.slice(at);
}

/**
 * The bytes of `[from, to)` after `edits`, in a buffer of its own that has exactly the size needed, so that it
 * can be transferred to another thread. Offsets of edits are bytes of `bytes`, not of the range.
 */
export function applyByteEdits(
  bytes: Uint8Array,
  from: number,
  to: number,
  edits: readonly ByteEdit[],
): Buffer<ArrayBuffer> {
  if (from < 0 || from > to || to > bytes.length) throw brokenEdits();
  checkEdits(edits, from, to);
  let size = to - from;
  for (const edit of edits) size += Buffer.byteLength(edit.replacement) - (edit.end - edit.start);
  const out = Buffer.allocUnsafeSlow(size);
  let written = 0;
  let at = from;
  for (const edit of edits) {
    written = copyBytes(bytes, at, edit.start, out, written);
    written += out.write(edit.replacement, written, 'utf8');
    at = edit.end;
  }
  copyBytes(bytes, at, to, out, written);
  return out;
}

/** Copies `[from, to)` to `out` at `written`; returns the place after it. */
function copyBytes(bytes: Uint8Array, from: number, to: number, out: Buffer, written: number): number {
  if (to > from) out.set(bytes.subarray(from, to), written);
  return written + (to - from);
}

function checkEdits(edits: readonly (TextEdit | ByteEdit)[], from: number, to: number): void {
  let at = from;
  for (const edit of edits) {
    if (!(edit.start >= at && edit.end >= edit.start && edit.end <= to)) throw brokenEdits();
    at = edit.end;
  }
}

function brokenEdits(): ChatveilError {
  return new ChatveilError('INTERNAL', 'edits overlap, are out of order or lie outside their range');
}
