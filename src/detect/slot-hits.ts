import type { HitSink } from '../rules/trigger-automaton.ts';
import { PLACE_GRAIN } from './rule-matches.ts';

/** Collects a slot's rule hits without doubles, and in long slots where they are. */
export class SlotHits implements HitSink {
  private readonly seenIn: Uint32Array;
  private slot = 0;
  private into: number[] = [];
  /** Rule → places, ascending; undefined in slots that are searched whole. */
  private places: Map<number, number[]> | undefined;
  private base = 0;

  constructor(rules: number) {
    this.seenIn = new Uint32Array(rules);
  }

  /** `base`: where the slot's text begins in the codes that are scanned. */
  begin(into: number[], base: number, places?: Map<number, number[]>): void {
    this.slot++;
    this.into = into;
    this.base = base;
    this.places = places;
  }

  hit(rule: number, end: number): void {
    if (this.places !== undefined) this.place(this.places, rule, end - this.base);
    if (this.seenIn[rule] === this.slot) return;
    this.seenIn[rule] = this.slot;
    this.into.push(rule);
  }

  has(rule: number): boolean {
    return this.seenIn[rule] === this.slot;
  }

  private place(places: Map<number, number[]>, rule: number, end: number): void {
    const place = end - (end % PLACE_GRAIN);
    const list = places.get(rule);
    if (list === undefined) places.set(rule, [place]);
    else if (list[list.length - 1] !== place) list.push(place);
  }
}
