/** Many processes over one store, each of its own making: no key twice, none lost, no token that nobody can open. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { kekFromEnvironment } from '../../src/keys/kek/kek-file.ts';
import { type KeyManager, openKeyManager } from '../../src/keys/key-manager.ts';
import { openKeyRing } from '../../src/keys/ring/key-ring.ts';
import { openPostgresStore } from '../../src/keys/store/postgres-store.ts';
import { openSqliteStore } from '../../src/keys/store/sqlite-store.ts';
import { DOMAIN, revealed, SETTINGS } from './hand.ts';
import { dropSchema, newFolder, newSchema, postgres } from './store-places.ts';

const SCRIPT = fileURLToPath(new URL('sealing-process.mjs', import.meta.url));
const KEKS = `1:${randomBytes(32).toString('base64')}`;

type Line = readonly [handle: string, kid: string, long: string, short: string];

/** What a process printed until it ended, or was killed after so many milliseconds. */
function sealing(
  place: object,
  prefix: string,
  bounds: readonly number[],
  killAfter?: number,
): Promise<Line[]> {
  const args = [SCRIPT, JSON.stringify(place), KEKS, prefix, ...bounds.map(String)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let problems = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
    if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter).unref();
  });
  child.stderr.on('data', (data: Buffer) => {
    problems += data.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      if (killAfter === undefined && code !== 0)
        return reject(new Error(`process ended with ${code}: ${problems}`));
      const lines = out.slice(0, out.lastIndexOf('\n') + 1).split('\n');
      resolve(lines.filter((line) => line !== '').map((line): Line => JSON.parse(line)));
    });
  });
}

async function expectAllOpen(manager: KeyManager, lines: readonly Line[]): Promise<void> {
  const ring = await openKeyRing(manager, DOMAIN, { subjects: 20_000 });
  const expected = lines.flatMap(([handle]) => [`value of ${handle}`, `value of ${handle}`]);
  const text = lines.map(([, , long, short]) => `${long} ${short}`).join('\n');
  expect(await revealed(ring, manager, text)).toEqual(expected);
  ring.close();
}

const KINDS = [
  {
    name: 'sqlite',
    absent: undefined,
    start: async () => {
      const folder = newFolder();
      const file = join(folder, 'keys.db');
      return {
        place: { file },
        store: await openSqliteStore(file),
        remove: async () => rmSync(folder, { recursive: true }),
      };
    },
  },
  {
    name: 'postgres',
    absent: 'absent' in postgres ? postgres.absent : undefined,
    start: async () => {
      const place = { url: 'url' in postgres ? postgres.url : '', schema: newSchema() };
      return {
        place,
        store: await openPostgresStore(place),
        remove: () => dropSchema(place.url, place.schema),
      };
    },
  },
];

describe.each(KINDS)('processes over one $name store', ({ absent, start }) => {
  it('make no key twice and lose none: 10 with 1,000 new subjects each', async ({ skip }) => {
    if (absent !== undefined) skip(absent);
    const { place, store, remove } = await start();
    const manager = await openKeyManager(store, kekFromEnvironment(KEKS));
    await manager.createDomain(DOMAIN, SETTINGS);
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, i) => sealing(place, `own${i}`, [0, 500, 0, 500])),
    );
    expect(all.map((lines) => lines.length)).toEqual(Array.from({ length: 10 }, () => 1000));
    const byHandle = new Map<string, string>();
    for (const [handle, ...rest] of all.flat()) {
      const text = rest.join(' ');
      expect(byHandle.get(handle) ?? text).toBe(text);
      byHandle.set(handle, text);
    }
    expect(byHandle.size).toBe(500 + 10 * 500);
    const counts = await manager.counts();
    expect(counts).toMatchObject([{ state: 'active', keys: 5500 }]);
    await expectAllOpen(
      manager,
      all.flat().filter((_, i) => i % 4 === 0),
    );
    await store.close();
    await remove();
  });

  it('print no token that cannot be opened, when they are killed at any moment', async ({ skip }) => {
    if (absent !== undefined) skip(absent);
    const { place, store, remove } = await start();
    const manager = await openKeyManager(store, kekFromEnvironment(KEKS));
    await manager.createDomain(DOMAIN, SETTINGS);
    for (let i = 0; i < 5; i++) {
      const lines = await Promise.all([
        sealing(place, `a${i}`, [0, 0, 0, 20_000], i * 13),
        sealing(place, `b${i}`, [0, 0, 0, 20_000], i * 29),
      ]);
      expect(lines.every((each) => each.length > 0)).toBe(true);
      await expectAllOpen(manager, lines.flat());
    }
    await store.close();
    await remove();
  });
});
