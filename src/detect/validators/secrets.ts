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
  return /\d|[^\p{L}\p{N}\s.,;:!?'"()-]/u.test(value) || /\p{Ll}\p{Lu}/u.test(value);
}
