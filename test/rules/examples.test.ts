import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bindValidators, VALIDATOR_NAMES } from '../../src/detect/validators/index.ts';
import { loadRuleFiles } from '../../src/rules/load.ts';
import { phrasesOf, valuesFound, wordsOf } from './contract.ts';

const { rules, cues } = loadRuleFiles(
  [fileURLToPath(new URL('../../rules', import.meta.url))],
  VALIDATOR_NAMES,
);

/** Validators whose schemes notice every single wrong digit. */
const NOTICE_EVERY_DIGIT: ReadonlySet<string> = new Set(
  (
    'card luhn iban aba imei vin aadhaar abn ahv bsn nhs npi sin steuer-id vat-de nif-pt nip pesel cnp ' +
    'oib dni nie codice-fiscale partita-iva kimlik rut cuit fnr hetu siren tfn svnr-at nric gstin ' +
    'uid-ch cvr y-tunnus orgnr-no tax-si tax-at tax-hu personal-hu pnf-bg id-card-be health-de health-ontario health-bc ' +
    'epic rib nib nrb kontonr-no giro-hu account-be bankgiro bban-it clabe cbu'
  ).split(' '),
);

/** Words of everyday messages in which a rule without a cue has no business. */
const EVERYDAY = [
  'we open at 5:30 pm and close at 10',
  'it was $39.99 plus 2 GB of data',
  'I run v2.14.3 since March 12th',
  'see you on Monday 9am - 5pm, room 12',
  'that is 3 to 5 business days, 20% off',
  'my iPhone 13 Pro with iOS 17.4.1 and 256GB',
  'error E4017 or 0x80070005 on Windows 11',
  'ich habe 2 Pakete für 19,99 € am 12.03.2024 bestellt',
  'le 3 mars à 14h30, train 8421, voiture 12',
  '1,234,567.89 and 10-15 items; 24/7 support',
  'about 1700000000 seconds, 50 x 40 x 30 cm',
];

describe.each(rules)('$id', (rule) => {
  it.each(rule.match)('finds the value in $text', ({ text, value }) => {
    expect(valuesFound(rule, text, cues)).toContain(value);
  });

  it('finds nothing else in its examples', () => {
    for (const { text, value } of rule.match)
      expect(valuesFound(rule, text, cues).filter((found) => found !== value).length, text).toBeLessThan(2);
  });

  it.each(rule.ignore.map((text) => ({ text })))('finds nothing in $text', ({ text }) => {
    expect(valuesFound(rule, text, cues)).toEqual([]);
  });

  it('scores what it finds above the default threshold and below certainty', () => {
    const best = rule.score + (rule.cues.length > 0 ? rule.cueGain : 0);
    expect(best).toBeGreaterThanOrEqual(0.5);
    expect(best).toBeLessThanOrEqual(1.0001);
  });

  it('has validators whose arguments fit', () => {
    expect(() => bindValidators(rule.validators)).not.toThrow();
  });

  it('has at least three examples of each kind', () => {
    expect(rule.match.length).toBeGreaterThanOrEqual(3);
    expect(rule.ignore.length).toBeGreaterThanOrEqual(3);
  });

  if (rule.cue === 'optional')
    it('finds nothing in everyday messages', () => {
      expect(EVERYDAY.flatMap((text) => valuesFound(rule, text, cues).map((value) => [text, value]))).toEqual(
        [],
      );
    });

  if (rule.validators.some((validator) => NOTICE_EVERY_DIGIT.has(validator)))
    it('stops finding an example when one digit is wrong', () => {
      for (const { text, value } of rule.match) {
        for (const wrong of withOneWrongDigit(value))
          expect(valuesFound(rule, text.replace(value, wrong), cues), wrong).not.toContain(wrong);
      }
    });
});

function* withOneWrongDigit(value: string): Iterable<string> {
  for (let i = 0; i < value.length; i++) {
    const digit = value.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) continue;
    yield value.slice(0, i) + ((digit + 1) % 10) + value.slice(i + 1);
  }
}

describe('all rules together', () => {
  it('are many, and cover a dozen countries', () => {
    expect(rules.length).toBeGreaterThan(120);
    expect(
      new Set(rules.filter((rule) => rule.type === 'NATIONALID').flatMap((rule) => rule.regions)).size,
    ).toBeGreaterThan(12);
  });

  it('use every cue list for values', () => {
    const used = new Set(rules.flatMap((rule) => [...rule.cues, ...rule.negativeCues]));
    const idle = cues
      .map((cue) => `@${cue.id}`)
      .filter((cue) => !/^@(?:(?:name|place)-|idiom$)/.test(cue) && !used.has(cue));
    expect(idle).toEqual([]);
  });

  it('name their region in the id where they have a folder of their own', () => {
    const wrong = rules.filter((rule) => {
      const prefix = /^([a-z]{2})-/.exec(rule.id)?.[1];
      return (
        prefix !== undefined &&
        rule.regions.length > 0 &&
        !rule.regions.some((region) => region.toLowerCase() === prefix)
      );
    });
    expect(wrong.map((rule) => rule.id)).toEqual([]);
  });

  it('have cue phrases that are words', () => {
    const empty = rules
      .flatMap((rule) => phrasesOf([...rule.cues, ...rule.negativeCues], cues))
      .filter((phrase) => wordsOf(phrase).length === 0);
    expect(empty).toEqual([]);
  });
});
