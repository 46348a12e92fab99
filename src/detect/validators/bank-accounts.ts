/**
 * Check digits of domestic bank account numbers, which are the last part of the country's IBAN where it has one.
 * Structures by country: IBAN registry, https://www.swift.com/standards/data-standards/iban-international-bank-account-number
 */
import { compact, digitList, isOneDigit, luhn, mod97, weightedSum } from './checksums.ts';
import { isAbaRouting, isIban } from './payment.ts';

/** French relevé d'identité bancaire: bank, branch, account with letters as digits, key. */
export function isRib(value: string): boolean {
  const text = compact(value);
  if (!/^\d{10}[A-Z0-9]{11}\d{2}$/.test(text)) return false;
  const plain = [...text].map((c) => (c <= '9' ? c : '12345678912345678923456789'[c.charCodeAt(0) - 65]!));
  return mod97(plain.join('')) === 0 && Number(text.slice(0, 21).replace(/\D/g, '0')) > 0;
}

const CCC_WEIGHTS = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];

/** Spanish código cuenta cliente: bank and branch, two check digits, account. */
export function isCcc(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 20 || isOneDigit(digits)) return false;
  const check = (ten: readonly number[]): number => {
    const rest = 11 - (weightedSum(ten, CCC_WEIGHTS) % 11);
    return rest === 10 ? 1 : rest === 11 ? 0 : rest;
  };
  return check([0, 0, ...digits.slice(0, 8)]) === digits[8] && check(digits.slice(10)) === digits[9];
}

/** Portuguese NIB: bank, branch, account, two check digits. */
export function isNib(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 21 && !isOneDigit(digits) && mod97(digits.join('')) === 1;
}

/** Polish NRB: an IBAN without its country. */
export function isNrb(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 26 && !isOneDigit(digits) && isIban(`PL${digits.join('')}`);
}

/** Czech and Slovak account: prefix, number, code of the bank. */
export function isAccountCz(value: string): boolean {
  const match = /^(?:(\d{1,6})-)?(\d{2,10})\/\d{4}$/.exec(value.replace(/\s/g, ''));
  if (match === null) return false;
  const holds = (part: string): boolean =>
    weightedSum(digitList(part.padStart(10, '0')), [6, 3, 7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0;
  return holds(match[1] ?? '0') && holds(match[2]!) && Number(match[2]) > 0;
}

/** Norwegian account: bank, kind, number, check digit. */
export function isKontonrNo(value: string): boolean {
  const digits = digitList(value);
  return (
    digits.length === 11 &&
    !isOneDigit(digits) &&
    weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  );
}

/** Hungarian giro number: two or three groups of eight, the first and the rest each with a check digit. */
export function isGiroHu(value: string): boolean {
  const digits = digitList(value);
  if ((digits.length !== 16 && digits.length !== 24) || isOneDigit(digits)) return false;
  const sum = (from: number, to: number): number =>
    digits.slice(from, to).reduce((total, digit, i) => total + digit * [9, 7, 3, 1][i % 4]!, 0);
  return sum(0, 8) % 10 === 0 && sum(8, digits.length) % 10 === 0;
}

/** Belgian account: bank, number, rest modulo 97. */
export function isAccountBe(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 12 || isOneDigit(digits)) return false;
  return (mod97(digits.slice(0, 10).join('')) || 97) === digits[10]! * 10 + digits[11]!;
}

/** Swedish bankgiro of seven or eight digits, plusgiro of two to eight: Luhn. */
export function isBankgiro(value: string): boolean {
  const digits = digitList(value);
  return digits.length > 1 && digits.length < 9 && !isOneDigit(digits) && luhn(digits);
}

/** Italian coordinates: CIN, ABI, CAB, account. */
export function isBbanIt(value: string): boolean {
  const text = compact(value);
  if (!/^[A-Z]\d{10}[A-Z0-9]{12}$/.test(text)) return false;
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  let sum = 0;
  for (let i = 1; i < 23; i++) {
    const code = text.charCodeAt(i);
    const number = code <= 57 ? code - 48 : code - 65;
    sum += i % 2 === 1 ? odd[number]! : number;
  }
  return text.charCodeAt(0) - 65 === sum % 26;
}

/** Mexican CLABE: bank, town, account, check digit. */
export function isClabe(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 18 || isOneDigit(digits)) return false;
  const sum = digits.slice(0, 17).reduce((total, digit, i) => total + ((digit * [3, 7, 1][i % 3]!) % 10), 0);
  return (10 - (sum % 10)) % 10 === digits[17];
}

