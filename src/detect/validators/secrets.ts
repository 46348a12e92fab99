/**
 * Tells random-looking strings from words and identifiers.
 * JWT: RFC 7519, https://www.rfc-editor.org/rfc/rfc7519
 */

/** Shannon entropy in bits a character. */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const c of value) counts.set(c, (counts.get(c) ?? 0) + 1);
  let bits = 0;
  for (const n of counts.values()) bits -= (n / value.length) * Math.log2(n / value.length);
  return bits;
}

/** Three base64url parts, the first being a JSON object that names its algorithm. */
export function isJwt(value: string): boolean {
  const head = value.split('.')[0] ?? '';
  const text = Buffer.from(head, 'base64url').toString('utf8');
  return text.startsWith('{') && text.includes('"alg"');
}

export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value);
}

/** At least a letter and a digit. */
export function isMixed(value: string): boolean {
  return /\d/.test(value) && /\p{L}/u.test(value);
}

/** What passwords have and words have not: a digit or sign, or both cases inside a word. */
export function isPasswordLike(value: string): boolean {
  if (NO_SECRET.test(value)) return false;
  // "Connected!" is an exclamation.
  const word = value.replace(/[!?]$/, '');
  return /\d|[^\p{L}\p{N}\s.,;:!?'"()-]/u.test(word) || /\p{Ll}\p{Lu}/u.test(word);
}

/** Error codes, versions, amounts, days and web addresses. */
const NO_SECRET =
  /^(?:0x[0-9a-f]{2,16}|v?\d{1,4}(?:[.,]\d{1,4}){1,4}|\d{1,4}[-/:]\d{1,2}(?:[-/:]\d{1,4})?(?:T.*)?|https?:.*|www\..*)$/i;

/** Signs that passwords have and product names have not. */
const SIGN = /[!@#$%^&*+=~?;]/;

/** Three of: small letters, capitals, digits, signs; without a sign, in eight characters or more. */
export function isStrongPassword(value: string): boolean {
  // "Connected!" is an exclamation.
  if (/^\p{Lu}?\p{Ll}+[!?.]+$/u.test(value)) return false;
  if (NO_SECRET.test(value)) return false;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, SIGN].filter((kind) => kind.test(value)).length;
  return kinds >= 3 && (SIGN.test(value) || value.length >= 8);
}
