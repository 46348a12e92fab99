import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printable } from '../../src/reports/printable.ts';

it.each([
  ['a\u001b[31mb', 'a␛[31mb'],
  ['two\r\nlines\tand', 'two␍␊lines␉and'],
  ['\u007f', '␡'],
  ['\u009b', '<U+009B>'],
  ['safe\u202egnp.exe', 'safe<U+202E>gnp.exe'],
  ['4\u200b2', '4<U+200B>2'],
  ['lone \ud800 half', 'lone <U+D800> half'],
  ['Zoë 👍 日本', 'Zoë 👍 日本'],
])('shows %j as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

it('lets no text write a line or a control sequence of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    }),
  );
});
