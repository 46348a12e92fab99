/**
 * Edits of a gathered input, kept until the output reaches their place. They come conversation by conversation and
 * leave in order of position, so they lie in buckets by position and a bucket is sorted when it is written.
 */
const BUCKET_BYTES = 1 << 20;

export interface PlacedEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: Uint8Array;
}

interface Bucket {
  /** Quadruples: start, end, start and end of the replacement in `text`. */
  readonly places: number[];
  text: Uint8Array;
  used: number;
}

export class EditStore {
  private readonly buckets = new Map<number, Bucket>();

  add(start: number, end: number, replacement: Uint8Array): void {
    const number = Math.floor(start / BUCKET_BYTES);
    let bucket = this.buckets.get(number);
    if (bucket === undefined) {
      bucket = { places: [], text: new Uint8Array(256), used: 0 };
      this.buckets.set(number, bucket);
    }
    while (bucket.used + replacement.length > bucket.text.length) {
      const wider = new Uint8Array(bucket.text.length * 2);
      wider.set(bucket.text.subarray(0, bucket.used));
      bucket.text = wider;
    }
    bucket.text.set(replacement, bucket.used);
    bucket.places.push(start, end, bucket.used, bucket.used + replacement.length);
    bucket.used += replacement.length;
  }

  /** Removes and returns the edits that start in `[from, to)`, in ascending order. */
  take(from: number, to: number): PlacedEdit[] {
    const taken: PlacedEdit[] = [];
    const last = Math.floor((to - 1) / BUCKET_BYTES);
    for (let number = Math.floor(from / BUCKET_BYTES); number <= last; number++) {
      const bucket = this.buckets.get(number);
      if (bucket === undefined) continue;
      const kept: number[] = [];
      const { places, text } = bucket;
      for (let i = 0; i < places.length; i += 4) {
        const start = places[i]!;
        if (start < from || start >= to) kept.push(start, places[i + 1]!, places[i + 2]!, places[i + 3]!);
        else
          taken.push({
            start,
            end: places[i + 1]!,
            replacement: text.subarray(places[i + 2]!, places[i + 3]!),
          });
      }
      if (kept.length === 0) this.buckets.delete(number);
      else this.buckets.set(number, { ...bucket, places: kept });
    }
    return taken.sort((a, b) => a.start - b.start || a.end - b.end);
  }
}
