/** Cuts a stream of pieces off after so many records. */
import type { Oversize, Piece } from './cut.ts';
import { isBlank, lineEndAfter } from './records.ts';

/** @param split record borders of a piece without borders, as pairs */
export async function* limitPieces(
  pieces: AsyncIterable<Piece | Oversize>,
  limit: number | undefined,
  split: (bytes: Uint8Array) => Int32Array,
): AsyncGenerator<Piece | Oversize> {
  if (limit === undefined) {
    yield* pieces;
    return;
  }
  let left = limit;
  if (left <= 0) return;
  for await (const piece of pieces) {
    if (piece.kind === 'oversize') {
      yield piece;
      if (--left === 0) return;
      continue;
    }
    const ranges = piece.borders?.ranges ?? split(piece.bytes);
    let taken = 0;
    let i = 0;
    for (; i < ranges.length && taken < left; i += 2)
      if (!isBlank(piece.bytes, ranges[i]!, ranges[i + 1]!)) taken++;
    left -= taken;
    if (left > 0) {
      yield piece;
      continue;
    }
    const end = lineEndAfter(piece.bytes, ranges[i - 1] ?? 0);
    const broken = piece.borders?.broken.filter((n) => n < i / 2) ?? [];
    yield {
      ...piece,
      bytes: piece.bytes.subarray(0, end),
      ...(piece.borders === undefined ? {} : { borders: { ranges: ranges.slice(0, i), broken } }),
    };
    return;
  }
}
