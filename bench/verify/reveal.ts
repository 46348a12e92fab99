/** What was pseudonymised comes back byte for byte, outside what is never keyed, with the same tokens whatever the workers. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Policy, reveal } from '../../dist/index.js';
import { type KeyPlaces, openKeys } from '../../dist/keys/open-keys.js';
import type { Outcome, Subject } from './checks.ts';
import { redactFile } from './subject.ts';

/** A key store of its own in `folder`. */
export async function makeStore(folder: string): Promise<KeyPlaces> {
  mkdirSync(join(folder, 'keys'), { recursive: true });
  const places = { store: join(folder, 'keys', 'store.db'), keyFile: join(folder, 'store.kek') };
  const { manager, close } = await openKeys(places, { create: true });
  const settings = { purpose: 'verification', legalBasis: 'contract', region: 'EU', recipients: [] } as const;
  await manager.createDomain('verify', { ...settings, retentionDays: null });
  await close();
  return places;
}

/** @param rest the policy that keeps all but what is never keyed */
export async function checkReveal(
  { path, format }: Subject,
  policy: Policy,
  rest: Policy,
  places: KeyPlaces,
  folder: string,
): Promise<Outcome> {
  const job = { input: path, format, withFindings: false } as const;
  const expected = (await redactFile({ ...job, policy: rest, workers: 2 }, folder)).output;
  const keys = { places };
  const sealed = await redactFile({ ...job, policy, workers: 1, keys }, folder);
  const shared = await redactFile({ ...job, policy, workers: 4, keys }, folder);
  const tokens = join(folder, `tokens-${process.pid}`);
  const output = join(folder, `back-${process.pid}`);
  writeFileSync(tokens, sealed.output);
  const { counts } = await reveal({ inputs: [tokens], output, format, keys, purpose: 'verification' });
  const back = readFileSync(output);
  rmSync(tokens);
  rmSync(output);
  const opened = counts.actions['reveal'] ?? 0;
  const wrong = [
    !shared.output.equals(sealed.output),
    !back.equals(expected),
    opened !== (sealed.summary.counts.actions['token'] ?? 0),
  ].filter(Boolean).length;
  return { looked: opened, wrong, note: 'tokens opened' };
}
