/** What each wrapped key is for: associated data of its wrapping, so that no key can take another one's place. */
import { ChatveilError } from '../../model/errors.ts';
import { framed } from '../crypto/framed.ts';
import type { KeyRow } from '../store/key-store.ts';

export function checkUse(generation: number): Buffer {
  return framed('check', String(generation));
}

export function domainUse(domain: string, generation: number): Buffer {
  return framed('domain', domain, String(generation));
}

export function keyUse(
  row: { readonly domain: string; readonly kid: string; readonly epoch: string },
  generation: number,
): Buffer {
  return framed('key', row.domain, row.kid, row.epoch, String(generation));
}

export function wrappedOf({ wrapped }: KeyRow): Buffer {
  if (wrapped === null) throw new ChatveilError('KEY_GONE', 'the key was erased');
  return wrapped;
}
