/**
 * Wraps all keys of a store with the current generation of the key-encryption key. Tokens do not change, and work goes on
 * beside it: a row that changes meanwhile is left to the next round, and a process that still wraps with an old
 * generation is refused once that is dropped.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ChatveilError } from '../../model/errors.ts';
import type { KeyRow, KeyStore } from '../store/key-store.ts';
import type { KeyEncryption } from './key-encryption.ts';
import { domainUse, keyUse, wrappedOf } from './key-uses.ts';

/** Keys in one transaction: others write in between. */
const AT_ONCE = 500;

/**
 * Gives the generations that nothing is wrapped by any more. May be stopped between two transactions (INTERRUPTED); the
 * next call goes on.
 */
export async function rewrapAll(store: KeyStore, kek: KeyEncryption, stop?: AbortSignal): Promise<number[]> {
  const dropped: number[] = [];
  for (const { generation } of await store.generations()) {
    if (generation === kek.current) continue;
    do {
      await rewrapDomains(store, kek);
      await rewrapKeys(store, kek, stop);
    } while (!(await store.dropGeneration(generation)));
    dropped.push(generation);
  }
  return dropped;
}

async function rewrapDomains(store: KeyStore, kek: KeyEncryption): Promise<void> {
  for (const { domain, generation, wrapped } of await store.domains()) {
    if (generation === kek.current) continue;
    const [next] = await again(kek, generation, [
      { wrapped, use: domainUse(domain, generation), next: domainUse(domain, kek.current) },
    ]);
    if (next === undefined) continue;
    await store.rewrapDomain(domain, { from: generation, generation: kek.current, wrapped: next });
  }
}

async function rewrapKeys(store: KeyStore, kek: KeyEncryption, stop?: AbortSignal): Promise<void> {
  for (;;) {
    // An embedded store answers at once: signals and timers would wait until all is done.
    await nextTurn();
    if (stop?.aborted === true) throw rotationStopped();
    const rows = await store.keysToRewrap(kek.current, AT_ONCE);
    if (rows.length === 0) return;
    for (const from of new Set(rows.map((row) => row.generation))) {
      const same = rows.filter((row) => row.generation === from);
      const wrapped = await again(
        kek,
        from,
        same.map((row) => draft(row, kek.current)),
      );
      await store.rewrapKeys(
        same.flatMap(({ kid }, i) => {
          const next = wrapped[i];
          return next === undefined ? [] : { kid, from, generation: kek.current, wrapped: next };
        }),
      );
    }
  }
}

interface Draft {
  readonly wrapped: Buffer;
  readonly use: Buffer;
  readonly next: Buffer;
}

function draft(row: KeyRow, generation: number): Draft {
  return { wrapped: wrappedOf(row), use: keyUse(row, row.generation), next: keyUse(row, generation) };
}

async function again(kek: KeyEncryption, generation: number, drafts: readonly Draft[]): Promise<Buffer[]> {
  const keys = await kek.unwrap(generation, drafts);
  const uses = drafts.map(({ next }) => next);
  const wrapped = await kek.wrap(
    keys.flatMap((key, i) => (uses[i] === undefined ? [] : { key, use: uses[i] })),
  );
  for (const key of keys) key.fill(0);
  return wrapped;
}

function rotationStopped(): ChatveilError {
  return new ChatveilError(
    'INTERRUPTED',
    'stopped; the store is readable, and the same command ends the rotation',
  );
}
