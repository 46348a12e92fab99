/**
 * Check-digit algorithms that several schemes share. All take plain ASCII digits (or the stated alphabet)
 * without separators; none looks at lengths or dates, which is the schemes' own business.
 */

/** The digits of a value as numbers; other characters are dropped. */
export function digitList(value: string): number[] {
  const out: number[] = [];
  for (let i = 0; i < value.length; i++) {
    const digit = value.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) out.push(digit);
  }
  return out;
}

/** The value without blanks, dots, hyphens, slashes, commas and apostrophes, in upper case. */
export function compact(value: string): string {
  return value.replace(/[\s.,\-/'\u2010-\u2015]/g, '').toUpperCase();
}

/** True if the whole value is one digit over and over, as placeholders are. */
export function isOneDigit(digits: readonly number[]): boolean {
  return digits.every((digit) => digit === digits[0]);
}

/** Sum of digit × weight, position by position. */
export function weightedSum(digits: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (digits[i] ?? 0) * weights[i]!;
  return sum;
}

/** Luhn, ISO/IEC 7812-1 annex B. https://www.iso.org/standard/70484.html */
export function luhn(digits: readonly number[]): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits[digits.length - 1 - i]!;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 1 && sum % 10 === 0;
}

/** GS1 check digit: weights 3 and 1 from the right. https://www.gs1.org/services/how-calculate-check-digit-manually */
export function gs1(digits: readonly number[]): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += digits[digits.length - 1 - i]! * (i % 2 === 1 ? 3 : 1);
  return digits.length > 1 && sum % 10 === 0;
}

/** Remainder modulo 97 of a decimal string of any length; letters count as 10 to 35 (ISO/IEC 7064 MOD 97-10). */
export function mod97(value: string): number {
  let rest = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    rest = code <= 57 ? (rest * 10 + code - 48) % 97 : (rest * 100 + code - 55) % 97;
  }
  return rest;
}

/** ISO/IEC 7064 MOD 11,10, the last digit being the check digit. https://www.iso.org/standard/31531.html */
export function iso7064Mod11And10(digits: readonly number[]): boolean {
  let product = 10;
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (digits[i]! + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return digits.length > 1 && (product + digits.at(-1)!) % 10 === 1;
}

/** ISO/IEC 7064 MOD 11-2; the last character may be X for ten. */
export function iso7064Mod11And2(value: string): boolean {
  let rest = 0;
  for (let i = 0; i < value.length - 1; i++) rest = ((rest + value.charCodeAt(i) - 48) * 2) % 11;
  const check = (12 - rest) % 11;
  return value.at(-1) === (check === 10 ? 'X' : String(check));
}

const VERHOEFF_STEP = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
const VERHOEFF_MULTIPLY = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];

/** Verhoeff's dihedral check. https://en.wikipedia.org/wiki/Verhoeff_algorithm */
export function verhoeff(digits: readonly number[]): boolean {
  let check = 0;
  for (let i = 0; i < digits.length; i++) {
    let permuted = digits[digits.length - 1 - i]!;
    for (let n = i % 8; n > 0; n--) permuted = VERHOEFF_STEP[permuted]!;
    check = VERHOEFF_MULTIPLY[check]![permuted]!;
  }
  return digits.length > 1 && check === 0;
}

/** The 7-3-1 check digit of machine-readable documents (ICAO 9303 part 3), last digit = check digit. */
export function icao731(value: string): boolean {
  const weights = [7, 3, 1];
  let sum = 0;
  for (let i = 0; i < value.length - 1; i++) {
    const code = value.charCodeAt(i);
    sum += (code <= 57 ? code - 48 : code - 55) * weights[i % 3]!;
  }
  return value.length > 1 && sum % 10 === value.charCodeAt(value.length - 1) - 48;
}
