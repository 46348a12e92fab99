/**
 * Latvia and Malta; Lithuania shares Estonia's scheme, Cyprus has none with a check digit but its tax number.
 * Personas kods: https://www.pmlp.gov.lv/en/personal-code ; identity card number: https://www.identita.gov.mt
 */
import { isCompactDay } from '../calendar.ts';
import { compact, digitList, weightedSum } from '../checksums.ts';

/** DDMMYY, century, serial, check digit. Codes given out since July 2017 begin with 32 and hold no date. */
export function isPersonasKods(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11) return false;
  if (digits[0] !== 3 || digits[1] !== 2) {
    if (digits[6]! > 2 || !isCompactDay([4, 5, 2, 3, 0, 1].map((i) => digits[i]!))) return false;
  }
  return ((1 + weightedSum(digits, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === digits[10];
}

/** Up to seven digits and a letter that tells the register; there is no check digit. */
export function isIdMt(value: string): boolean {
  return /^\d{3,7}[MGAPLHBZ]$/.test(compact(value));
}
