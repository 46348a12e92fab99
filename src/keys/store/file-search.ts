/** Looks for bytes in files, whatever their size: the proof that what was erased is not lying about in them. */
import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 1024 * 1024;

export function holdsAny(file: string, wanted: readonly Buffer[]): boolean {
  const overlap = Math.max(0, ...wanted.map((bytes) => bytes.length)) - 1;
  if (overlap < 0) return false;
  const buffer = Buffer.alloc(CHUNK + overlap);
  const handle = openSync(file, 'r');
  try {
    let kept = 0;
    for (;;) {
      const read = readSync(handle, buffer, kept, CHUNK, null);
      if (read === 0) return false;
      const seen = buffer.subarray(0, kept + read);
      if (wanted.some((bytes) => seen.includes(bytes))) return true;
      kept = Math.min(overlap, seen.length);
      buffer.copyWithin(0, seen.length - kept, seen.length);
    }
  } finally {
    closeSync(handle);
  }
}
