/**
 * Brazil, Argentina, Chile and South Africa.
 * CPF and CNPJ: https://www.gov.br/receitafederal ; CUIT: https://www.afip.gob.ar ; RUT: https://www.sii.cl
 * South African ID: https://www.dha.gov.za
 */

import { isCompactDay } from '../calendar.ts';
import { compact, digitList, isOneDigit, luhn, weightedSum } from '../checksums.ts';

export function isCpf(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11 || isOneDigit(digits)) return false;
  const first = (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11;
  const second = (weightedSum(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11;
  return first % 10 === digits[9] && second % 10 === digits[10];
}

export function isCnpj(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 14 || isOneDigit(digits)) return false;
  const check = (weights: readonly number[]): number => {
    const rest = weightedSum(digits, weights) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  return (
    check([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === digits[12] &&
    check([6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === digits[13]
  );
}

export function isCuit(value: string): boolean {
  const digits = digitList(value);
  if (digits.length !== 11) return false;
  const rest = 11 - (weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  return (rest === 11 ? 0 : rest === 10 ? 9 : rest) === digits[10];
}

export function isRut(value: string): boolean {
  const text = compact(value);
  if (!/^\d{7,8}[0-9K]$/.test(text)) return false;
  const digits = digitList(text.slice(0, -1)).reverse();
  const rest = 11 - (weightedSum(digits, [2, 3, 4, 5, 6, 7, 2, 3]) % 11);
  return text.at(-1) === (rest === 11 ? '0' : rest === 10 ? 'K' : String(rest));
}

export function isIdZa(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 13 && isCompactDay(digits.slice(0, 6)) && digits[10]! < 3 && luhn(digits);
}
