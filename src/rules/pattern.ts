/**
 * Reads the subset of RE2 syntax that rules may use into a tree, so that the automaton, the length checks and
 * the matcher all see one and the same meaning. Whatever is not in the subset is refused with its position:
 * a pattern that this parser and RE2 would read differently must never run.
 *
 * Allowed: literals; \d \D \w \W \s \S (ASCII) \b \B \A \z \n \t \r \f \v \xHH \x{…} \p{L} \P{L} (categories of
 * unicode-tables.ts); classes; (…) once, at the top level; (?:…); (?i:…) and (?i) at the start, likewise m, s and
 * their negation; |; ?; {n}; {n,m}; . ^ $. No lazy or possessive repeats, nothing unbounded.
 *
 * Positions are UTF-16 units of the pattern.
 */
import { ChatveilError } from '../model/errors.ts';
import { LIMITS } from '../model/limits.ts';
import { type CharRanges, MAX_CODE_POINT, negateRanges, normaliseRanges } from './char-ranges.ts';
import { CATEGORIES, categoryRanges, foldRanges } from './unicode-tables.ts';

export type Assertion =
  | 'word-boundary'
  | 'not-word-boundary'
  | 'text-start'
  | 'text-end'
  | 'line-start'
  | 'line-end';

export type PatternNode =
  /** One code point out of normalised ranges; case variants are already in. */
  | { readonly kind: 'class'; readonly ranges: CharRanges }
  /** No parts: the empty string. */
  | { readonly kind: 'concat'; readonly parts: readonly PatternNode[] }
  /** In order of preference. */
  | { readonly kind: 'alternate'; readonly options: readonly PatternNode[] }
  /** Greedy. */
  | { readonly kind: 'repeat'; readonly min: number; readonly max: number; readonly node: PatternNode }
  /** `from` and `to`: where the group stands in the source, parentheses included. */
  | {
      readonly kind: 'group';
      readonly capturing: boolean;
      readonly node: PatternNode;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'assertion'; readonly assertion: Assertion };

const DIGIT: CharRanges = [0x30, 0x39];
const WORD: CharRanges = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
/** RE2's \s has no vertical tab. */
const SPACE: CharRanges = [0x09, 0x0a, 0x0c, 0x0d, 0x20, 0x20];
const NEWLINE = 0x0a;

