/**
 * United States, Canada and Mexico.
 * SSN: https://www.ssa.gov/employer/randomization.html ; ITIN: https://www.irs.gov/individuals/individual-taxpayer-identification-number
 * NPI: https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand/Downloads/NPIcheckdigit.pdf
 * MBI: https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi-format
 * SIN: https://www.canada.ca/en/employment-social-development/services/sin.html
 * CURP: https://www.gob.mx/curp
 */

import { isCompactDay } from '../calendar.ts';
import { compact, digitList, isOneDigit, luhn, weightedSum } from '../checksums.ts';

/** Numbers printed in advertisements; never issued. */
const PRINTED_SSNS: ReadonlySet<string> = new Set(['123456789', '987654321']);

export function isSsn(value: string): boolean {
  const ssn = digitList(value).join('');
  if (ssn.length !== 9 || PRINTED_SSNS.has(ssn)) return false;
  const area = ssn.slice(0, 3);
  return (
    area !== '000' && area !== '666' && area < '900' && ssn.slice(3, 5) !== '00' && ssn.slice(5) !== '0000'
  );
}

export function isItin(value: string): boolean {
  const itin = digitList(value).join('');
  const group = Number(itin.slice(3, 5));
  const issued =
    (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93);
  return itin.length === 9 && itin.startsWith('9') && issued;
}

/** Luhn over the number with the card prefix of US health applications before it. */
export function isNpi(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 10 && (digits[0] === 1 || digits[0] === 2) && luhn([8, 0, 8, 4, 0, ...digits]);
}

export function isMbi(value: string): boolean {
  const letter = '[AC-HJKMNP-RT-Y]';
  const mixed = '[0-9AC-HJKMNP-RT-Y]';
  return new RegExp(`^[1-9]${letter}${mixed}\\d${letter}${mixed}\\d${letter}{2}\\d{2}$`).test(compact(value));
}

export function isSin(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 9 && digits[0] !== 0 && digits[0] !== 8 && !isOneDigit(digits) && luhn(digits);
}

const CURP_ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

export function isCurp(value: string): boolean {
  const curp = compact(value);
  if (!/^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z0-9]\d$/.test(curp)) return false;
  if (!isCompactDay(digitList(curp.slice(4, 10)))) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += CURP_ALPHABET.indexOf(curp[i]!) * (18 - i);
  return (10 - (sum % 10)) % 10 === Number(curp[17]);
}

/** Canadian business number: nine digits with Luhn, then the account of a programme. */
export function isBusinessNumberCa(value: string): boolean {
  const match = /^(\d{9})(?:R[CMPRTZ]\d{4})?$/.exec(compact(value));
  return match !== null && luhn(digitList(match[1]!));
}

/** Health card of Ontario: ten digits with Luhn and a version of two letters. */
export function isHealthOntario(value: string): boolean {
  const match = /^([1-9]\d{9})[A-Z]{0,2}$/.exec(compact(value));
  return match !== null && luhn(digitList(match[1]!));
}

/** Personal health number of British Columbia: 9, eight digits, a check digit modulo 11. */
export function isHealthBritishColumbia(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 10 || digits[0] !== 9) return false;
  return (11 - (weightedSum(digits.slice(1), [2, 4, 8, 5, 10, 9, 7, 3]) % 11)) % 11 === digits[9];
}

/** Health card of Quebec: name, birth date with 50 added to the month of women, serial. */
export function isHealthQuebec(value: string): boolean {
  const text = compact(value);
  if (!/^[A-Z]{4}\d{8}$/.test(text)) return false;
  const day = digitList(text).slice(0, 6);
  if (day[2]! >= 5) day[2] = day[2]! - 5;
  return isCompactDay(day);
}
