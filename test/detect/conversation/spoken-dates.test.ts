import { describe, expect, test } from 'vitest';
import { foundLast } from '../../support/talk.ts';

describe('a date of birth said in words', () => {
  test.each([
    ['agent: Date of birth please', 'the ninth of the second forty six'],
    ['agent: Date of birth?', 'the twenty third of april nineteen sixty one'],
    ['agent: Date of birth?', 'october third seventy nine'],
    ['agent: Geburtsdatum?', 'zwölfter august neunzehnhundertsechzig'],
    ['agent: Votre date de naissance ?', 'le deux mars soixante-deux'],
    ['agent: ¿Fecha de nacimiento?', 'catorce de julio del sesenta y tres'],
    ['agent: Proszę podać datę urodzenia', 'trzeciego maja tysiąc dziewięćset osiemdziesiątego'],
    ['agent: Date of birth?', 'oh seven oh two seventy one'],
    ['agent: Data urodzenia?', 'czternasty lipca osiemdziesiąty trzeci'],
    ['agent: ¿Fecha de nacimiento?', 'siete del nueve del sesenta y dos'],
    ['agent: Data de nascimento?', 'três do quatro de cinquenta e um'],
    ['agent: Quando é o aniversário?', 'três do quatro de cinquenta e um'],
    ['agent: Geboortedatum?', 'zes juni negentientweeënzeventig'],
    ['agent: Geboortedatum?', 'eenentwintigste juni negentientweeënzeventig'],
    ['agent: När är du född?', 'tjugoförsta maj sextioåtta'],
  ])('%s', (question, date) => {
    expect(foundLast(question, `customer: ${date}`)).toContain(`${date} (BIRTHDATE)`);
  });

  test.each([
    ['nato il tre maggio sessantotto', 'il tre maggio sessantotto'],
    ['elle est née le trois mai soixante-huit', 'le trois mai soixante-huit'],
    ['nacida el tres de mayo del sesenta y ocho', 'el tres de mayo del sesenta y ocho'],
    ['född den tredje maj sextioåtta', 'den tredje maj sextioåtta'],
  ])('behind a cue that ends with the article: %s', (text, date) => {
    expect(foundLast(`customer: ${text}`)).toContain(`${date} (BIRTHDATE)`);
  });

  test.each([
    ['agent: When shall we come?', 'the third of may'],
    ['agent: Date of birth?', 'one second please'],
    ['agent: Date of birth?', 'may I ask why?'],
    ['agent: Date of birth?', 'that is the second time you ask'],
  ])('%s %s', (question, answer) => expect(foundLast(question, `customer: ${answer}`)).toEqual([]));
});
