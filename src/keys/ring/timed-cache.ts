/**
 * Entries that are true for a while. An entry counts from when the store was asked, so that what an erasure destroyed is
 * gone from every process within that time. Bounded: those asked for least recently go first.
 */
export class TimedCache<T> {
  readonly #entries = new Map<string, { readonly value: T; readonly asked: number }>();
  readonly #lifeMs: number;
  readonly #most: number;
  readonly #clock: () => number;

  constructor(lifeMs: number, most: number, clock: () => number) {
    this.#lifeMs = lifeMs;
    this.#most = most;
    this.#clock = clock;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The value, if it is still to be believed. */
  get(name: string): T | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    if (this.#clock() - entry.asked <= this.#lifeMs) return entry.value;
    this.#entries.delete(name);
    return undefined;
  }

  /** Whether more than half of its life is left, so that it need not be asked for again. Keeps it from going first. */
  isFresh(name: string): boolean {
    const entry = this.#entries.get(name);
    if (entry === undefined || this.#clock() - entry.asked > this.#lifeMs / 2) return false;
    this.#entries.delete(name);
    this.#entries.set(name, entry);
    return true;
  }

  /** `asked`: when the store was asked, before its answer. */
  set(name: string, value: T, asked: number): void {
    this.#entries.delete(name);
    this.#entries.set(name, { value, asked });
  }

  /** Lets go of what is no longer true, and of what is too much, but of none of `kept`. */
  sweep(kept: ReadonlySet<string> = new Set()): void {
    const now = this.#clock();
    for (const [name, { asked }] of this.#entries) {
      if (now - asked > this.#lifeMs) this.#entries.delete(name);
    }
    if (this.#entries.size <= this.#most) return;
    for (const name of this.#entries.keys()) {
      if (this.#entries.size <= this.#most) break;
      if (!kept.has(name)) this.#entries.delete(name);
    }
  }

  delete(name: string): void {
    this.#entries.delete(name);
  }

  /** Those whose values fit. */
  deleteWhere(fits: (value: T) => boolean): void {
    for (const [name, { value }] of this.#entries) if (fits(value)) this.#entries.delete(name);
  }

  forEach(each: (value: T) => void): void {
    for (const { value } of this.#entries.values()) each(value);
  }

  clear(): void {
    this.#entries.clear();
  }
}
