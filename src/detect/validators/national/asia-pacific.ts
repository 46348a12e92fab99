/**
 * India, Australia, New Zealand, Singapore, China, South Korea and Israel.
 * Aadhaar: https://uidai.gov.in ; PAN: https://incometaxindia.gov.in ; GSTIN: https://www.gst.gov.in
 * TFN: https://www.ato.gov.au ; ABN: https://abr.business.gov.au/Help/AbnFormat
 * Medicare: https://www.servicesaustralia.gov.au ; IRD: https://www.ird.govt.nz
 * NRIC: https://www.ica.gov.sg ; resident identity number: GB 11643-1999, https://openstd.samr.gov.cn
 */

import { isCompactDay } from '../calendar.ts';
import {
  compact,
  digitList,
  isOneDigit,
  iso7064Mod11And2,
  luhn,
  verhoeff,
  weightedSum,
} from '../checksums.ts';

export function isAadhaar(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 12 && digits[0]! > 1 && !isOneDigit(digits) && verhoeff(digits);
}

/** The fourth letter says what kind of holder it is; the last is a check letter whose rule is not public. */
export function isPanIn(value: string): boolean {
  return /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/.test(compact(value)) && !/0000/.test(value);
}

const GSTIN_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export function isGstin(value: string): boolean {
  const text = compact(value);
  if (!/^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 14; i++) {
    const product = GSTIN_ALPHABET.indexOf(text[i]!) * (i % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return GSTIN_ALPHABET[(36 - (sum % 36)) % 36] === text[14];
}

export function isTfn(value: string): boolean {
  const digits = digitList(value);
  if (isOneDigit(digits)) return false;
  if (digits.length === 8) return weightedSum(digits, [10, 7, 8, 4, 6, 3, 5, 1]) % 11 === 0;
  return digits.length === 9 && weightedSum(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0;
}

export function isAbn(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11 || digits[0] === 0) return false;
  digits[0] = digits[0]! - 1;
  return weightedSum(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) % 89 === 0;
}

export function isMedicareAu(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 10 && digits.length !== 11) return false;
  if (digits[0]! < 2 || digits[0]! > 6) return false;
  return weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digits[8];
}

export function isIrd(value: string): boolean {
  const digits = digitList(value);
  if (digits.length === 8) digits.unshift(0);
  if (digits.length !== 9) return false;
  const number = Number(digits.join(''));
  if (number < 10_000_000 || number > 150_000_000) return false;
  const check = (weights: readonly number[]): number => (11 - (weightedSum(digits, weights) % 11)) % 11;
  const first = check([3, 2, 7, 6, 5, 4, 3, 2]);
  return (first === 10 ? check([7, 4, 3, 2, 5, 2, 7, 6]) : first) === digits[8];
}

export function isNric(value: string): boolean {
  const text = compact(value);
  if (!/^[STFG]\d{7}[A-Z]$/.test(text)) return false;
  const late = text[0] === 'T' || text[0] === 'G';
  const rest = (weightedSum(digitList(text), [2, 7, 6, 5, 4, 3, 2]) + (late ? 4 : 0)) % 11;
  const letters = text[0] === 'S' || text[0] === 'T' ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK';
  return letters[rest] === text[8];
}

export function isResidentIdCn(value: string): boolean {
  const text = compact(value);
  if (!/^[1-9]\d{16}[0-9X]$/.test(text)) return false;
  return isCompactDay(digitList(text.slice(6, 14))) && iso7064Mod11And2(text);
}

export function isRrnKr(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 13 || !isCompactDay(digits.slice(0, 6))) return false;
  const sum = weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]);
  return (11 - (sum % 11)) % 10 === digits[12];
}

/** Luhn over nine digits; a leading zero is often left out. */
export function isIdIl(value: string): boolean {
  const digits = digitList(value);
  if (digits.length === 8) digits.unshift(0);
  return digits.length === 9 && !isOneDigit(digits) && luhn(digits);
}

/** Australian company number. */
export function isAcn(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 9 || isOneDigit(digits)) return false;
  return (10 - (weightedSum(digits, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10 === digits[8];
}

/** Australian individual healthcare identifier. */
export function isIhi(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 16 && digits.join('').startsWith('800360') && luhn(digits);
}

/** New Zealand health index: letters count from 1 without I and O; the old form ends in a digit, the new in a letter. */
export function isNhi(value: string): boolean {
  const text = compact(value);
  if (!/^[A-HJ-NP-Z]{3}\d{2}(?:\d{2}|[A-HJ-NP-Z]{2})$/.test(text)) return false;
  const letters = ' ABCDEFGHJKLMNPQRSTUVWXYZ';
  const values = [...text].map((c) => (c <= '9' ? Number(c) : letters.indexOf(c)));
  const modulus = /\d$/.test(text) ? 11 : 23;
  const rest = weightedSum(values, [7, 6, 5, 4, 3, 2]) % modulus;
  if (modulus === 11) return rest !== 0 && (11 - rest) % 10 === values[6];
  return 23 - rest === values[6];
}

/** Indian voter identity card. */
export function isEpic(value: string): boolean {
  const text = compact(value);
  return /^[A-Z]{3}\d{7}$/.test(text) && luhn(digitList(text));
}
