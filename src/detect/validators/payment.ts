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

/** What follows the check digits, by country: n digits, a letters, c both, as the registry writes it; equal neighbours are one. */
const IBAN_FORMS: Readonly<Record<string, string>> = {
  AD: '8n12c',
  AE: '19n',
  AL: '8n16c',
  AT: '16n',
  AZ: '4a20c',
  BA: '16n',
  BE: '12n',
  BG: '4a6n8c',
  BH: '4a14c',
  BI: '23n',
  BR: '23n1a1c',
  BY: '4c4n16c',
  CH: '5n12c',
  CR: '18n',
  CY: '8n16c',
  CZ: '20n',
  DE: '18n',
  DJ: '23n',
  DK: '14n',
  DO: '4c20n',
  EE: '16n',
  EG: '25n',
  ES: '20n',
  FI: '14n',
  FK: '2a12n',
  FO: '14n',
  FR: '10n11c2n',
  GB: '4a14n',
  GE: '2a16n',
  GI: '4a15c',
  GL: '14n',
  GR: '7n16c',
  GT: '24c',
  HN: '4a20n',
  HR: '17n',
  HU: '24n',
  IE: '4a14n',
  IL: '19n',
  IQ: '4a15n',
  IS: '22n',
  IT: '1a10n12c',
  JO: '4a4n18c',
  KW: '4a22c',
  KZ: '3n13c',
  LB: '4n20c',
  LC: '4a24c',
  LI: '5n12c',
  LT: '16n',
  LU: '3n13c',
  LV: '4a13c',
  LY: '21n',
  MC: '10n11c2n',
  MD: '20c',
  ME: '18n',
  MK: '3n10c2n',
  MN: '16n',
  MR: '23n',
  MT: '4a5n18c',
  MU: '4a19n3a',
  NI: '4a20n',
  NL: '4a10n',
  NO: '11n',
  OM: '3n16c',
  PK: '4a16c',
  PL: '24n',
  PS: '4a21c',
  PT: '21n',
  QA: '4a21c',
  RO: '4a16c',
  RS: '18n',
  RU: '14n15c',
  SA: '2n18c',
  SC: '4a20n3a',
  SD: '14n',
  SE: '20n',
  SI: '15n',
  SK: '20n',
  SM: '1a10n12c',
  SO: '19n',
  ST: '21n',
  SV: '4a20n',
  TL: '19n',
  TN: '20n',
  TR: '6n16c',
  UA: '6n19c',
  VA: '18n',
  VG: '4a16n',
  XK: '16n',
  YE: '4a4n18c',
};

const IBAN_CLASSES: Readonly<Record<string, string>> = { n: '[0-9]', a: '[A-Z]', c: '[A-Z0-9]' };

const IBANS: ReadonlyMap<string, { readonly length: number; readonly form: RegExp }> = new Map(
  Object.entries(IBAN_FORMS).map(([country, form]) => {
    const parts = [...form.matchAll(/(\d+)([nac])/g)];
    return [
      country,
      {
        length: parts.reduce((sum, [, count]) => sum + Number(count), 4),
        form: new RegExp(
          `^[A-Z]{2}[0-9]{2}${parts.map(([, count, kind = '']) => `${IBAN_CLASSES[kind]}{${count}}`).join('')}$`,
        ),
      },
    ];
  }),
);

/** Hyphens stand between groups of four or nowhere: the end of a UUID is none. */
export function isIban(value: string): boolean {
  const iban = compact(value);
  if (IBANS.get(iban.slice(0, 2))?.form.test(iban) !== true) return false;
  if (value.includes('-') && !/^(?:[^-]{4}-)+[^-]{1,4}$/.test(value)) return false;
  return mod97(iban.slice(4) + iban.slice(0, 4)) === 1;
}

/** Right country and length, whatever the check digits and the kinds: people mistype long numbers. */
export function isIbanShaped(value: string): boolean {
  const iban = compact(value);
  return /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban) && IBANS.get(iban.slice(0, 2))?.length === iban.length;
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
