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
  ])('%s', (question, date) => {
    expect(foundLast(question, `customer: ${date}`)).toContain(`${date} (BIRTHDATE)`);
  });

  test.each([
    ['agent: When shall we come?', 'the third of may'],
    ['agent: Date of birth?', 'one second please'],
    ['agent: Date of birth?', 'may I ask why?'],
    ['agent: Date of birth?', 'that is the second time you ask'],
  ])('%s %s', (question, answer) => expect(foundLast(question, `customer: ${answer}`)).toEqual([]));
});
