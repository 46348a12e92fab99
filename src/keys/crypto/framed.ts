/** Bytes of each length. */
const LENGTH = 4;

/**
 * Several strings as one, each after its length, so that no two lists give the same bytes: ("ab", "c") and
 * ("a", "bc") differ. Every MAC and all associated data here are over framed strings.
 */
export function framed(...parts: readonly (string | Uint8Array)[]): Buffer {
  let size = 0;
  for (const part of parts) size += LENGTH + bytesOf(part);
  const all = Buffer.allocUnsafe(size);
  let at = 0;
  for (const part of parts) {
    at = all.writeUInt32BE(bytesOf(part), at);
    if (typeof part === 'string') at += all.write(part, at);
    else {
      all.set(part, at);
      at += part.length;
    }
  }
  return all;
}

function bytesOf(part: string | Uint8Array): number {
  return typeof part === 'string' ? Buffer.byteLength(part) : part.length;
}
