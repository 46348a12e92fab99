import { describe, expect, it } from 'vitest';
import { type PatternNode, parsePattern } from '../../src/rules/pattern.ts';
import { coreOf } from '../../src/rules/trigger-core.ts';

/** A pattern that means the same, for reading: characters by their first range. */
function written(node: PatternNode): string {
  switch (node.kind) {
    case 'class':
      return String.fromCodePoint(node.ranges[0]!);
    case 'concat':
      return node.parts.map(written).join('');
    case 'alternate':
      return `(${node.options.map(written).join('|')})`;
    case 'repeat':
      return `${written(node.node)}{${node.min},${node.max}}`;
    case 'group':
      return written(node.node);
    case 'assertion':
      return '';
  }
}

const core = (pattern: string): string => written(coreOf(parsePattern(pattern, false)));

describe('the core of a pattern', () => {
  it('is the rare sign in it', () => {
    expect(core('\\b[a-z0-9._-]{1,40}@[a-z0-9-]{1,40}\\.[a-z]{2,12}\\b')).toMatch(/^@/);
  });

  it('is the street word, not the words that may stand before it', () => {
    expect(core('\\b(?:[A-Za-z]{1,20} ){1,4}(?:straat|gracht) [0-9]{1,4}\\b')).toMatch(/^\(straat\|gracht\)/);
  });

  it('is no count of ordinary words', () => {
    expect(core('\\b(?:seed|recovery) words (?:[a-z]{3,8}(?: [a-z]{3,8}){11,23})\\b')).toContain('words');
  });

  it('is never what may be absent', () => {
    expect(core('(?:@@@)?[a-z]{2}')).not.toContain('@');
    expect(core('(?:@@@){0,2}[a-z]{2}')).not.toContain('@');
  });

  it('is taken from each alternative', () => {
    const both = core('(?:[a-z]{1,9}#[0-9]{4}|[a-z]{1,9}/[0-9]{4})');
    expect(both).toContain('#');
    expect(both).toContain('/');
  });
});
