/**
 * Germany, Austria and Switzerland.
 * Steuer-ID: § 139b AO, https://www.bzst.de/DE/Privatpersonen/SteuerlicheIdentifikationsnummer/steuerlicheidentifikationsnummer_node.html
 * VAT: https://www.bzst.de/DE/Unternehmen/Identifikationsnummern/Umsatzsteuer-Identifikationsnummer/umsatzsteuer-identifikationsnummer_node.html
 * Rentenversicherungsnummer: VKVV § 2, https://www.gesetze-im-internet.de/vkvv/
 * Personalausweis and passport: ICAO 9303-3, https://www.icao.int/publications/doc-series/doc-9303
 * SVNR (AT): https://www.sozialversicherung.at ; AHV: https://www.zas.admin.ch
 */
import {
  compact,
  digitList,
  icao731,
  isOneDigit,
  iso7064Mod11And10,
  luhn,
  weightedSum,
} from '../checksums.ts';

/** Mod 11,10, no leading zero, and among the first ten digits one that stands twice or three times. */
export function isSteuerId(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11 || digits[0] === 0 || !iso7064Mod11And10(digits)) return false;
  const counts = new Map<number, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((n) => n > 1);
  return repeated.length === 1 && repeated[0]! <= 3;
}

export function isVatDe(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 9 && digits[0] !== 0 && iso7064Mod11And10(digits);
}

/** Area, birth date, initial, serial, check digit; the initial counts as two digits. */
export function isPensionNumberDe(value: string): boolean {
  const text = compact(value);
  if (!/^\d{8}[A-Z]\d{3}$/.test(text)) return false;
  const letter = text.charCodeAt(8) - 64;
  const digits = digitList(`${text.slice(0, 8)}${String(letter).padStart(2, '0')}${text.slice(9)}`);
  const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
  let sum = 0;
  weights.forEach((weight, i) => {
    const product = digits[i]! * weight;
    sum += Math.floor(product / 10) + (product % 10);
  });
  return sum % 10 === digits[12];
}

/** Number of an identity card or passport with its check digit, as printed in the machine-readable zone. */
export function isIdCardDe(value: string): boolean {
  const text = compact(value);
  return /^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}\d$/.test(text) && icao731(text);
}

/** Serial, check digit, birth date. */
export function isSvnrAt(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 10 || digits[0] === 0) return false;
  return weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === digits[3];
}

/** EAN-13 with the country prefix 756. */
export function isAhv(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 13 || !digits.join('').startsWith('756')) return false;
  return weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

/** Health insurance number: a letter that counts as two digits, eight digits, a check digit. */
export function isHealthNumberDe(value: string): boolean {
  const text = compact(value);
  if (!/^[A-Z]\d{9}$/.test(text)) return false;
  const digits = digitList(`${String(text.charCodeAt(0) - 64).padStart(2, '0')}${text.slice(1)}`);
  let sum = 0;
  digits.slice(0, 10).forEach((digit, i) => {
    const product = i % 2 === 0 ? digit : digit * 2;
    sum += product > 9 ? product - 9 : product;
  });
  return sum % 10 === digits[10];
}

/** Austrian tax number of an office and a person: nine digits with Luhn. */
export function isTaxAt(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 9 && !isOneDigit(digits) && luhn(digits);
}
