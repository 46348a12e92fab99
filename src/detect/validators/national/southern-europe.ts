/**
 * Spain, Italy, Portugal and Greece.
 * DNI and NIE: https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/
 * CIF: Orden EHA/451/2008, https://www.boe.es/buscar/act.php?id=BOE-A-2008-3580
 * Codice fiscale: DM 23/12/1976, https://www.agenziaentrate.gov.it ; NIF: https://www.portaldasfinancas.gov.pt
 * AMKA: https://www.amka.gr ; AFM: https://www.aade.gr
 */

import { isCompactDay } from '../calendar.ts';
import { compact, digitList, isOneDigit, luhn, weightedSum } from '../checksums.ts';

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

export function isDni(value: string): boolean {
  const text = compact(value);
  return /^\d{8}[A-Z]$/.test(text) && DNI_LETTERS[Number(text.slice(0, 8)) % 23] === text[8];
}

export function isNie(value: string): boolean {
  const text = compact(value);
  if (!/^[XYZ]\d{7}[A-Z]$/.test(text)) return false;
  return DNI_LETTERS[Number(`${'XYZ'.indexOf(text[0]!)}${text.slice(1, 8)}`) % 23] === text[8];
}

export function isCif(value: string): boolean {
  const text = compact(value);
  if (!/^[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]$/.test(text)) return false;
  let sum = 0;
  digitList(text.slice(1, 8)).forEach((digit, i) => {
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  const check = (10 - (sum % 10)) % 10;
  return text[8] === String(check) || text[8] === 'JABCDEFGHI'[check];
}

/** Province, number and a key modulo 97. */
export function isSocialSecurityEs(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 12) return false;
  const province = digits.slice(0, 2).join('');
  const number = Number(digits.slice(2, 10).join(''));
  const base =
    number < 10_000_000 ? number + Number(province) * 10_000_000 : Number(province + String(number));
  return base % 97 === Number(digits.slice(10).join(''));
}

/** Values of the characters at odd places (first, third, …), digits before letters. */
const ODD_DIGITS = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
const ODD_LETTERS = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
/** Digits may be replaced by letters where two people would share a code. */
const CF_DIGIT = '[0-9LMNPQRSTUV]';
const CF_FORM = new RegExp(`^[A-Z]{6}${CF_DIGIT}{2}[ABCDEHLMPRST]${CF_DIGIT}{2}[A-Z]${CF_DIGIT}{3}[A-Z]$`);

export function isCodiceFiscale(value: string): boolean {
  const text = compact(value);
  if (!CF_FORM.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const code = text.charCodeAt(i);
    const number = code <= 57 ? code - 48 : code - 65;
    if (i % 2 === 0) sum += (code <= 57 ? ODD_DIGITS : ODD_LETTERS)[number]!;
    else sum += number;
  }
  return text.charCodeAt(15) - 65 === sum % 26;
}

export function isPartitaIva(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 11 && !isOneDigit(digits) && luhn(digits);
}

export function isNifPt(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 9 || digits[0] === 0 || isOneDigit(digits)) return false;
  const rest = weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return digits[8] === (rest < 2 ? 0 : 11 - rest);
}

/** Citizen card: number, check digit, two version letters, Luhn over letters as 10 to 35. */
export function isCitizenCardPt(value: string): boolean {
  const text = compact(value);
  if (!/^\d{9}[A-Z0-9]{2}\d$/.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 12; i++) {
    const code = text.charCodeAt(i);
    const number = code <= 57 ? code - 48 : code - 55;
    const doubled = i % 2 === 0 ? number * 2 : number;
    sum += doubled > 9 && i % 2 === 0 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Birth date DDMMYY, serial, Luhn. */
export function isAmka(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11 || !luhn(digits)) return false;
  return isCompactDay([4, 5, 2, 3, 0, 1].map((i) => digits[i]!));
}

export function isAfm(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 9 || isOneDigit(digits)) return false;
  return (weightedSum(digits, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === digits[8];
}

/** Portuguese social security number: the first ten digits weighted by falling primes. */
export function isNissPt(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11 || (digits[0] !== 1 && digits[0] !== 2)) return false;
  return 9 - (weightedSum(digits, [29, 23, 19, 17, 13, 11, 7, 5, 3, 2]) % 10) === digits[10];
}
