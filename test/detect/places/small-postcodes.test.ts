/** Postcodes and their towns in small letters. */
import { describe, expect, test } from 'vitest';
import { foundLast } from '../../support/talk.ts';

const places = (text: string): string[] =>
  foundLast(`customer: ${text}`).filter((line) => /\((?:POSTCODE|PLACE)\)$/.test(line));

describe('postcodes with their town in small letters', () => {
  test.each([
    ['chemin des cèdres 22\n1004 lausanne', '1004', 'lausanne'],
    ['ich wohne quellenstraße 88/3/14 in 1100 wien', '1100', 'wien'],
    ['le nouveau c’est lieu-dit le bos, 19270 quimbrac', '19270', 'quimbrac'],
    ['oude dijk 4a\n8064 pn zwartsluis\nt 038', '8064 pn', 'zwartsluis'],
    ['mi domicilio: finca s/n, 29230 quilluela de la concepción.', '29230', 'quilluela de la concepción'],
    ['pza. de la constitución, 3, 1.º dcha.\n23700 linares', '23700', 'linares'],
  ])('%j', (text, postcode, town) =>
    expect(places(text)).toEqual([`${postcode} (POSTCODE)`, `${town} (PLACE)`]),
  );

  test.each([
    'at 1 rue daunou, 75002 rated 4.2 stars',
    'we made it in 1998 paris was great',
    'i paid, 4500 quimbrils were left',
    'it is 12345 quimbril',
    'ring 4428 på porten',
  ])('no town: %j', (text) => expect(places(text).filter((line) => line.endsWith('(PLACE)'))).toEqual([]));
});
