import { COMBINING } from './characters.ts';
import { foldConfusables, mayHoldConfusables } from './confusables.ts';
import {
  FOLD_CLASS,
  FOLD_COMPOSES,
  FOLD_CONFUSABLE,
  FOLD_EXPANDS,
  FOLD_HIGH,
  FOLD_KEYCAP,
  FOLD_MAPS,
  FOLD_REMOVED,
  FOLD_SELECTOR,
  FOLD_STAYS,
  FOLD_UNIT,
  foldAstral,
  foldExpansion,
} from './fold-tables.ts';
import type { Markup } from './markup.ts';
import { isHighSurrogate, isLowSurrogate } from './utf.ts';

/**
 * The text that rules and dictionaries see: full-width and styled letters, digits of any script, odd dashes,
 * spaces and quotes as ASCII; invisible characters gone; letters and their accents as one character; look-alike
 * letters of other scripts as Latin where scripts are mixed. Case and line ends stay. Folding twice changes no
 * more than folding once. Offsets are UTF-16 units; what a folded span covers in the source is `sourceSpan`.
 */
export interface Folded {
  readonly text: string;
  /**
   * Source offset where folded unit i begins, and the source's length at `text.length`; never descending.
   * Undefined, as `sourceEnd` is, when every unit stands where it stood, as it does in most texts.
   */
  readonly toSource: Int32Array | undefined;
  /** Source offset after folded unit i. Removed characters lie between one unit's end and the next one's start. */
  readonly sourceEnd: Int32Array | undefined;
}

/**
 * `markup`: disjoint and ascending, what stands in its place is folded already.
 *
 * PERF: a text with nothing to fold costs a table look-up a non-ASCII unit and allocates the result only; where
 * units change one for one (curly quotes, odd spaces and dashes), the new text is all that is made besides.
 */
export function foldText(source: string, markup: readonly Markup[] = NO_MARKUP): Folded {
  if (markup.length > 0) return foldUnits(source, markup);
  let maps = false;
  let confusable = false;
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    if (unit < 0x80) continue;
    switch (FOLD_CLASS[unit]) {
      case FOLD_STAYS:
        break;
      case FOLD_MAPS:
        maps = true;
        break;
      case FOLD_CONFUSABLE:
        confusable = true;
        break;
      case FOLD_HIGH:
        if (foldAstral(source, i) !== undefined) return foldUnits(source, markup);
        break;
      default:
        return foldUnits(source, markup);
    }
  }
  const mapped = maps ? mapOneForOne(source) : source;
  return confusable && mayHoldConfusables(mapped) ? foldUnits(source, markup) : inPlace(mapped);
}

/**
 * The source span of folded `[start, end)`, widened so that it splits no surrogate pair, no combining sequence
 * and no character that folding expanded. Invisible characters inside are covered, those outside are not.
 */
export function sourceSpan(folded: Folded, start: number, end: number): { start: number; end: number } {
  const { text, toSource, sourceEnd } = folded;
  if (start < end) {
    while (start > 0 && continuesCharacter(text, start)) start--;
    // The other units of what folding expanded, since an accent behind them belongs to all.
    while (end < text.length && toSource !== undefined && toSource[end] === toSource[end - 1]) end++;
    while (end < text.length && continuesCharacter(text, end)) end++;
  }
  if (toSource === undefined || sourceEnd === undefined) return { start, end };
  const from = toSource[start]!;
  return { start: from, end: start < end ? sourceEnd[end - 1]! : from };
}

/** A folded text whose units all stand where they stood. */
function inPlace(text: string): Folded {
  return { text, toSource: undefined, sourceEnd: undefined };
}

/** Folds a text whose only units to change are of class FOLD_MAPS. */
function mapOneForOne(source: string): string {
  let text = '';
  let at = 0;
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    if (unit < 0x80 || FOLD_CLASS[unit] !== FOLD_MAPS) continue;
    text += source.slice(at, i) + String.fromCharCode(FOLD_UNIT[unit]!);
    at = i + 1;
  }
  return text + source.slice(at);
}

function foldUnits(source: string, markup: readonly Markup[]): Folded {
  const folding = new Folding(source);
  folding.mapUnits(markup);
  foldConfusables(folding.units, folding.length);
  if (folding.hasMarks) folding.compose();
  return folding.result();
}

const NO_MARKUP: readonly Markup[] = [];

function continuesCharacter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (COMBINING[unit] === 1) return true;
  return isLowSurrogate(unit) && isHighSurrogate(text.charCodeAt(at - 1));
}

/** Folded units with the source range of each, while they are being made. */
class Folding {
  units: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  length = 0;
  hasMarks = false;
  private readonly source: string;

  constructor(source: string) {
    const room = source.length + 16;
    this.source = source;
    this.units = new Uint16Array(room);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
  }

