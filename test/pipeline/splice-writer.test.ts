import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roomFor, SpliceWriter } from '../../src/pipeline/splice-writer.ts';

describe('SpliceWriter', () => {
  it('gives nothing where nothing changed', () => {
    expect(new SpliceWriter(Buffer.from('abc')).finish()).toBeUndefined();
  });

  it('writes replacements beyond ASCII and past the guessed size', () => {
    const writer = new SpliceWriter(Buffer.from('a-b'));
    writer.replace(1, 2, 'é'.repeat(5000));
    expect(Buffer.from(writer.finish()!).toString()).toBe(`a${'é'.repeat(5000)}b`);
  });

  it.each([
    [roomFor(3), true],
    [2, false],
  ])('writes into a room of %i bytes if it fits: %s', (size, fits) => {
    const room = new Uint8Array(new SharedArrayBuffer(size));
    const writer = new SpliceWriter(Buffer.from('a-b'), room);
    writer.replace(1, 2, '+');
    const output = writer.finish()!;
    expect(Buffer.from(output).toString()).toBe('a+b');
    expect(output.buffer === room.buffer).toBe(fits);
  });

  it('equals string splicing for any edits', () => {
    const edit = fc.record({
      skip: fc.nat(8),
      length: fc.nat(5),
      text: fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 90 })),
      how: fc.constantFrom('text', 'bytes', 'drop'),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii', maxLength: 80 }),
        fc.array(edit),
        fc.option(fc.nat(200), { nil: undefined }),
        (source, edits, size) => {
          // What lies in the room from before must not show.
          const room = size === undefined ? undefined : new Uint8Array(size).fill(0x7e);
          const writer = new SpliceWriter(Buffer.from(source), room);
          let expected = '';
          let at = 0;
          for (const { skip, length, text, how } of edits) {
            const start = at + skip;
            const end = start + length;
            if (end > source.length) break;
            const replacement = how === 'drop' ? '' : text;
            expected += source.slice(at, start) + replacement;
            if (how === 'text') writer.replace(start, end, text);
            else if (how === 'bytes') writer.replaceBytes(start, end, Buffer.from(text));
            else writer.drop(start, end);
            at = end;
          }
          expected += source.slice(at);
          const output = writer.finish();
          expect(output === undefined ? source : Buffer.from(output).toString()).toBe(expected);
        },
      ),
    );
  });
});
