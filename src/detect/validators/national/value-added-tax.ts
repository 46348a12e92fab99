/**
 * VAT numbers with their country before them, as the VIES service of the European Union takes them, and those of Norway,
 * Switzerland and the United Kingdom: one check a country.
 * Forms and lengths: https://ec.europa.eu/taxation_customs/vies/#/faq
 */
import { compact, digitList, isOneDigit, luhn, weightedSum } from '../checksums.ts';
import { isPersonasKods } from './baltics-malta-cyprus.ts';
import { isPpsn, isVatGb } from './britain-ireland.ts';
import { isEgn, isNip, isOib, isRodneCislo } from './eastern-europe.ts';
import { isVatBe, isVatFr, isVatNl } from './france-benelux.ts';
import { isVatDe } from './germany-austria-switzerland.ts';
import { isAfm, isCif, isDni, isNie, isNifPt, isPartitaIva } from './southern-europe.ts';

/** Digits of exactly that many places whose weighted sum is a multiple. */
function divides(value: string, weights: readonly number[], modulus: number): boolean {
  const digits = digitList(value);
  return (
    /^\d+$/.test(value) &&
    digits.length === weights.length &&
    !isOneDigit(digits) &&
    weightedSum(digits, weights) % modulus === 0
  );
}

/** U and eight digits; Luhn over the first seven, with four added. */
export function isVatAt(value: string): boolean {
  const text = compact(value).replace(/^(?:AT)?U?/, '');
  if (!/^\d{8}$/.test(text)) return false;
  let sum = 4;
  digitList(text.slice(0, 7)).forEach((digit, i) => {
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return (10 - (sum % 10)) % 10 === Number(text[7]);
}

/** Nine digits for companies; ten are a personal number. */
export function isVatBg(value: string): boolean {
  const text = compact(value).replace(/^BG/, '');
  const digits = digitList(text);
  if (digits.length === 10) return isEgn(text);
  if (digits.length !== 9 || isOneDigit(digits)) return false;
  const first = weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
  const rest = first === 10 ? weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 10]) % 11 : first;
  return rest % 10 === digits[8];
}

