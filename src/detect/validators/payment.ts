/**
 * Payment cards, IBAN, BIC and bank routing numbers.
 * Cards: ISO/IEC 7812-1, https://www.iso.org/standard/70484.html
 * IBAN: ISO 13616, lengths from the registry, https://www.swift.com/standards/data-standards/iban-international-bank-account-number
 * BIC: ISO 9362, https://www.swift.com/standards/data-standards/bic-business-identifier-code
 */
import { compact, digitList, isOneDigit, luhn, mod97, weightedSum } from './checksums.ts';

/** Leading digits from, to, and the lengths that the network issues. */
const ISSUERS: readonly (readonly [from: string, to: string, lengths: readonly number[]])[] = [
  ['2014', '2149', [15]],
  ['2200', '2204', [16, 17, 18, 19]],
  ['2221', '2720', [16]],
  ['300', '305', [14, 16, 17, 18, 19]],
  ['3095', '3095', [14, 16, 17, 18, 19]],
  ['34', '34', [15]],
  ['3528', '3589', [16, 17, 18, 19]],
  ['36', '36', [14, 15, 16, 17, 18, 19]],
  ['37', '37', [15]],
  ['38', '39', [14, 16, 17, 18, 19]],
  ['4', '4', [13, 16, 18, 19]],
  ['50', '50', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['51', '55', [16]],
  ['56', '58', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['60', '61', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['62', '62', [14, 15, 16, 17, 18, 19]],
  ['63', '69', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['81', '82', [16, 17, 18, 19]],
  ['9792', '9792', [16]],
];

export function isCard(value: string): boolean {
  const digits = digitList(value);
  if (digits.length < 13 || isOneDigit(digits) || !luhn(digits)) return false;
  const number = digits.join('');
  return ISSUERS.some(([from, to, lengths]) => {
    const head = number.slice(0, from.length);
    return head >= from && head <= to && lengths.includes(digits.length);
  });
}

/** Length by country. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BI: 27,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DJ: 27,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FK: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HN: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  LY: 25,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MN: 20,
  MR: 27,
  MT: 31,
  MU: 30,
  NI: 28,
  NL: 18,
  NO: 15,
  OM: 23,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  RU: 33,
  SA: 24,
  SC: 31,
  SD: 18,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  SO: 23,
  ST: 25,
  SV: 28,
  TL: 23,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
  YE: 30,
};

export function isIban(value: string): boolean {
  const iban = compact(value);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return false;
  if (IBAN_LENGTHS[iban.slice(0, 2)] !== iban.length) return false;
  return mod97(iban.slice(4) + iban.slice(0, 4)) === 1;
}

/** Right country and length, whatever the check digits: people mistype long numbers. */
export function isIbanShaped(value: string): boolean {
  const iban = compact(value);
  return /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban) && IBAN_LENGTHS[iban.slice(0, 2)] === iban.length;
}

/** Countries as BICs use them: ISO 3166 and XK. */
const COUNTRIES: ReadonlySet<string> = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY ' +
    'BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK ' +
    'FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR ' +
    'IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ' +
    'ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM ' +
    'PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF ' +
    'TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
  ).split(' '),
);

export function isBic(value: string): boolean {
  const bic = value.toUpperCase();
  return /^[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?$/.test(bic) && COUNTRIES.has(bic.slice(4, 6));
}

/** Routing number of the American Bankers Association. https://www.aba.com/about-us/routing-number */
export function isAbaRouting(value: string): boolean {
  const digits = digitList(value);
  const head = digits[0]! * 10 + digits[1]!;
  const district =
    (head >= 1 && head <= 12) || (head >= 21 && head <= 32) || (head >= 61 && head <= 72) || head === 80;
  return digits.length === 9 && district && weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0;
}

/** Luhn over whatever digits the value holds. */
export function isLuhn(value: string): boolean {
  const digits = digitList(value);
  return !isOneDigit(digits) && luhn(digits);
}

/** ISO/IEC 7064 MOD 97-10 over letters and digits, check digits at the end. */
export function isMod97(value: string): boolean {
  const plain = compact(value);
  return /^[A-Z0-9]{4,}$/.test(plain) && mod97(plain) === 1;
}
