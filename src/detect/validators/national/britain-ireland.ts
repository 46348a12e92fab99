/**
 * United Kingdom and Ireland.
 * NINO: https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
 * NHS number: https://www.datadictionary.nhs.uk/attributes/nhs_number.html
 * UTR: https://www.gov.uk/find-utr-number ; VAT: https://www.gov.uk/guidance/vat-eu-country-codes-vat-numbers-and-vat-in-other-languages
 * PPS number: https://www.gov.ie/en/department-of-social-protection/services/get-a-personal-public-service-pps-number/
 */
import { compact, digitList, isOneDigit, weightedSum } from '../checksums.ts';

const NEVER_ISSUED: ReadonlySet<string> = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);

export function isNino(value: string): boolean {
  const nino = compact(value);
  return /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/.test(nino) && !NEVER_ISSUED.has(nino.slice(0, 2));
}

export function isNhs(value: string): boolean {
  const digits = digitList(value);
  const check = 11 - (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return digits.length === 10 && !isOneDigit(digits) && check % 11 === digits[9];
}

const UTR_CHECKS = [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1];

export function isUtr(value: string): boolean {
  const digits = digitList(value);
  const sum = weightedSum(digits.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]);
  return digits.length === 10 && UTR_CHECKS[sum % 11] === digits[0];
}

/** Both check sums in use: modulo 97 and modulo 97 shifted by 55. */
export function isVatGb(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 9 && digits.length !== 12) return false;
  const sum = weightedSum(digits, [8, 7, 6, 5, 4, 3, 2]) + digits[7]! * 10 + digits[8]!;
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

export function isPpsn(value: string): boolean {
  const ppsn = compact(value);
  if (!/^\d{7}[A-W][A-IW]?$/.test(ppsn)) return false;
  const second = ppsn[8] === undefined || ppsn[8] === 'W' ? 0 : ppsn.charCodeAt(8) - 64;
  const sum = weightedSum(digitList(ppsn), [8, 7, 6, 5, 4, 3, 2]) + second * 9;
  return 'WABCDEFGHIJKLMNOPQRSTUV'[sum % 23] === ppsn[7];
}
