/**
 * What can be shown of an erasure: what was destroyed, how that was proved, when it holds everywhere, and what it does not
 * reach. It tells the request by its reference alone and says nothing by which the subject could be found.
 */
import { MAX_CACHE_MS } from '../ring/key-ring.ts';
import type { Erasure } from './erase.ts';

/** Seconds after which no process opens anything of an erased subject. */
export const REACHES_WITHIN_SECONDS = MAX_CACHE_MS / 1000;

const REACHES = [
  'every token, short value and recorded place of the subject in this domain, wherever the token lies: no key opens it',
  `other processes that have the store open, within ${REACHES_WITHIN_SECONDS} seconds`,
  'later runs: the subject is remembered as erased, by a MAC, and its values are masked',
];

const REACHES_NOT = [
  'copies of the plain text outside chatveil, and whatever was revealed before',
  'values that were not detected, and what identifies a person without being a value',
  'what other people said of the subject: it is filed under them or under the conversation',
  'pseudonyms of one-way operators, which have no key of one subject',
  'backups of the key store made before, until the key-encryption key is rotated (chatveil keys rotate)',
];

const REACHES_NOT_IN: Readonly<Record<Erasure['store'], readonly string[]>> = {
  memory: [],
  sqlite: [],
  postgres: [
    'dead rows of the database until VACUUM, its write-ahead log, replicas and archives; the rotation ends them too',
  ],
};

export interface Reach {
  readonly reaches: readonly string[];
  readonly reachesNot: readonly string[];
}

export function reachOf({ store, remains }: Pick<Erasure, 'store' | 'remains'>): Reach {
  const left =
    remains === true
      ? ['bytes of the destroyed keys in the files of the store, which a reader kept from being overwritten']
      : [];
  return { reaches: REACHES, reachesNot: [...left, ...REACHES_NOT_IN[store], ...REACHES_NOT] };
}

/** JSON, ending in a newline. */
export function certificateJson(erasure: Erasure): string {
  const { domain, reference, time, store, kids, vaultRows, places, remains, intent, result } = erasure;
  const { reaches, reachesNot } = reachOf(erasure);
  const certificate = {
    v: 1,
    kind: 'chatveil-erasure',
    reference,
    domain,
    time: new Date(time).toISOString(),
    destroyed: { keys: kids, values: vaultRows, places },
    proved: {
      subject_is_refused: true,
      keys_are_gone: true,
      places_are_gone: true,
      bytes_left_in_files: remains ?? 'not searched',
    },
    store,
    audit: { intent, result: result.seq, hash: result.hash },
    holds_everywhere_from: new Date(time + MAX_CACHE_MS).toISOString(),
    reaches,
    does_not_reach: reachesNot,
    says: 'The keys are destroyed. The text is still pseudonymised data: what people wrote stays.',
  };
  return `${JSON.stringify(certificate, null, 2)}\n`;
}
