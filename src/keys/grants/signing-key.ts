/**
 * Ed25519 signatures (RFC 8032) over canonical JSON. Each use signs under a word of its own, so that no signature can
 * stand for something else. Errors say nothing of what OpenSSL says, which may quote its input.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { ChatveilError } from '../../model/errors.ts';
import { type CanonicalValue, canonicalJson } from '../audit/canonical-json.ts';

export interface SigningKeyPair {
  readonly privatePem: string;
  readonly publicPem: string;
}

export function newSigningKey(): SigningKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** Base64 of the signature. */
export function signed(use: string, value: CanonicalValue, privatePem: string): string {
  return sign(
    null,
    message(use, value),
    keyOf(() => createPrivateKey(privatePem)),
  ).toString('base64');
}

export function isSigned(use: string, value: CanonicalValue, signature: string, publicKey: string): boolean {
  const key = keyOf(() =>
    createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' }),
  );
  return verify(null, message(use, value), key, Buffer.from(signature, 'base64'));
}

/** A public key as it is kept: SPKI in base64. A private one is refused, lest it be left where it does not belong. */
export function publicKeyOf(pem: string): string {
  if (!pem.includes('BEGIN PUBLIC KEY')) throw noKey();
  return keyOf(() => createPublicKey(pem))
    .export({ type: 'spki', format: 'der' })
    .toString('base64');
}

/** The public half of a private key. */
export function publicHalfOf(privatePem: string): string {
  const key = keyOf(() => createPrivateKey(privatePem));
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** By what people compare keys. */
export function fingerprintOf(publicKey: string): string {
  return hash('sha256', Buffer.from(publicKey, 'base64')).slice(0, 32);
}

function message(use: string, value: CanonicalValue): Buffer {
  return Buffer.from(`chatveil ${use} 1\n${canonicalJson(value)}`);
}

function keyOf(read: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw noKey();
  }
  if (key.asymmetricKeyType !== 'ed25519') throw noKey();
  return key;
}

function noKey(): ChatveilError {
  return new ChatveilError('USAGE', 'this is no Ed25519 key of the kind that is needed, in PEM');
}
