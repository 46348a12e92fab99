/** What stands around a message without being part of it, and what a text is read as without it. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sourceSpan } from '../../src/text/fold.ts';
import { readText } from '../../src/text/reading.ts';

it.each([
  ['  Ines Carvalho \n', 'Ines Carvalho'],
  ['> Ines', 'Ines'],
  ['- Ines', 'Ines'],
  ['[10:22:31] Ines: hello', 'Ines: hello'],
  ['(9:05 pm) - hello', 'hello'],
  ['"Ines"', 'Ines'],
  ['*Ines*', 'Ines'],
  ['Ines 🙂🙏🏽', 'Ines'],
  ['<p> "Ines" </p>', 'Ines'],
])('%j is read as %j', (source, read) => {
  const folded = readText(source);
  expect(folded.text).toBe(read);
  const at = Math.max(0, read.indexOf('Ines'));
  const word = /^\w+/.exec(read.slice(at))![0];
  const { start, end } = sourceSpan(folded, at, at + word.length);
  expect(source.slice(start, end)).toBe(word);
});

it.each(['Sunny12*', '*starred', '10:22', '-5', "'tis", '5 o’clock?', '07700 900123', '(c) Ines', '_rain_'])(
  '%j stays',
  (source) => {
    expect(readText(source).text.length).toBe(source.length);
  },
);

it('a text of nothing but wrapping is empty', () => {
  expect(readText(' \n> 🙂 ').text).toBe('');
});

it('every unit that is read stands for a part of the source', () => {
  const parts = fc.constantFrom(
    ' ',
    '> ',
    '"',
    '*',
    '- ',
    '[10:22] ',
    '🙂',
    '\u200b',
    'é',
    'e\u0301',
    'Ines',
    '<p>',
    '&amp;',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 10 }), (list) => {
      const source = list.join('');
      const folded = readText(source);
      let at = 0;
      for (let i = 0; i < folded.text.length; i++) {
        const { start, end } = sourceSpan(folded, i, i + 1);
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(source.length);
        at = start;
      }
    }),
    { numRuns: 3000 },
  );
});
