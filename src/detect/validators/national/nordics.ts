/**
 * Sweden, Denmark, Norway, Finland and Iceland.
 * Personnummer: https://www.skatteverket.se/privat/folkbokforing/personnummer ; CPR: https://cpr.dk
 * Fødselsnummer: https://www.skatteetaten.no/en/person/national-registry/id-number/ ; HETU: https://dvv.fi/en/personal-identity-code
 * Kennitala: https://www.skra.is/english/people/kennitala/
 */

import { isCompactDay } from '../calendar.ts';
import { compact, digitList, luhn, weightedSum } from '../checksums.ts';

/** Also the coordination number, whose day is raised by 60. */
export function isPersonnummer(value: string): boolean {
  const digits = digitList(value).slice(-10);
  if (digits.length !== 10 || !luhn(digits)) return false;
  const day = digits.slice(0, 6);
  if (day[4]! >= 6) day[4] = day[4]! - 6;
  return isCompactDay(day);
}

/** DDMMYY-NNNN. Numbers given out since 2007 need not pass the old check, so the date must do. */
export function isCpr(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 10 && isCompactDay([4, 5, 2, 3, 0, 1].map((i) => digits[i]!));
}

/** Two check digits modulo 11; D numbers raise the day by 40, H numbers the month by 40. */
export function isFnr(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11) return false;
  const day = [4, 5, 2, 3, 0, 1].map((i) => digits[i]!);
  if (day[4]! >= 4) day[4] = day[4]! - 4;
  if (day[2]! >= 4) day[2] = day[2]! - 4;
  return (
    isCompactDay(day) &&
    weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  );
}

export function isHetu(value: string): boolean {
  const text = value.trim().toUpperCase();
  if (!/^\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]$/.test(text)) return false;
  const number = Number(text.slice(0, 6) + text.slice(7, 10));
  const date = digitList(text.slice(0, 6));
  return (
    '0123456789ABCDEFHJKLMNPRSTUVWXY'[number % 31] === text[10] &&
    isCompactDay([4, 5, 2, 3, 0, 1].map((i) => date[i]!))
  );
}

export function isKennitala(value: string): boolean {
  const digits = digitList(compact(value));
  if (digits.length !== 10 || (digits[9] !== 0 && digits[9] !== 9 && digits[9] !== 8)) return false;
  const day = [4, 5, 2, 3, 0, 1].map((i) => digits[i]!);
  return isCompactDay(day) && weightedSum(digits, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}
