/**
 * Finds tokens in a text and says which were written by the given domains. Needs no key that opens anything.
 *
 * A token may have letters glued to its end, since a value may end within a word: the check tells where it ends.
 * What only looks like a token is reported too, so that it can be made harmless.
 */
import type { DomainSecrets } from './domain-secrets.ts';
import {
  mayHoldTokens,
  possibleEnds,
  type TokenParts,
  tokenParts,
  tokenShapes,
  writeToken,
} from './token-text.ts';

export interface FoundToken {
  /** UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  /** What wrote it; undefined for text that only looks like a token. */
  readonly own?: OwnToken;
}

export interface OwnToken {
  readonly domain: string;
  readonly parts: TokenParts;
  /** The token as it was first written. */
  readonly token: string;
  /** Whether it stands in the text like that; false if somebody changed its case. */
  readonly asWritten: boolean;
}

const NONE: readonly FoundToken[] = [];

export function findTokens(text: string, domains: readonly DomainSecrets[]): readonly FoundToken[] {
  if (!mayHoldTokens(text)) return NONE;
  const found: FoundToken[] = [];
  for (const shape of tokenShapes(text)) {
    const { start } = shape;
    let known: FoundToken | undefined;
    for (const end of possibleEnds(shape)) {
      const parts = tokenParts(text, shape, end);
      const domain = parts === undefined ? undefined : domains.find((secrets) => secrets.isOwn(parts));
      if (parts === undefined || domain === undefined) continue;
      const token = writeToken(parts);
      const asWritten = text.startsWith(token, start);
      known = { start, end, own: { domain: domain.domain, parts, token, asWritten } };
      break;
    }
    found.push(known ?? { start, end: shape.end });
  }
  return found;
}
