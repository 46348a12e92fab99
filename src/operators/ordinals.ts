/**
 * The numbers of one conversation: equal values share one, two people never do, and they ascend in the order in
 * which they are asked for. Holds values in memory, so it must not outlive its conversation.
 */
import type { EntityType } from '../model/entity-types.ts';
import { identityOf } from './identity.ts';
import { fullestNames } from './name-parts.ts';

export { identityOf } from './identity.ts';
export { findOrdinals, ORDINAL_PATTERN, type OrdinalSpan } from './ordinal-text.ts';

/**
 * A number in the input up to which numbering starts above it. Higher ones are only left out when their turn comes,
 * since a typed `[PERSON_999999]` must not push the numbers beyond those that are recognised as ordinals.
 */
export const HIGHEST_FLOOR = 99_999;

/** What a book knows, as plain data. Holds values. */
export interface BookState {
  readonly types: readonly TypeState[];
  readonly names: readonly string[];
}

interface TypeState {
  readonly type: EntityType;
  readonly last: number;
  readonly taken: readonly number[];
  readonly numbers: readonly (readonly [identity: string, n: number])[];
}

class TypeNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #taken = new Set<number>();
  #last = 0;

  reserve(n: number): void {
    if (n > HIGHEST_FLOOR) this.#taken.add(n);
    else if (n > this.#last) this.#last = n;
  }

  get(identity: string): number | undefined {
    return this.#numbers.get(identity);
  }

  set(identity: string, n: number): void {
    this.#numbers.set(identity, n);
  }

  next(): number {
    do this.#last++;
    while (this.#taken.has(this.#last));
    return this.#last;
  }

  entries(): IterableIterator<[string, number]> {
    return this.#numbers.entries();
  }

  state(type: EntityType): TypeState {
    return { type, last: this.#last, taken: [...this.#taken], numbers: [...this.#numbers] };
  }

  static of({ last, taken, numbers }: TypeState): TypeNumbers {
    const made = new TypeNumbers();
    made.#last = last;
    for (const n of taken) made.#taken.add(n);
    for (const [identity, n] of numbers) made.#numbers.set(identity, n);
    return made;
  }
}

export class OrdinalBook {
  readonly #types = new Map<EntityType, TypeNumbers>();
  readonly #names = new Set<string>();
  /** By name, the fullest name it is a part of; undefined while names are still being registered. */
  #fullest: Map<string, string> | undefined;

  /** A book that goes on where another was left. */
  static of({ types, names }: BookState): OrdinalBook {
    const book = new OrdinalBook();
    for (const state of types) book.#types.set(state.type, TypeNumbers.of(state));
    for (const name of names) book.#names.add(name);
    return book;
  }

  state(): BookState {
    return {
      types: [...this.#types].map(([type, numbers]) => numbers.state(type)),
      names: [...this.#names],
    };
  }

  /** Says that `[TYPE_n]` stands in the input. Numbers given from now on differ from it. */
  reserve(type: EntityType, n: number): void {
    if (n > 0) this.#numbersOf(type).reserve(n);
  }

  /**
   * Makes values known before any is numbered, so that a name and its parts share a number whichever is met first.
   * Uses no number up. Values registered later count for names that have no number yet.
   */
  register(type: EntityType, values: readonly string[]): void {
    if (type !== 'PERSON') return;
    for (const value of values) this.#learn(identityOf(type, value));
  }

  /** The number of a value, given as it stands in the text or normalised: 1, 2, … in the order of first calls. */
  ordinalOf(type: EntityType, value: string): number {
    const identity = identityOf(type, value);
    const numbers = this.#numbersOf(type);
    const known = numbers.get(identity);
    if (known !== undefined) return known;

    const person = type === 'PERSON' ? this.#fullestOf(identity, numbers) : identity;
    const n = numbers.get(person) ?? numbers.next();
    numbers.set(person, n);
    numbers.set(identity, n);
    return n;
  }

  /** The same for all values that share a number; uses none up. */
  keyOf(type: EntityType, value: string): string {
    const identity = identityOf(type, value);
    return type === 'PERSON' ? this.#fullestOf(identity, this.#numbersOf(type)) : identity;
  }

  #numbersOf(type: EntityType): TypeNumbers {
    let numbers = this.#types.get(type);
    if (numbers === undefined) {
      numbers = new TypeNumbers();
      this.#types.set(type, numbers);
    }
    return numbers;
  }

  #learn(name: string): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    this.#fullest = undefined;
  }

  #fullestOf(name: string, numbers: TypeNumbers): string {
    this.#learn(name);
    if (this.#fullest === undefined) {
      this.#fullest = fullestNames(this.#names);
      // A part that was numbered before its fuller name was known hands its number on, the first one if several did.
      for (const [part, n] of [...numbers.entries()]) {
        const person = this.#fullest.get(part);
        if (person !== undefined && numbers.get(person) === undefined) numbers.set(person, n);
      }
    }
    return this.#fullest.get(name) ?? name;
  }
}
