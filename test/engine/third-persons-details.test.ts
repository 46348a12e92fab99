import { describe, expect, it } from 'vitest';
import { isOfThirdPerson } from '../../src/engine/third-persons-details.ts';

/** The detail stands between bars; a third person's name ends at the star. */
function isTheirs(marked: string): boolean {
  const [before = '', detail = '', behind = ''] = marked.split('|');
  const name = before.indexOf('*');
  const plain = before.replace('*', '');
  return isOfThirdPerson(plain + detail + behind, plain.length, name < 0 ? [] : [name]);
}

describe('a detail of a third person', () => {
  it.each([
    'add my husband Mark*, |07700 900123|',
    'add my husband Mark* (|mark@example.com|) too',
    'my wife Anna*, born |3 April 1985|',
    'my wife Anna*, her number is |07700 900123|',
    'meine Frau Anna*, geb. |3.4.1985|',
    'mon mari Marc*, tél |01 99 00 12 34|',
    'his number is |07700 900123|',
    'call her on her mobile |07700 900123|',
    "my sister's phone number is |07700 900123|",
    "my mum's number |07700 900123|",
    'sein Geburtsdatum ist |3.4.1985|',
  ])('is %s', (text) => {
    expect(isTheirs(text)).toBe(true);
  });

  it.each([
    'my husband Mark* is at home, call |07700 900123|',
    'for my husband Mark*, my number is |07700 900123|',
    'it is for Mark*. My mobile is |07700 900123|',
    'my number is |07700 900123|',
    'the number is |07700 900123|',
    'Ihre Nummer ist |0151 23456789|',
    'su número es |600 000 000|',
    'my husband said to ring |07700 900123|',
    '|07700 900123|',
  ])('but not %s', (text) => {
    expect(isTheirs(text)).toBe(false);
  });
});
