/**
 * Vehicle identification numbers: ISO 3779, https://www.iso.org/standard/52200.html. The ninth character is a check digit
 * in North America (49 CFR 565.15) and China only; elsewhere the form must do.
 */
const VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Seventeen characters without I, O and Q that hold both letters and digits and end in four digits. */
export function isVinShaped(value: string): boolean {
  return /^(?=.*[A-Z])(?=.*\d)[A-HJ-NPR-Z0-9]{13}\d{4}$/i.test(value);
}

/** Shaped, and with a right check digit. */
export function isVin(value: string): boolean {
  if (!isVinShaped(value)) return false;
  const vin = value.toUpperCase();
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (VALUES.indexOf(vin[i]!) % 10) * WEIGHTS[i]!;
  const rest = sum % 11;
  return vin[8] === (rest === 10 ? 'X' : String(rest));
}
