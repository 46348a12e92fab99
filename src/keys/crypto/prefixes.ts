/**
 * A standing buffer and its beginnings. A view of a Buffer costs about as much as encrypting a block, so the short ones are
 * made once. Overwritten by each use.
 */
export class Prefixes {
  readonly bytes: Buffer;
  readonly #views: Buffer[] = [];

  constructor(size: number) {
    this.bytes = Buffer.alloc(size);
  }

  /** The first `size` bytes. */
  until(size: number): Buffer {
    const known = this.#views[size];
    if (known !== undefined) return known;
    const view = this.bytes.subarray(0, size);
    this.#views[size] = view;
    return view;
  }
}