  /** Everything that is decided character by character; markup is what it is read as. */
  mapUnits(markup: readonly Markup[]): void {
    const { source } = this;
    let next = 0;
    for (let i = 0; i < source.length; i++) {
      const mark = markup[next];
      if (mark?.start === i) {
        this.pushAll(mark.text, i, mark.end);
        i = mark.end - 1;
        next++;
        continue;
      }
      const unit = source.charCodeAt(i);
      switch (FOLD_CLASS[unit]) {
        case FOLD_MAPS:
          this.push(FOLD_UNIT[unit]!, i, i + 1);
          break;
        case FOLD_REMOVED:
          break;
        case FOLD_SELECTOR:
          this.attach(i);
          break;
        case FOLD_KEYCAP:
          if (!this.attachKeycap(i)) this.push(unit, i, i + 1);
          break;
        case FOLD_EXPANDS:
          this.pushAll(foldExpansion(unit), i, i + 1);
          break;
        case FOLD_HIGH: {
          const mapped = foldAstral(source, i);
          if (mapped === undefined) {
            this.push(unit, i, i + 1);
          } else {
            this.pushAll(mapped, i, i + 2);
            i++;
          }
          break;
        }
        case FOLD_COMPOSES:
          this.hasMarks = true;
          this.push(unit, i, i + 1);
          break;
        default:
          this.push(unit, i, i + 1);
      }
    }
  }

  /**
   * Joins letters and the accents after them. A cluster that normalisation would lengthen stays as it is. All
   * units of a changed cluster stand for the cluster's whole source.
   */
  compose(): void {
    const { units, starts, ends, length } = this;
    let written = 0;
    for (let i = 0; i < length; ) {
      let next = i + 1;
      const base = units[i]!;
      if (!isHighSurrogate(base) && !isLowSurrogate(base)) {
        while (next < length && FOLD_CLASS[units[next]!] === FOLD_COMPOSES) next++;
      }
      const start = starts[i]!;
      const end = ends[next - 1]!;
      const composed = next === i + 1 ? undefined : this.composed(i, next);
      if (composed === undefined) {
        units.copyWithin(written, i, next);
        starts.copyWithin(written, i, next);
        ends.copyWithin(written, i, next);
        written += next - i;
      } else {
        // Where the letter came out of a ligature, the ligature's other units end with it.
        stretch(starts, ends, written - 1, start, end);
        for (let k = 0; k < composed.length; k++) {
          units[written] = composed.charCodeAt(k);
          starts[written] = start;
          ends[written++] = end;
        }
      }
      i = next;
    }
    this.length = written;
  }

  result(): Folded {
    const { source, length } = this;
    const text = stringOf(this.units, length);
    if (text === source) return inPlace(source);
    const toSource = this.starts.slice(0, length + 1);
    toSource[length] = source.length;
    return { text, toSource, sourceEnd: this.ends.slice(0, length) };
  }

  /** The composed form of units `[from, to)`, or undefined where they stay. */
  private composed(from: number, to: number): string | undefined {
    const cluster = String.fromCharCode(...this.units.subarray(from, to));
    const composed = cluster.normalize('NFC');
    return composed === cluster || composed.length > cluster.length ? undefined : composed;
  }

  /** A removed unit right after a kept one belongs to it. */
  private attach(at: number): void {
    const last = this.length - 1;
    if (last >= 0 && this.ends[last] === at)
      stretch(this.starts, this.ends, last, this.starts[last]!, at + 1);
  }

  /** Takes an enclosing keycap off a digit, # or *; false where it stands on anything else. */
  private attachKeycap(at: number): boolean {
    const last = this.length - 1;
    const unit = last < 0 ? 0 : this.units[last]!;
    if (!((unit >= 0x30 && unit <= 0x39) || unit === 0x23 || unit === 0x2a)) return false;
    stretch(this.starts, this.ends, last, this.starts[last]!, at + 1);
    return true;
  }

  private pushAll(text: string, start: number, end: number): void {
    for (let k = 0; k < text.length; k++) {
      const unit = text.charCodeAt(k);
      if (FOLD_CLASS[unit] === FOLD_COMPOSES) this.hasMarks = true;
      this.push(unit, start, end);
    }
  }

  private push(unit: number, start: number, end: number): void {
    // One place is kept free for the source's length.
    if (this.length + 1 >= this.units.length) this.grow();
    this.units[this.length] = unit;
    this.starts[this.length] = start;
    this.ends[this.length++] = end;
  }

  private grow(): void {
    const room = this.units.length * 2;
    const { units, starts, ends } = this;
    this.units = new Uint16Array(room);
    this.units.set(units);
    this.starts = new Int32Array(room);
    this.starts.set(starts);
    this.ends = new Int32Array(room);
    this.ends.set(ends);
  }
}

/** Ends at `end` the unit `last` and all before it that stand for the same source. */
function stretch(starts: Int32Array, ends: Int32Array, last: number, start: number, end: number): void {
  for (let i = last; i >= 0 && starts[i] === start; i--) ends[i] = end;
}

function stringOf(units: Uint16Array, length: number): string {
  let all = 0;
  for (let i = 0; i < length; i++) all |= units[i]!;
  // Half the memory where it will do; neither way changes a lone surrogate.
  if (all < 0x100) return Buffer.from(units.subarray(0, length)).toString('latin1');
  return Buffer.from(units.buffer, units.byteOffset, length * 2).toString('utf16le');
}
