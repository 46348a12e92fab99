/**
 * Addresses and identifiers of machines.
 * IPv4: RFC 791 dotted form without leading zeros; IPv6: RFC 4291 §2.2, https://www.rfc-editor.org/rfc/rfc4291
 * MAC: IEEE 802 EUI-48; IMEI: 3GPP TS 23.003, https://www.3gpp.org/dynareport/23003.htm
 */
import { digitList, isOneDigit, luhn } from './checksums.ts';

const BYTE = /^(?:0|[1-9]\d{0,2})$/;

export function isIpv4(value: string): boolean {
  const parts = value.split('.');
  return parts.length === 4 && parts.every((part) => BYTE.test(part) && Number(part) <= 255);
}

/** Public resolvers that people name in every other network chat. */
const RESOLVERS: ReadonlySet<string> = new Set(['8.8.8.8', '8.8.4.4', '1.1.1.1', '1.0.0.1', '9.9.9.9']);

/** No loopback, wildcard, net mask, broadcast or public resolver: those are nobody's address. */
export function isIpv4OfSomebody(value: string): boolean {
  return !/^(?:0|127|255)\./.test(value) && !RESOLVERS.has(value);
}

export function isIpv6(value: string): boolean {
  const zone = value.indexOf('%');
  let text = zone < 0 ? value : value.slice(0, zone);
  const v4 = text.lastIndexOf('.') < 0 ? '' : text.slice(text.lastIndexOf(':') + 1);
  if (v4 !== '') {
    if (!isIpv4(v4)) return false;
    text = `${text.slice(0, -v4.length)}0:0`;
  }
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  if (!groups.flat().every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return false;
  const count = groups.flat().length;
  // `::` alone or with one short group is far more often an emoticon or a C++ name than an address.
  return halves.length === 2 ? count >= 2 && count <= 7 : count === 8;
}

export function isMac(value: string): boolean {
  const hex = value.replace(/[:.\-\s]/g, '');
  return /^[0-9A-Fa-f]{12}$/.test(hex) && !/^(?:0{12}|[Ff]{12})$/.test(hex);
}

export function isImei(value: string): boolean {
  const digits = digitList(value);
  return digits.length === 15 && !isOneDigit(digits) && luhn(digits);
}

/** Domains that millions share; naming one names nobody. */
const SHARED_DOMAINS =
  /^(?:https?:\/\/)?(?:www\.|m\.)?(?:gmail|googlemail|google|yahoo|hotmail|outlook|live|icloud|apple|aol|gmx|web|facebook|instagram|twitter|tiktok|youtube|linkedin|paypal|amazon|ebay|etsy|shopify|wix|wordpress|squarespace|godaddy|ionos|microsoft|office|github|whatsapp|zoom|example)\.[a-z.]{2,10}(?:\/|$)/i;
/** Files and abbreviations that look like domains. */
const NO_DOMAIN =
  /\.(?:pdf|png|jpe?g|gif|docx?|xlsx?|csv|zip|exe|txt|html?|php|js|css|mp[34]|am|pm)$|^(?:e\.g|i\.e|z\.b|d\.h)|\d\.[a-z]{2,10}$/i;

/** A web address that can be a person's or a small business's own. */
export function isOwnDomain(value: string): boolean {
  return !SHARED_DOMAINS.test(value) && !NO_DOMAIN.test(value);
}
