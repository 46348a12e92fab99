/**
 * Numbers distinct byte strings from 0 in order of first sight. Equality is exact: the hash only says where to
 * look. Holds the keys' bytes once, in one block, and three integers a key, since a run may see tens of millions.
 */
export class KeyTable {
  /** Distinct keys. */
  count = 0;
  private table = new Int32Array(1024).fill(-1);
  private hashes = new Int32Array(512);
  private keyEnd = new Float64Array(512);
  private block = new Uint8Array(8192);
  private used = 0;

  /** Number of the key, given one if it is new. */
  add(key: Uint8Array): number {
    const hash = hashOf(key);
    const found = this.find(key, hash);
    if (found >= 0) return found;
    if (this.count * 2 >= this.table.length) this.widenTable();
    if (this.count === this.hashes.length) this.widenColumns();
    while (this.used + key.length > this.block.length) {
      const wider = new Uint8Array(this.block.length * 2);
      wider.set(this.block.subarray(0, this.used));
      this.block = wider;
    }
    const number = this.count++;
    this.block.set(key, this.used);
    this.used += key.length;
    this.hashes[number] = hash;
    this.keyEnd[number] = this.used;
    this.insert(number, hash);
    return number;
  }

  /** All keys, one after the other. */
  bytes(): Uint8Array {
    return this.block.slice(0, this.used);
  }

  /** End of each key in `bytes()`. For tables below 2 GiB of keys. */
  ends(): Int32Array {
    return Int32Array.from(this.keyEnd.subarray(0, this.count));
  }

  private find(key: Uint8Array, hash: number): number {
    const mask = this.table.length - 1;
    let at = hash & mask;
    for (;;) {
      const number = this.table[at]!;
      if (number < 0) return -1;
      if (this.hashes[number] === hash && this.equals(number, key)) return number;
      at = (at + 1) & mask;
    }
  }

  private equals(number: number, key: Uint8Array): boolean {
    const start = number === 0 ? 0 : this.keyEnd[number - 1]!;
    if (this.keyEnd[number]! - start !== key.length) return false;
    for (let i = 0; i < key.length; i++) if (this.block[start + i] !== key[i]) return false;
    return true;
  }

  private insert(number: number, hash: number): void {
    const mask = this.table.length - 1;
    let at = hash & mask;
    while (this.table[at]! >= 0) at = (at + 1) & mask;
    this.table[at] = number;
  }

  private widenTable(): void {
    this.table = new Int32Array(this.table.length * 2).fill(-1);
    for (let number = 0; number < this.count; number++) this.insert(number, this.hashes[number]!);
  }

  private widenColumns(): void {
    const hashes = new Int32Array(this.hashes.length * 2);
    hashes.set(this.hashes);
    this.hashes = hashes;
    const ends = new Float64Array(this.keyEnd.length * 2);
    ends.set(this.keyEnd);
    this.keyEnd = ends;
  }
}

function hashOf(key: Uint8Array): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key[i]!, 0x01000193);
  return hash ^ (hash >>> 15);
}
