/** Towns by themselves behind an address, a birth date or a full name. */
import { describe, expect, test } from 'vitest';
import { foundLast } from '../../support/talk.ts';

const places = (text: string): string[] =>
  foundLast(`customer: ${text}`).filter((line) => line.endsWith('(PLACE)'));

describe('towns behind what was found', () => {
  test.each([
    ['Wendell Quastl, Flat 2/1, 46 Ardgowan Street. Greenock.', 'Greenock'],
    ['it is for Odalys Quastl 22-11-2001 gatineau', 'gatineau'],
    ['born 05/05/1969, Freetown, passport to follow', 'Freetown'],
    ['nato il 1° gennaio 1988 in Egitto.', 'Egitto'],
    ['nacido el 4 de julio de 1961 en Jalisco', 'Jalisco'],
    ['geboren am 4. Juli 1961 in Bad Segeberg, Pass folgt', 'Bad Segeberg'],
    ['One came in, from a Odalys Quastl, Ludlow, two of the heather.', 'Ludlow'],
  ])('%j', (text, town) => expect(places(text)).toEqual([`${town} (PLACE)`]));

  test.each([
    // More of the sentence follows.
    'Wendell Quastl, 46 Ardgowan Street. Reading takes me a while.',
    'born 05/05/1969 reading is hard for me',
    'born 05/05/1969 in May, was it',
    // A name of people as well.
    'with Odalys Quastl, Florence, and the kids',
    // A given name by itself.
    'thanks Odalys, Ludlow, two of the heather',
  ])('no town: %j', (text) => expect(places(text)).toEqual([]));
});
