/** How long a match of a pattern can be, in UTF-16 units. */
import type { PatternNode } from './pattern.ts';

/** The shortest possible match; 0 if the empty string matches. */
export function minLength(node: PatternNode): number {
  switch (node.kind) {
    case 'class':
      return (node.ranges[0] ?? 0) > 0xffff ? 2 : 1;
    case 'concat':
      return node.parts.reduce((sum, part) => sum + minLength(part), 0);
    case 'alternate':
      return Math.min(...node.options.map(minLength));
    case 'repeat':
      return node.min * minLength(node.node);
    case 'group':
      return minLength(node.node);
    case 'assertion':
      return 0;
  }
}

/** The longest possible match. */
export function maxLength(node: PatternNode): number {
  switch (node.kind) {
    case 'class':
      return (node.ranges.at(-1) ?? 0) > 0xffff ? 2 : 1;
    case 'concat':
      return node.parts.reduce((sum, part) => sum + maxLength(part), 0);
    case 'alternate':
      return Math.max(...node.options.map(maxLength));
    case 'repeat':
      return node.max * maxLength(node.node);
    case 'group':
      return maxLength(node.node);
    case 'assertion':
      return 0;
  }
}