const CONTROL_ESCAPES: Readonly<Record<string, number>> = { n: 0x0a, t: 0x09, r: 0x0d, f: 0x0c, v: 0x0b };
const PUNCTUATION = /^[!-/:-@[-`{-~]$/;

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

/** @throws ChatveilError RULE_UNSAFE with the position in the pattern. */
export function parsePattern(source: string, ignoreCase: boolean): PatternNode {
  return new PatternParser(source).parse({ i: ignoreCase, m: false, s: false });
}

class PatternParser {
  private at = 0;
  private depth = 0;
  private captured = false;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  parse(flags: Flags): PatternNode {
    let effective = flags;
    const leading = /^\(\?([a-z-]{1,8})\)/.exec(this.source);
    if (leading !== null) {
      effective = this.readFlags(leading[1]!, flags);
      this.at = leading[0].length;
    }
    const node = this.alternate(effective);
    if (this.at < this.source.length) this.fail('unmatched )');
    if (this.captured && node.kind === 'alternate')
      this.fail('the capturing group must take part in every match: put the alternatives into (?:…)');
    return node;
  }

  private alternate(flags: Flags): PatternNode {
    const options = [this.concat(flags)];
    while (this.source[this.at] === '|') {
      this.at++;
      options.push(this.concat(flags));
    }
    return options.length === 1 ? options[0]! : { kind: 'alternate', options };
  }

  private concat(flags: Flags): PatternNode {
    const parts: PatternNode[] = [];
    while (this.at < this.source.length) {
      const c = this.source[this.at]!;
      if (c === '|' || c === ')') break;
      parts.push(this.repeated(flags));
    }
    return parts.length === 1 ? parts[0]! : { kind: 'concat', parts };
  }

  private repeated(flags: Flags): PatternNode {
    const node = this.atom(flags);
    const from = this.at;
    const bounds = this.bounds();
    if (bounds === undefined) return node;
    if (node.kind === 'assertion') this.fail('a repeat after an assertion', from);
    if (node.kind === 'group' && node.capturing) this.fail('a repeated capturing group', from);
    if (/[?*+{]/.test(this.source[this.at] ?? '')) this.fail('a repeat after a repeat', this.at);
    return { kind: 'repeat', min: bounds[0], max: bounds[1], node };
  }

  private bounds(): readonly [number, number] | undefined {
    const c = this.source[this.at];
    if (c === '*' || c === '+') this.fail(`an unbounded repeat: write {0,n} or {1,n} instead of ${c}`);
    if (c === '?') {
      this.at++;
      return [0, 1];
    }
    if (c !== '{') return undefined;
    const found = /^\{(\d{1,6})(?:(,)(\d{1,6})?)?\}/.exec(this.source.slice(this.at, this.at + 20));
    if (found === null) return this.fail('a { that is no repeat: write \\{');
    const min = Number(found[1]);
    if (found[2] !== undefined && found[3] === undefined) this.fail('an unbounded repeat: give a bound');
    const max = found[3] === undefined ? min : Number(found[3]);
    if (max > LIMITS.repeatBound) this.fail(`a repeat bound above ${LIMITS.repeatBound}`);
    if (max < min || max === 0) this.fail('a repeat whose bounds allow nothing');
    this.at += found[0].length;
    return [min, max];
  }

  private atom(flags: Flags): PatternNode {
    const from = this.at;
    const c = String.fromCodePoint(this.source.codePointAt(from)!);
    switch (c) {
      case '(':
        return this.group(flags);
      case '[':
        return { kind: 'class', ranges: this.characterClass(flags) };
      case '\\':
        return this.escape(flags);
      case '.':
        this.at++;
        return { kind: 'class', ranges: flags.s ? [0, MAX_CODE_POINT] : negateRanges([NEWLINE, NEWLINE]) };
      case '^':
        this.at++;
        return { kind: 'assertion', assertion: flags.m ? 'line-start' : 'text-start' };
      case '$':
        this.at++;
        return { kind: 'assertion', assertion: flags.m ? 'line-end' : 'text-end' };
      case '?':
      case '*':
      case '+':
      case '{':
        return this.fail('a repeat with nothing before it');
    }
    this.at += c.length;
    return this.literal(c.codePointAt(0)!, flags);
  }

  private literal(codePoint: number, flags: Flags): PatternNode {
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) this.fail('half of a surrogate pair');
    const ranges = [codePoint, codePoint];
    return { kind: 'class', ranges: flags.i ? foldRanges(ranges) : ranges };
  }

  private group(flags: Flags): PatternNode {
    const from = this.at;
    let inner = flags;
    let capturing = true;
    if (this.source[from + 1] === '?') {
      const opening = /^\(\?([a-z-]{0,8}):/.exec(this.source.slice(from, from + 12));
      if (opening === null)
        return this.fail('a group of a kind that rules may not use (lookaround, named, flags inside)');
      capturing = false;
      inner = this.readFlags(opening[1]!, flags);
      this.at += opening[0].length;
    } else {
      if (this.captured) this.fail('a second capturing group: write (?:…)');
      if (this.depth > 0) this.fail('a capturing group inside another group');
      this.captured = true;
      this.at++;
    }
    this.depth++;
    const node = this.alternate(inner);
    this.depth--;
    if (this.source[this.at] !== ')') this.fail('a group without its )', from);
    this.at++;
    return { kind: 'group', capturing, node, from, to: this.at };
  }

  private readFlags(text: string, flags: Flags): Flags {
    const found = /^([ims]{0,3})(?:-([ims]{1,3}))?$/.exec(text);
    if (found === null) return this.fail('a flag other than i, m and s');
    const on = found[1]!;
    const off = found[2] ?? '';
    const value = (flag: 'i' | 'm' | 's'): boolean =>
      (flags[flag] || on.includes(flag)) && !off.includes(flag);
    return { i: value('i'), m: value('m'), s: value('s') };
  }

  private escape(flags: Flags): PatternNode {
    const next = this.source[this.at + 1];
    const assertion: Assertion | undefined =
      next === 'b'
        ? 'word-boundary'
        : next === 'B'
          ? 'not-word-boundary'
          : next === 'A'
            ? 'text-start'
            : next === 'z'
              ? 'text-end'
              : undefined;
    if (assertion !== undefined) {
      this.at += 2;
      return { kind: 'assertion', assertion };
    }
    const set = this.escapedSet(flags);
    if (set !== undefined) return { kind: 'class', ranges: set };
    return this.literal(this.escapedCharacter(), flags);
  }

  /** \d \w \s \p{…} and their negations; undefined, with nothing consumed, for any other escape. */
  private escapedSet(flags: Flags): CharRanges | undefined {
    const letter = this.source[this.at + 1];
    let ranges: CharRanges;
    if (letter === 'd' || letter === 'D') ranges = DIGIT;
    else if (letter === 'w' || letter === 'W') ranges = WORD;
    else if (letter === 's' || letter === 'S') ranges = SPACE;
    else if (letter === 'p' || letter === 'P') {
      const found = /^\\[pP]\{([A-Za-z]{1,2})\}/.exec(this.source.slice(this.at, this.at + 8));
      if (found === null || !CATEGORIES.has(found[1]!))
        return this.fail(`a Unicode category other than ${[...CATEGORIES].join(', ')}`);
      ranges = categoryRanges(found[1]!);
      this.at += found[0].length - 2;
    } else return undefined;
    this.at += 2;
    // RE2 folds the class first and negates then, so that (?i)\W leaves out the long s.
    if (flags.i) ranges = foldRanges(ranges);
    return letter === letter.toLowerCase() ? ranges : negateRanges(ranges);
  }

  private escapedCharacter(): number {
    const from = this.at;
    const letter = this.source[from + 1];
    if (letter === undefined) return this.fail('a \\ at the end');
    const control = Object.hasOwn(CONTROL_ESCAPES, letter) ? CONTROL_ESCAPES[letter] : undefined;
    if (control !== undefined || PUNCTUATION.test(letter)) {
      this.at += 2;
      return control ?? letter.charCodeAt(0);
    }
    const hex = /^\\x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/.exec(this.source.slice(from, from + 12));
    if (hex === null) return this.fail('an escape that rules may not use (backreference or unknown)');
    const codePoint = Number.parseInt(hex[1] ?? hex[2]!, 16);
    if (codePoint > MAX_CODE_POINT) this.fail('a code point past U+10FFFF');
    this.at += hex[0].length;
    return codePoint;
  }

  private characterClass(flags: Flags): CharRanges {
    const from = this.at;
    this.at++;
    const negated = this.source[this.at] === '^';
    if (negated) this.at++;
    const ranges: number[] = [];
    for (let first = true; first || this.source[this.at] !== ']'; first = false) {
      if (this.at >= this.source.length) this.fail('a class without its ]', from);
      if (this.source[this.at] === ']') this.fail('an empty class, or a ] that needs a \\ before it');
      if (this.source.startsWith('[:', this.at)) this.fail('a POSIX class');
      const set = this.source[this.at] === '\\' ? this.escapedSet(flags) : undefined;
      if (set !== undefined) {
        if (this.isRangeAhead()) this.fail('a range that begins with a class');
        for (const bound of set) ranges.push(bound);
        continue;
      }
      const lo = this.classCharacter();
      let hi = lo;
      if (this.isRangeAhead()) {
        this.at++;
        hi = this.classCharacter();
        if (hi < lo) this.fail('a range whose end comes before its beginning');
      }
      const range = [lo, hi];
      for (const bound of flags.i ? foldRanges(range) : range) ranges.push(bound);
    }
    this.at++;
    const all = normaliseRanges(ranges);
    return negated ? negateRanges(all) : all;
  }

  private isRangeAhead(): boolean {
    const after = this.source[this.at + 1];
    return this.source[this.at] === '-' && after !== undefined && after !== ']';
  }

  private classCharacter(): number {
    const codePoint = this.source.codePointAt(this.at);
    if (codePoint === undefined) return this.fail('a class without its ]');
    if (codePoint === 0x5c) return this.escapedCharacter();
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) this.fail('half of a surrogate pair');
    this.at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  private fail(reason: string, position = this.at): never {
    throw new ChatveilError('RULE_UNSAFE', `${reason}, at character ${position} of the pattern`);
  }
}

export { maxLength, minLength } from './pattern-length.ts';