/** Eight digits for companies; persons have their birth number. */
export function isVatCz(value: string): boolean {
  const text = compact(value).replace(/^CZ/, '');
  const digits = digitList(text);
  if (digits.length === 10) return isRodneCislo(text);
  if (digits.length !== 8 || digits[0] === 9) return false;
  const rest = (11 - (weightedSum(digits, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return (rest === 0 ? 1 : rest % 10) === digits[7];
}

export const isCvr = (value: string): boolean =>
  divides(compact(value).replace(/^DK/, ''), [2, 7, 6, 5, 4, 3, 2, 1], 11);

export const isVatEe = (value: string): boolean =>
  divides(compact(value).replace(/^EE/, ''), [3, 7, 1, 3, 7, 1, 3, 7, 1], 10);

/** Also the Y-tunnus, which has a hyphen before its check digit. */
export const isVatFi = (value: string): boolean =>
  divides(compact(value).replace(/^FI/, ''), [7, 9, 10, 5, 8, 4, 2, 1], 11);

export const isVatHu = (value: string): boolean =>
  divides(compact(value).replace(/^HU/, '').slice(0, 8), [9, 7, 3, 1, 9, 7, 3, 1], 10);

/** Seven digits and one or two letters; formerly with a letter or sign in the second place. */
export function isVatIe(value: string): boolean {
  const text = compact(value).replace(/^IE/, '');
  const old = /^(\d)[A-Z+*](\d{5})([A-W])$/.exec(text);
  return isPpsn(old === null ? text : `0${old[2]}${old[1]}${old[3]}`);
}

/** Nine digits with a 1 in the eighth place, or twelve with one in the eleventh. */
export function isVatLt(value: string): boolean {
  const digits = digitList(compact(value).replace(/^LT/, ''));
  const last = digits.length - 1;
  if ((last !== 8 && last !== 11) || digits[last - 1] !== 1) return false;
  const sum = (from: number): number =>
    digits.slice(0, last).reduce((total, digit, i) => total + digit * (1 + ((i + from) % 9)), 0) % 11;
  const rest = sum(0) === 10 ? sum(2) % 10 : sum(0);
  return rest === digits[last];
}

export function isVatLu(value: string): boolean {
  const text = compact(value).replace(/^LU/, '');
  return /^\d{8}$/.test(text) && Number(text) > 0 && Number(text.slice(0, 6)) % 89 === Number(text.slice(6));
}

/** Companies begin with 4 to 9; persons have their personal code. */
export function isVatLv(value: string): boolean {
  const digits = digitList(compact(value).replace(/^LV/, ''));
  if (digits.length !== 11) return false;
  if (digits[0]! < 4) return isPersonasKods(digits.join(''));
  return weightedSum(digits, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3;
}

export const isVatMt = (value: string): boolean =>
  divides(compact(value).replace(/^MT/, ''), [3, 4, 6, 7, 8, 9, 10, 1], 37);

/** Eight digits and a letter; those at odd places count as in Italian tax codes. */
export function isVatCy(value: string): boolean {
  const text = compact(value).replace(/^CY/, '');
  if (!/^\d{8}[A-Z]$/.test(text) || text.startsWith('12')) return false;
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
  const sum = digitList(text).reduce((total, digit, i) => total + (i % 2 === 0 ? odd[digit]! : digit), 0);
  return text.charCodeAt(8) - 65 === sum % 26;
}

/** Organisation number of Norway, with MVA behind it if registered for VAT. */
export const isOrgnrNo = (value: string): boolean =>
  divides(compact(value).replace(/^NO|MVA$/g, ''), [3, 2, 7, 6, 5, 4, 3, 2, 1], 11);

/** Two to ten digits, the last a check digit. */
export function isCuiRo(value: string): boolean {
  const text = compact(value).replace(/^RO/, '');
  if (!/^[1-9]\d{3,9}$/.test(text)) return false;
  const digits = digitList(text.padStart(10, '0'));
  return ((weightedSum(digits, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === digits[9];
}

/** Organisation number of Sweden; its third digit is no digit of a month. */
export function isOrgnrSe(value: string): boolean {
  const digits = digitList(compact(value).replace(/^SE/, ''));
  if (digits.length === 12 && digits[10] === 0 && digits[11] === 1) digits.length = 10;
  return digits.length === 10 && digits[2]! > 1 && luhn(digits);
}

export function isTaxSi(value: string): boolean {
  const digits = digitList(compact(value).replace(/^SI/, ''));
  if (digits.length !== 8 || digits[0] === 0) return false;
  const rest = 11 - (weightedSum(digits, [8, 7, 6, 5, 4, 3, 2]) % 11);
  return (rest === 10 ? 0 : rest) === digits[7];
}

export function isVatSk(value: string): boolean {
  const text = compact(value).replace(/^SK/, '');
  return /^[1-9]\d[2-47-9]\d{7}$/.test(text) && Number(text) % 11 === 0;
}

/** Enterprise number of Switzerland and Liechtenstein, with MWST, TVA or IVA behind it if registered for VAT. */
export function isUidCh(value: string): boolean {
  const text = compact(value).replace(/(?:MWST|TVA|IVA|HR|RC)$/, '');
  if (!/^CHE\d{9}$/.test(text)) return false;
  const digits = digitList(text);
  return (11 - (weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11 === digits[8];
}

const BY_COUNTRY: Readonly<Record<string, (value: string) => boolean>> = {
  AT: (value) => value.startsWith('U') && isVatAt(value),
  BE: isVatBe,
  BG: isVatBg,
  CY: isVatCy,
  CZ: isVatCz,
  DE: isVatDe,
  DK: isCvr,
  EE: isVatEe,
  EL: isAfm,
  ES: (value) => isCif(value) || isDni(value) || isNie(value),
  FI: isVatFi,
  FR: isVatFr,
  GB: isVatGb,
  HR: isOib,
  HU: isVatHu,
  IE: isVatIe,
  IT: isPartitaIva,
  LT: isVatLt,
  LU: isVatLu,
  LV: isVatLv,
  MT: isVatMt,
  NL: isVatNl,
  NO: isOrgnrNo,
  PL: isNip,
  PT: isNifPt,
  RO: isCuiRo,
  SE: (value) => value.endsWith('01') && value.length === 12 && isOrgnrSe(value),
  SI: isTaxSi,
  SK: isVatSk,
  XI: isVatGb,
};

/** By the two letters before the number. */
export function isVat(value: string): boolean {
  const text = compact(value);
  const country = text.slice(0, 2);
  return Object.hasOwn(BY_COUNTRY, country) && BY_COUNTRY[country]!(text.slice(2));
}
