/**
 * The only door to RE2. Of the foreign library it uses `exec` on strings with `lastIndex` in range and the flags
 * `g` and `i`, nothing else: the rest has open defects in the version that runs on Node 20.
 *
 * Asking RE2 where a group lies (flag `d`) builds two arrays a group and costs more than half of a short call. The span
 * of the one group is therefore derived: from the fixed length of what stands around it where that is known,
 * else by capturing what stands before it.
 */
import RE2 from 're2';
import { ChatveilError } from '../model/errors.ts';
import { leadWords } from './lead-words.ts';
import { type PatternNode, parsePattern } from './pattern.ts';
import { maxLength, minLength } from './pattern-length.ts';

// RE2 always matches by code point; without this it writes a warning to stderr for every pattern.
RE2.unicodeWarningLevel = 'nothing';

/** Offsets are UTF-16 units of the searched text. */
export interface Match {
  /** The span of the capturing group if the pattern has one, else of the match. */
  readonly start: number;
  readonly end: number;
  /** Where the whole match ends; search on from here. Always greater than the `from` of the search. */
  readonly matchEnd: number;
}

/** A compiled pattern. It holds no text and no state that a caller can see; one Matcher serves one thread. */
export interface Matcher {
  /**
   * The leftmost match that begins at or after `from` (0 to the length of `text`).
   * @throws ChatveilError RULE_FAILED if RE2 gives up; its own message is dropped, since it may quote the text.
   */
  find(text: string, from: number): Match | undefined;
}

/**
 * Compiles a pattern of the subset that `parsePattern` reads.
 * @throws ChatveilError RULE_UNSAFE
 */
export function compileMatcher(
  source: string,
  ignoreCase: boolean,
  plan: GroupPlan = planGroup(source, parsePattern(source, ignoreCase)),
): Matcher {
  let re: InstanceType<typeof RE2>;
  try {
    re = new RE2(plan.source, ignoreCase ? 'gi' : 'g');
  } catch {
    throw new ChatveilError('RULE_UNSAFE', 'RE2 refuses the pattern');
  }
  return new Re2Matcher(re, plan);
}

/** How the span of a pattern's one group is told from a match; plain data. */
export interface GroupPlan {
  /** What RE2 compiles. */
  readonly source: string;
  /** Length of what stands before the span; -1: the first capture is that text. */
  readonly before: number;
  /** Length of what stands after the span; -1: the last capture is the span itself. */
  readonly after: number;
  /** Words that are no part of the span where it begins with them; see lead-words.ts. */
  readonly leads?: readonly string[];
}

export function planGroup(source: string, tree: PatternNode): GroupPlan {
  const parts = tree.kind === 'concat' ? tree.parts : [tree];
  const position = parts.findIndex((part) => part.kind === 'group' && part.capturing);
  const group = parts[position];
  if (group === undefined || group.kind !== 'group') return { source, before: 0, after: 0 };
  const leads = position === 1 && parts.length === 2 ? leadWords(parts[0]!, group.node) : undefined;
  if (leads !== undefined)
    return { source: `(?:${source.slice(group.from + 1)}`, before: 0, after: 0, leads };
  const before = fixedLength(parts.slice(0, position));
  const after = fixedLength(parts.slice(position + 1));
  const flags = /^\(\?[a-z-]+\)/.exec(source)?.[0] ?? '';
  const head = source.slice(flags.length, group.from);
  const value = source.slice(group.from + 1, group.to - 1);
  const tail = source.slice(group.to);
  const rewritten = `${flags}${before < 0 ? `(${head})` : head}${after < 0 ? `(${value})` : `(?:${value})`}${tail}`;
  return { source: rewritten, before, after };
}

function fixedLength(parts: readonly PatternNode[]): number {
  let length = 0;
  for (const part of parts) {
    const shortest = minLength(part);
    if (shortest !== maxLength(part)) return -1;
    length += shortest;
  }
  return length;
}

class Re2Matcher implements Matcher {
  private readonly re: InstanceType<typeof RE2>;
  private readonly before: number;
  private readonly after: number;
  private readonly leads: ReadonlySet<string> | undefined;

  constructor(re: InstanceType<typeof RE2>, plan: GroupPlan) {
    this.re = re;
    this.before = plan.before;
    this.after = plan.after;
    this.leads = plan.leads === undefined ? undefined : new Set(plan.leads);
  }

  find(text: string, from: number): Match | undefined {
    let found = this.exec(text, from);
    if (found === undefined) return undefined;
    if (this.leads !== undefined) found = this.behindLeads(text, found, this.leads);
    const index = found.index;
    const matchEnd = index + found[0].length;
    const start = index + (this.before >= 0 ? this.before : found[1]!.length);
    const end = this.after >= 0 ? matchEnd - this.after : start + found[found.length - 1]!.length;
    return { start, end, matchEnd };
  }

  private exec(text: string, from: number): RegExpExecArray | undefined {
    let found: RegExpExecArray | null;
    try {
      this.re.lastIndex = from;
      found = this.re.exec(text);
    } catch {
      throw new ChatveilError('RULE_FAILED', 'RE2 gave up on a text');
    }
    if (found === null) return undefined;
    if (found.index + found[0].length <= from)
      throw new ChatveilError('RULE_FAILED', 'a pattern matched the empty string');
    return found;
  }

  /** The value that begins right behind the words with which this one begins, or this one if none does. */
  private behindLeads(text: string, found: RegExpExecArray, leads: ReadonlySet<string>): RegExpExecArray {
    let best = found;
    for (;;) {
      const space = best[0].indexOf(' ');
      if (space < 0 || !leads.has(best[0].slice(0, space))) return best;
      const behind = best.index + space + 1;
      const next = this.exec(text, behind);
      if (next?.index !== behind) return best;
      best = next;
    }
  }
}
