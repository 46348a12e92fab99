import { describe, expect, it } from 'vitest';
import { isThirdPerson } from '../../src/engine/third-persons.ts';

/** The name stands between bars. */
function isThird(marked: string): boolean {
  const [before = '', name = '', behind = ''] = marked.split('|');
  return isThirdPerson(before + name + behind, before.length, before.length + name.length);
}

describe('a third person', () => {
  it.each([
    'please add my husband |Mark Quastl| to it',
    "my wife's name is |Odalys|",
    'left with our neighbour, Mrs. |Quastl|, I think',
    'parcel is at neighbour |Quastl|',
    'my mother in law |Gundula| signed',
    'can my friend |Priya| collect it?',
    'ask |Emre|, my son',
    '|Emre| is my brother',
    '|Rosalind| (my daughter) will be there',
    'this is my husband |Wendell|',
    'mein Mann |Wendell| holt es ab',
    'seine Frau |Gundula|',
    'bei der Nachbarin Frau |Quastl|',
    'mon mari |Wendell|',
    'ma fille s’appelle |Odalys|',
    'mi esposo |Wendell| lo recoge',
    'mio marito |Wendell|',
    'mijn buurvrouw mevrouw |Quastl|',
    'mój mąż ma na imię |Wendell|',
    'mojej córki |Odalys|',
    'meu marido |Wendell|',
    'min dotter heter |Odalys|',
  ])('%s', (text) => {
    expect(isThird(text)).toBe(true);
  });

  it.each([
    "I'm his wife, |Odalys|",
    'this is her husband |Wendell|',
    'ich bin seine Frau |Gundula|',
    'my name is |Odalys Quastl|',
    'Frau |Quastl|, guten Tag',
    'Hi Mrs. |Quastl|',
    'M. |Quastl| ici',
    'thanks mate, |Wendell| here',
    'cheers buddy |Wendell|',
    'I asked my boss. |Wendell| here again',
    'my husband called you about |Wendell|',
    'my husband has the contract, mine is |Odalys|',
    '|Odalys|, can my son use it?',
    '|Odalys| here, what about my son?',
    'the card of |Wendell|',
    'Is he your neighbour, |Wendell|?',
    "I'm |Odalys|, his mother",
  ])('is not meant by: %s', (text) => {
    expect(isThird(text)).toBe(false);
  });

  it('is told in a text of any length, and at its very ends', () => {
    const far = ' and so on'.repeat(20_000);
    expect(isThird(`${far} my husband |Wendell|${far}`)).toBe(true);
    expect(isThird(`${far} |Wendell|${far}`)).toBe(false);
    expect(isThird('|Wendell|')).toBe(false);
  });
});
