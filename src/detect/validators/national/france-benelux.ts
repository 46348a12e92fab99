/**
 * France, Belgium, the Netherlands and Luxembourg.
 * NIR: https://www.insee.fr/fr/metadonnees/definition/c1409 ; SPI: https://www.impots.gouv.fr
 * SIREN and SIRET: https://www.insee.fr/fr/metadonnees/definition/c2047
 * Rijksregisternummer: https://www.ibz.rrn.fgov.be ; enterprise number: https://economie.fgov.be
 * BSN: https://www.rvig.nl/burgerservicenummer ; VAT NL: https://www.belastingdienst.nl
 */

import { isCompactDay } from '../calendar.ts';
import { compact, digitList, isOneDigit, luhn, mod97, weightedSum } from '../checksums.ts';

/** Sex, year, month, department (2A and 2B in Corsica), commune, order, key. */
export function isNir(value: string): boolean {
  const nir = compact(value);
  if (!/^[1-478]\d{4}(?:\d{2}|2[AB])\d{6}(?:\d{2})?$/.test(nir)) return false;
  const month = Number(nir.slice(3, 5));
  if (month === 0 || (month > 12 && month < 20) || (month > 42 && month < 50)) return false;
  if (nir.length === 13) return true;
  const number = nir.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97 - mod97(number) === Number(nir.slice(13));
}

/** Thirteen digits, the last three being the rest modulo 511 of the first ten. */
export function isSpi(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 13 || digits[0]! > 3) return false;
  return Number(digits.slice(0, 10).join('')) % 511 === Number(digits.slice(10).join(''));
}

/** Nine digits (company) or fourteen (branch) with Luhn. */
export function isSiren(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 9 && digits.length !== 14) return false;
  return !isOneDigit(digits) && luhn(digits) && luhn(digits.slice(0, 9));
}

/** Two check characters, then the SIREN; numeric keys are checked. */
export function isVatFr(value: string): boolean {
  const text = compact(value).replace(/^FR/, '');
  if (!/^[A-HJ-NP-Z0-9]{2}\d{9}$/.test(text)) return false;
  const siren = text.slice(2);
  if (!luhn(digitList(siren))) return false;
  return !/^\d{2}/.test(text) || (12 + 3 * (Number(siren) % 97)) % 97 === Number(text.slice(0, 2));
}

/** Birth date, serial, 97 minus the rest; for births from 2000 on a 2 goes before the number. */
export function isRrnBe(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11 || isOneDigit(digits)) return false;
  const number = digits.slice(0, 9).join('');
  const check = Number(digits.slice(9).join(''));
  // Numbers of residents without papers add 20 or 40 to the month.
  const month = (digits[2]! * 10 + digits[3]!) % 20;
  if (month > 12 || digits[4]! * 10 + digits[5]! > 31) return false;
  return 97 - mod97(number) === check || 97 - mod97(`2${number}`) === check;
}

export function isVatBe(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 10 || digits[0]! > 1) return false;
  return 97 - mod97(digits.slice(0, 8).join('')) === Number(digits.slice(8).join(''));
}

/** The test of eleven. */
export function isBsn(value: string): boolean {
  const digits = digitList(value);
  if (digits.length === 8) digits.unshift(0);
  if (digits.length !== 9 || isOneDigit(digits)) return false;
  return weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
}

/** Companies: the test of eleven before B; sole traders since 2020: modulo 97 over the whole. */
export function isVatNl(value: string): boolean {
  const text = compact(value).replace(/^NL/, '');
  if (!/^\d{9}B\d{2}$/.test(text)) return false;
  return isBsn(text.slice(0, 9)) || mod97(`NL${text}`) === 1;
}

/** Birth date, serial, a Luhn digit, a Verhoeff digit of which the date alone is checked here. */
export function isMatriculeLu(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 13 && isCompactDay(digits.slice(0, 8)) && luhn(digits.slice(0, 12));
}

/** Belgian identity card: ten digits and their rest modulo 97. */
export function isIdCardBe(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 12 || isOneDigit(digits)) return false;
  return (mod97(digits.slice(0, 10).join('')) || 97) === digits[10]! * 10 + digits[11]!;
}
