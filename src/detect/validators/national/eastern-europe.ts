/**
 * Poland, Czechia, Slovakia, Hungary, Romania, Bulgaria, Croatia, Slovenia and Serbia, Estonia and Lithuania, Türkiye.
 * PESEL: https://www.gov.pl/web/gov/czym-jest-numer-pesel ; NIP: https://www.podatki.gov.pl
 * Rodné číslo: https://www.mvcr.cz ; TAJ: https://www.neak.gov.hu ; CNP: https://www.mai.gov.ro
 * EGN: https://www.grao.bg ; OIB: https://www.porezna-uprava.hr ; EMSO: https://www.gov.si
 * Isikukood: https://www.siseministeerium.ee ; T.C. kimlik: https://www.nvi.gov.tr
 */

import { isCompactDay } from '../calendar.ts';
import { digitList, isOneDigit, iso7064Mod11And10, weightedSum } from '../checksums.ts';

/** The month carries the century: 80 for 1800, 0 for 1900, 20 for 2000, … */
export function isPesel(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11) return false;
  const day = digits.slice(0, 6);
  day[2] = day[2]! % 2;
  return isCompactDay(day) && weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

export function isNip(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 10 || isOneDigit(digits)) return false;
  return weightedSum(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === digits[9];
}

export function isRegon(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 9 || isOneDigit(digits)) return false;
  return (weightedSum(digits, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10 === digits[8];
}

/** Series letters and six digits; weights 7 3 1 9 7 3 1 7 3, letters as 10 to 35. */
export function isIdCardPl(value: string): boolean {
  const text = value.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{3}\d{6}$/.test(text)) return false;
  const numbers = [...text].map((c) => (c <= '9' ? Number(c) : c.charCodeAt(0) - 55));
  return weightedSum(numbers, [7, 3, 1, 9, 7, 3, 1, 7, 3]) % 10 === 0;
}

/** Birth number of ten digits, a multiple of eleven; women's months are raised by 50, crowded days by 20. */
export function isRodneCislo(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 10) return false;
  const month = (digits[2]! * 10 + digits[3]!) % 50;
  const day = digits.slice(0, 6);
  const plain = month > 20 ? month - 20 : month;
  day[2] = Math.floor(plain / 10);
  day[3] = plain % 10;
  const number = Number(digits.join(''));
  const exception = Number(digits.slice(0, 9).join('')) % 11 === 10 && digits[9] === 0;
  return isCompactDay(day) && (number % 11 === 0 || exception);
}

export function isTaj(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 9 || isOneDigit(digits)) return false;
  return weightedSum(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === digits[8];
}

export function isCnp(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 13 || digits[0] === 0 || !isCompactDay(digits.slice(1, 7))) return false;
  const rest = weightedSum(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return digits[12] === (rest === 10 ? 1 : rest);
}

/** The month is raised by 20 for births before 1900 and by 40 from 2000 on. */
export function isEgn(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 10) return false;
  const day = digits.slice(0, 6);
  day[2] = day[2]! % 2;
  if (digits[2]! > 5 || !isCompactDay(day)) return false;
  return (weightedSum(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === digits[9];
}

export function isOib(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 11 && !isOneDigit(digits) && iso7064Mod11And10(digits);
}

/** Day, month, three digits of the year, region, serial, check digit: EMŠO and JMBG. */
export function isEmso(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 13) return false;
  // 9xx is a year of the century before, 0xx one of this.
  const century = digits[4] === 9 ? [1, 9] : [2, 0];
  if (digits[4] !== 9 && digits[4] !== 0) return false;
  const day = [...century, ...[5, 6, 2, 3, 0, 1].map((i) => digits[i]!)];
  const rest = weightedSum(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return isCompactDay(day) && (rest === 0 ? 0 : 11 - rest) === digits[12];
}

/** Estonia and Lithuania share one scheme. */
export function isIsikukood(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11 || digits[0] === 0 || !isCompactDay(digits.slice(1, 7))) return false;
  let rest = weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  if (rest === 10) rest = weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return (rest === 10 ? 0 : rest) === digits[10];
}

export function isKimlik(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11 || digits[0] === 0) return false;
  const odd = digits[0]! + digits[2]! + digits[4]! + digits[6]! + digits[8]!;
  const even = digits[1]! + digits[3]! + digits[5]! + digits[7]!;
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  const sum = digits.slice(0, 10).reduce((total, digit) => total + digit, 0);
  return tenth === digits[9] && sum % 10 === digits[10];
}

/** Hungarian personal number: sex and century, birth date, serial, check digit; the weights turned round in 1997. */
export function isPersonalNumberHu(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11 || digits[0] === 0 || digits[0]! > 8) return false;
  if (!isCompactDay(digits.slice(1, 7))) return false;
  const rising = weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) % 11;
  const falling = weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11;
  const young = digits[0]! > 2 || digits[1]! * 10 + digits[2]! > 96;
  return digits[10] === (young ? falling : rising);
}

/** Hungarian tax identification mark of persons: 8, days since 1867, serial, check digit. */
export function isTaxHu(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 10 || digits[0] !== 8) return false;
  return weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === digits[9];
}

/** Bulgarian number of foreigners. */
export function isPnfBg(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 10 || isOneDigit(digits)) return false;
  return weightedSum(digits, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === digits[9];
}
