/**
 * Words that may stand before a value and are no part of it: `(?:\b(?:NO|REFS?) ){0,3}(…)` finds 4471 in "NO 4471".
 * RE2 needs its slowest engine to say where the value begins behind them, so they are told apart here: what is searched
 * is the value alone, which may begin with such a word, and then is searched again behind it.
 */
import { inRanges } from './char-ranges.ts';
import type { PatternNode } from './pattern.ts';

/** More words than this stay in the pattern. */
const MOST = 256;

const SPACE = 0x20;
const WORD = /^[A-Za-z]+$/;

/**
 * The words of `part` if it is an optional run of plain words, each with a space behind, and `value` can begin with one
 * of them but never within one.
 */
export function leadWords(part: PatternNode, value: PatternNode): readonly string[] | undefined {
  if (part.kind !== 'repeat' || part.min !== 0) return undefined;
  if (!beginsAtBorder(value) || beginning(value).withSpace) return undefined;
  const once = bare(part.node);
  if (once.kind !== 'concat' || once.parts.length !== 3) return undefined;
  const [border, words, space] = once.parts;
  if (!isBorder(border) || words === undefined || space === undefined || codePointOf(space) !== SPACE)
    return undefined;
  const spelled = textsOf(words);
  return spelled?.every((word) => WORD.test(word)) === true ? spelled : undefined;
}

function beginsAtBorder(node: PatternNode): boolean {
  switch (node.kind) {
    case 'group':
      return beginsAtBorder(node.node);
    case 'alternate':
      return node.options.every(beginsAtBorder);
    case 'concat':
      return node.parts[0] !== undefined && beginsAtBorder(node.parts[0]);
    default:
      return isBorder(node);
  }
}

function isBorder(node: PatternNode | undefined): boolean {
  return node?.kind === 'assertion' && node.assertion === 'word-boundary';
}

/** Whether a match may be empty, and whether it may begin with a space. */
function beginning(node: PatternNode): { readonly empty: boolean; readonly withSpace: boolean } {
  switch (node.kind) {
    case 'class':
      return { empty: false, withSpace: inRanges(node.ranges, SPACE) };
    case 'assertion':
      return { empty: true, withSpace: false };
    case 'group':
      return beginning(node.node);
    case 'repeat': {
      const { empty, withSpace } = beginning(node.node);
      return { empty: empty || node.min === 0, withSpace };
    }
    case 'alternate': {
      const all = node.options.map(beginning);
      return { empty: all.some(({ empty }) => empty), withSpace: all.some(({ withSpace }) => withSpace) };
    }
    case 'concat': {
      for (const part of node.parts) {
        const { empty, withSpace } = beginning(part);
        if (withSpace || !empty) return { empty, withSpace };
      }
      return { empty: true, withSpace: false };
    }
  }
}

function bare(node: PatternNode): PatternNode {
  return node.kind === 'group' && !node.capturing ? bare(node.node) : node;
}

function codePointOf(node: PatternNode): number | undefined {
  if (node.kind !== 'class' || node.ranges.length !== 2 || node.ranges[0] !== node.ranges[1])
    return undefined;
  return node.ranges[0];
}

/** Every text that the node matches; undefined where they are many, or cannot be listed. */
function textsOf(node: PatternNode): readonly string[] | undefined {
  switch (node.kind) {
    case 'class': {
      const point = codePointOf(node);
      return point === undefined ? undefined : [String.fromCodePoint(point)];
    }
    case 'group':
      return textsOf(node.node);
    case 'repeat': {
      const texts = node.min === 0 && node.max === 1 ? textsOf(node.node) : undefined;
      return texts === undefined ? undefined : ['', ...texts];
    }
    case 'alternate':
      return listed(node.options.map(textsOf), (all, more) => [...all, ...more], []);
    case 'concat':
      return listed(
        node.parts.map(textsOf),
        (all, more) => all.flatMap((start) => more.map((end) => start + end)),
        [''],
      );
    case 'assertion':
      return undefined;
  }
}

function listed(
  each: readonly (readonly string[] | undefined)[],
  join: (all: readonly string[], more: readonly string[]) => readonly string[],
  none: readonly string[],
): readonly string[] | undefined {
  let all = none;
  for (const texts of each) {
    if (texts === undefined) return undefined;
    all = join(all, texts);
    if (all.length > MOST) return undefined;
  }
  return all;
}
