/**
 * Addresses of crypto-currencies.
 * Base58Check: https://en.bitcoin.it/wiki/Base58Check_encoding
 * Bech32 and Bech32m: BIP 173 and 350, https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki
 */
import { createHash } from 'node:crypto';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32M = 0x2bc830a3;

export function isBase58Check(value: string): boolean {
  let number = 0n;
  for (const c of value) {
    const digit = BASE58.indexOf(c);
    if (digit < 0) return false;
    number = number * 58n + BigInt(digit);
  }
  const hex = number.toString(16);
  const zeros = value.length - value.replace(/^1+/, '').length;
  const bytes = Buffer.concat([
    Buffer.alloc(zeros),
    Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex'),
  ]);
  if (bytes.length < 21) return false;
  const payload = bytes.subarray(0, -4);
  const once = createHash('sha256').update(payload).digest();
  return createHash('sha256').update(once).digest().subarray(0, 4).equals(bytes.subarray(-4));
}

export function isBech32(value: string): boolean {
  if (value !== value.toLowerCase() && value !== value.toUpperCase()) return false;
  const text = value.toLowerCase();
  const split = text.lastIndexOf('1');
  if (split < 1 || text.length - split < 7 || text.length > 90) return false;
  const prefix = [...text.slice(0, split)].map((c) => c.charCodeAt(0));
  const data = [...text.slice(split + 1)].map((c) => BECH32.indexOf(c));
  if (data.includes(-1)) return false;
  let check = 1;
  for (const v of [...prefix.map((c) => c >> 5), 0, ...prefix.map((c) => c & 31), ...data]) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ v;
    for (let i = 0; i < 5; i++) if ((top >>> i) & 1) check ^= GENERATORS[i]!;
  }
  return check === 1 || check === BECH32M;
}