/** Argentine CBU: bank and branch, then the account, each with its check digit. */
export function isCbu(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 22 || isOneDigit(digits)) return false;
  const check = (part: readonly number[]): boolean => {
    const sum = part
      .slice(0, -1)
      .reverse()
      .reduce((total, digit, i) => total + digit * [3, 1, 7, 9][i % 4]!, part.at(-1)!);
    return sum % 10 === 0;
  };
  return check(digits.slice(0, 8)) && check(digits.slice(8));
}

/** Which of Inland Revenue's algorithms a bank uses: A, below 990,000, or B beyond it, else a fixed one. */
const NZ_FIXED: Readonly<Record<number, string>> = {
  8: 'D',
  9: 'E',
  25: 'F',
  26: 'G',
  28: 'G',
  29: 'G',
  31: 'X',
  33: 'F',
};
const NZ_WEIGHTS: Readonly<Record<string, readonly [weights: readonly number[], modulus: number]>> = {
  A: [[0, 0, 6, 3, 7, 9, 0, 0, 10, 5, 8, 4, 2, 1], 11],
  B: [[0, 0, 0, 0, 0, 0, 0, 0, 10, 5, 8, 4, 2, 1], 11],
  D: [[0, 0, 0, 0, 0, 0, 0, 7, 6, 5, 4, 3, 2, 1], 11],
  E: [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 4, 3, 2, 0, 0, 0, 1], 11],
  F: [[0, 0, 0, 0, 0, 0, 0, 1, 7, 3, 1, 7, 3, 1], 10],
  G: [[0, 0, 0, 0, 0, 0, 0, 1, 3, 7, 1, 3, 7, 1, 0, 3, 7, 1], 10],
  X: [[0], 1],
};

/**
 * New Zealand account: bank, branch, base, suffix.
 * https://www.ird.govt.nz/-/media/project/ir/home/documents/digital-service-providers/software-providers/payday/payday-calculations-and-business-rules
 */
export function isAccountNz(value: string): boolean {
  const match = /^(\d{2})[- ]?(\d{4})[- ]?(\d{7,8})[- ]?(\d{2,4})$/.exec(value.trim());
  if (match === null) return false;
  const [bank, branch, base, suffix] = [match[1]!, match[2]!, match[3]!, match[4]!];
  const known = Number(bank) >= 1 && Number(bank) <= 38;
  const name = NZ_FIXED[Number(bank)] ?? (Number(base) < 990_000 ? 'A' : 'B');
  const [weights, modulus] = NZ_WEIGHTS[name]!;
  const digits = digitList(bank + branch + base.padStart(8, '0') + suffix.padStart(4, '0'));
  // E and G fold products of two digits into one.
  const fold = (n: number): number => (n > 9 ? fold(Math.floor(n / 10) + (n % 10)) : n);
  const folds = name === 'E' || name === 'G';
  const sum = weights.reduce((total, weight, i) => {
    const product = weight * digits[i]!;
    return total + (folds ? fold(product) : product);
  }, 0);
  return known && sum % modulus === 0;
}

/** A US routing number and an account number, one after the other. */
export function isAbaWithAccount(value: string): boolean {
  const match = /^(\d{9})\D+\d{5,17}$/.exec(value);
  return match !== null && isAbaRouting(match[1]!);
}
