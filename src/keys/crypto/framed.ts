/**
 * Several strings as one, each after its length, so that no two lists give the same bytes: ("ab", "c") and
 * ("a", "bc") differ. Every MAC and all associated data here are over framed strings.
 */
export function framed(...parts: readonly (string | Uint8Array)[]): Buffer {
  let size = 0;
  const sizes = parts.map((part) => {
    const bytes = typeof part === 'string' ? Buffer.byteLength(part) : part.length;
    size += 4 + bytes;
    return bytes;
  });
  const all = Buffer.allocUnsafe(size);
  let at = 0;
  parts.forEach((part, i) => {
    at = all.writeUInt32BE(sizes[i] ?? 0, at);
    if (typeof part === 'string') at += all.write(part, at);
    else {
      all.set(part, at);
      at += part.length;
    }
  });
  return all;
}
