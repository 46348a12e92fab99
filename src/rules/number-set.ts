/** A set of numbers below a limit, in the order of adding; emptied in constant time. */
export class NumberSet {
  readonly members: Int32Array;
  size = 0;
  private readonly addedIn: Uint32Array;
  private round = 1;

  constructor(limit: number) {
    this.members = new Int32Array(limit);
    this.addedIn = new Uint32Array(limit);
  }

  add(n: number): void {
    if (this.addedIn[n] === this.round) return;
    this.addedIn[n] = this.round;
    this.members[this.size++] = n;
  }

  has(n: number): boolean {
    return this.addedIn[n] === this.round;
  }

  clear(): void {
    this.round++;
    this.size = 0;
  }
}

/** Longer runs go to the library's sort. */
const FEW = 256;

/** Sorts the first `size` numbers in place. PERF: they are nearly in order, and few. */
export function sortAscending(numbers: Int32Array, size: number): void {
  if (size > FEW) {
    numbers.subarray(0, size).sort();
    return;
  }
  for (let i = 1; i < size; i++) {
    const number = numbers[i]!;
    let at = i;
    while (at > 0 && numbers[at - 1]! > number) {
      numbers[at] = numbers[at - 1]!;
      at--;
    }
    numbers[at] = number;
  }
}
