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

  sorted(): Int32Array {
    return this.members.slice(0, this.size).sort();
  }
}
