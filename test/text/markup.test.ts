/** What is written for layout and not said: tags, character references, marks of quotes, quotes around keys. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, sourceSpan } from '../../src/text/fold.ts';
import { markupIn, withoutMarkup } from '../../src/text/markup.ts';

it.each([
  ['<p>Hello, <b>Ines</b>!</p>', '\nHello, Ines!\n'],
  ['Name:&nbsp;Ines<br/>Town:&nbsp;Lund', 'Name: Ines\nTown: Lund'],
  ['<td>Name</td><td>Ines</td>', '\tName\t\tInes\t'],
  ['<div class="zd-comment" dir="auto">Hi</div>', '\nHi\n'],
  ['<P>Hi</P ><BR>', '\nHi\n\n'],
  ['O&#39;Neill &amp; S&#xf8;n, Jos&eacute;, Stra&szlig;e', "O'Neill & Søn, José, Straße"],
  ['“quoted” &ldquo;twice&rdquo;', '“quoted” "twice"'],
  ['first\n> second\n>> third', 'first\nsecond\nthird'],
  ['"name":"Ines","no": 55123', 'name: Ines,no: 55123'],
  ['{"order_id": "BR-55", "ok": true}', '{order_id: BR-55, ok: true}'],
  ['Name -> Ines', 'Name: Ines'],
  ['I said "Ines", not "Inês"', 'I said "Ines", not "Inês"'],
])('%s', (source, read) => {
  expect(withoutMarkup(source)).toBe(read);
});

it.each([
  'a < b and c > d',
  'I <3 you',
  '<ines@example.com>',
  '<Ines Carvalho>',
  'AT&T; R&D; &nosuch; &#0; &#xd800;',
  'x=1&order=55123;',
  'she said: "no": never mind "',
  '> not behind a line end',
])('%s holds none', (source) => {
  const markup = markupIn(source);
  expect(
    markup.map(({ start, end }) => source.slice(start, end)).filter((text) => !text.includes('"')),
  ).toEqual([]);
});

it('what attributes say is read, unless they only say how something looks', () => {
  const source = '<a class="link" href="mailto:ines@example.com" title=Ines>write</a>';
  expect(withoutMarkup(source)).toBe(' mailto:ines@example.com Ines write');
});

it('a reference within references within references is read to its end', () => {
  expect(withoutMarkup(`&${'amp;'.repeat(5000)}`)).toBe('&');
});

describe('any text', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<b class="x">',
        '<a href="',
        '">',
        '&amp;',
        '&#39;',
        '&',
        ';',
        '<',
        '>',
        '\n>',
        '":"',
        '"',
      ),
      fc.string({ maxLength: 6, unit: 'binary' }),
    ),
    { maxLength: 12 },
  );

  it('has its markup in order, and every other unit where it stood', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const source = parts.join('');
        let at = 0;
        for (const { start, end } of markupIn(source)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(source.length);
        const folded = foldText(source, markupIn(source));
        for (let i = 0; i < folded.text.length; i++) {
          const { start, end } = sourceSpan(folded, i, i + 1);
          expect(end).toBeGreaterThan(start);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is read once and for all', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const once = withoutMarkup(parts.join(''));
        expect(withoutMarkup(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});
