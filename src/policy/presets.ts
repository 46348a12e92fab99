/**
 * Policies that come with chatveil, in the same form as a policy file and read by the same code.
 */
import type { PolicyFile } from './policy-file.ts';

export const PRESETS: Readonly<Record<string, PolicyFile>> = {
  /**
   * Everything becomes an ordinal. Two types stay: technical timestamps, without which no chat can be read or
   * sorted (moments that people speak of are DATE, and masked), and names of organisations, which are no personal
   * data by themselves. A company that is known by its owner's name is a PERSON where rules see it as one; whoever
   * needs all company names gone sets ORG to mask.
   */
  mask: {
    version: 1,
    name: 'mask',
    default: { action: 'mask', style: 'ordinal' },
    types: {
      TIMESTAMP: { action: 'keep' },
      ORG: { action: 'keep' },
    },
    min_score: { default: 0.5 },
    numbers: 'string',
  },

  /**
   * Payment card data by PCI DSS v4.0.1: of a card number at most the first six and the last four digits may be
   * shown (3.4.1) or stored as truncation (3.5.1); this shows the last four alone, which is what agents ask for.
   * Security codes and PINs may not be stored after authorisation in any form (3.3.1); expiry dates are cardholder
   * data and go with them. Truncated numbers must not be combined with other truncations of the same card, nor
   * with hashes of it.
   */
  pci: {
    version: 1,
    name: 'pci',
    extends: 'mask',
    types: {
      CARD: { action: 'mask', style: 'partial', keep_last: 4 },
      CVV: { action: 'mask', style: 'label' },
      PIN: { action: 'mask', style: 'label' },
      EXPIRY: { action: 'mask', style: 'label' },
    },
  },

  /**
   * Every value is sealed in a token of its own (form `d`), and whoever has the keys can turn it back. Equal values of one
   * person are equal tokens, so that rows can be counted and joined. Needs a key store.
   */
  pseudonymise: {
    version: 1,
    name: 'pseudonymise',
    extends: 'mask',
    default: { action: 'token', form: 'd' },
  },

  /** The same with short tokens, which leave the text readable; the values lie in the key store. */
  'pseudonymise-short': {
    version: 1,
    name: 'pseudonymise-short',
    extends: 'mask',
    default: { action: 'token', form: 'v' },
  },

  /**
   * Nothing is replaced but what is never kept: security codes, PINs, passwords and secrets. For policies that
   * name what they replace, one type after the other.
   */
  none: {
    version: 1,
    name: 'none',
    default: { action: 'keep' },
    types: {
      CVV: { action: 'mask' },
      PIN: { action: 'mask' },
      PASSWORD: { action: 'mask' },
      SECRET: { action: 'mask' },
    },
    min_score: { default: 0.5 },
    numbers: 'string',
  },
};

export const PRESET_NAMES: readonly string[] = Object.keys(PRESETS);
