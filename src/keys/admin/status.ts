/** What a store holds, as counts: no subject, no value. */
import { fieldsOf } from '../audit/audit-records.ts';
import type { DomainSettings } from '../domain-settings.ts';
import type { OpenKeys } from '../open-keys.ts';
import type { KeyCounts } from '../store/key-store.ts';
import { generationsOf } from './rotate.ts';

export interface DomainStatus {
  readonly domain: string;
  readonly settings: Required<DomainSettings>;
  readonly holds: number;
  readonly erasures: number;
  /** Milliseconds since 1970. */
  readonly lastErasure: number | undefined;
}

export interface GenerationStatus {
  readonly generation: number;
  /** Something may be wrapped by it. */
  readonly inStore: boolean;
  /** What it wrapped, in whatever backup, can be read. */
  readonly inHand: boolean;
  /** Milliseconds since 1970, as the audit says; undefined where it does not. */
  readonly since: number | undefined;
}

export interface KeyStatus {
  readonly domains: readonly DomainStatus[];
  readonly keys: readonly KeyCounts[];
  readonly generations: readonly GenerationStatus[];
}

export async function keyStatus({ manager, kek }: OpenKeys): Promise<KeyStatus> {
  const { store } = manager;
  const [rows, keys, tombstones, stored, begun] = await Promise.all([
    manager.domains(),
    manager.counts(),
    store.tombstones(),
    store.generations(),
    beginnings(manager),
  ]);
  const domains = await Promise.all(
    rows.map(async ({ domain, settings }) => {
      const times = tombstones.filter((row) => row.domain === domain).map((row) => row.time);
      const lastErasure = times.reduce<number | undefined>(
        (last, time) => Math.max(last ?? time, time),
        undefined,
      );
      return {
        domain,
        settings,
        holds: await store.countHolds(domain),
        erasures: times.length,
        lastErasure,
      };
    }),
  );
  const inStore = new Set(stored.map((row) => row.generation));
  const generations = [...new Set([...inStore, ...generationsOf(kek)])]
    .sort((a, b) => a - b)
    .map((generation) => ({
      generation,
      inStore: inStore.has(generation),
      inHand: kek.has(generation),
      since: begun.get(generation),
    }));
  const order = ({ domain, state, generation }: KeyCounts): string => `${domain} ${state} ${generation}`;
  return { domains, keys: keys.sort((a, b) => (order(a) < order(b) ? -1 : 1)), generations };
}

/** When each generation began to wrap. */
async function beginnings(manager: OpenKeys['manager']): Promise<Map<number, number>> {
  const begun = new Map<number, number>();
  for await (const { body } of manager.audit.entries()) {
    const entry = fieldsOf(body);
    const [time, action] = [entry.get('time'), entry.get('action')];
    if (typeof time !== 'number') continue;
    if (action === 'store-opened' && begun.size === 0) begun.set(1, time);
    const from = action === 'rotate' ? fromOf(entry.get('facts')) : undefined;
    if (from !== undefined) begun.set(from + 1, time);
  }
  return begun;
}

function fromOf(facts: unknown): number | undefined {
  if (typeof facts !== 'object' || facts === null || !('from' in facts)) return undefined;
  return typeof facts.from === 'number' ? facts.from : undefined;
}
