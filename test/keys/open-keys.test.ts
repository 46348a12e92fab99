/** Stores and keys by the places that people type. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { journalOf, keyFileOf, openKeys, usualKeyFile } from '../../src/keys/open-keys.ts';
import { DOMAIN, SETTINGS } from './hand.ts';
import { dropSchema, newFolder, newSchema, postgres } from './store-places.ts';

let folder: string;
let store: string;
beforeEach(() => {
  folder = newFolder();
  store = join(folder, 'keys', 'support.db');
  vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'config'));
  vi.stubEnv('CHATVEIL_KEK', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('a store', () => {
  it('that is missing is not made by the way, nor is its key', async () => {
    await expect(openKeys({ store })).rejects.toMatchObject({
      code: 'KEYS_UNAVAILABLE',
      message: expect.stringContaining('chatveil keys init'),
    });
    expect(existsSync(join(folder, 'keys'))).toBe(false);
    expect(existsSync(join(folder, 'config'))).toBe(false);
  });

  it('is made with its key at the usual place, and found there again', async () => {
    const made = await openKeys({ store }, { create: true });
    await made.manager.createDomain(DOMAIN, SETTINGS);
    await made.close();
    const keyFile = usualKeyFile({ store });
    expect(made.keyFile).toBe(keyFile);
    expect(keyFile).toMatch(/\/config\/chatveil\/support-[0-9a-f]{8}\.kek$/);
    expect(statSync(keyFile).mode & 0o777).toBe(0o400);
    for (const place of [dirname(keyFile), dirname(store)]) expect(statSync(place).mode & 0o777).toBe(0o700);

    const again = await openKeys({ store });
    expect((await again.manager.domains()).map((row) => row.domain)).toEqual([DOMAIN]);
    const secrets = await again.manager.secretsOf(DOMAIN);
    await again.manager.erase(secrets, 'cust-1');
    await again.close();
    expect(readFileSync(journalOf(keyFile), 'utf8')).toContain(DOMAIN);
  });

  it('that is there is not made once more', async () => {
    await (await openKeys({ store }, { create: true })).close();
    const key = readFileSync(usualKeyFile({ store }));
    await expect(openKeys({ store }, { create: true })).rejects.toMatchObject({ code: 'KEYS_UNAVAILABLE' });
    expect(readFileSync(usualKeyFile({ store }))).toEqual(key);
  });

  it('is refused without its key, or with another one', async () => {
    await (await openKeys({ store }, { create: true })).close();
    const other = join(folder, 'others', 'keys.db');
    await (await openKeys({ store: other }, { create: true })).close();
    const wrong = openKeys({ store, keyFile: usualKeyFile({ store: other }) });
    await expect(wrong).rejects.toMatchObject({ code: 'KEYS_REFUSED' });
    renameSync(usualKeyFile({ store }), join(folder, 'away'));
    await expect(openKeys({ store })).rejects.toMatchObject({ code: 'KEYS_REFUSED' });
    expect(existsSync(usualKeyFile({ store }))).toBe(false);
  });

  it('whose folder cannot be made says so', async () => {
    await (await openKeys({ store }, { create: true })).close();
    const below = join(store, 'deeper', 'keys.db');
    await expect(openKeys({ store: below }, { create: true })).rejects.toMatchObject({
      code: 'KEYS_UNAVAILABLE',
    });
  });

  it('has no key file in its own folder', async () => {
    for (const keyFile of [join(folder, 'keys', 'kek'), join(folder, 'keys', 'below', 'kek')]) {
      await expect(openKeys({ store, keyFile }, { create: true })).rejects.toMatchObject({
        code: 'KEYS_REFUSED',
        message: expect.stringContaining('outside the folder'),
      });
      expect(existsSync(keyFile)).toBe(false);
      expect(existsSync(store)).toBe(false);
    }
  });
});

describe('the usual place of a key', () => {
  it('is one for each store, however the store is written', () => {
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    // Also before the folder of the store is made.
    for (const below of [['keys.db'], ['new', 'deep', 'keys.db']]) {
      const [real, link] = ['real', 'link'].map((name) =>
        usualKeyFile({ store: join(folder, name, ...below) }),
      );
      expect(link).toBe(real);
    }
    expect(usualKeyFile({ store: join(folder, 'real', 'a.db') })).not.toBe(
      usualKeyFile({ store: join(folder, 'a.db') }),
    );
  });

  it('is below the home folder where XDG_CONFIG_HOME says nothing', () => {
    for (const nothing of [undefined, '', 'not/absolute']) {
      vi.stubEnv('XDG_CONFIG_HOME', nothing);
      expect(dirname(usualKeyFile({ store }))).toBe(join(homedir(), '.config', 'chatveil'));
    }
  });

  it('of a shared store does not depend on the password', () => {
    const [one, two, other] = ['bo:one@db', 'bo:two@db', 'bo:one@db2'].map((host) =>
      usualKeyFile({ store: `postgres://${host}.example/keys` }),
    );
    expect(one).toMatch(/\/postgres-[0-9a-f]{8}\.kek$/);
    expect(two).toBe(one);
    expect(other).not.toBe(one);
  });

  it('gives way to a key file that is named, and to the environment', async () => {
    expect(keyFileOf({ store, keyFile: 'x.kek' })).toBe('x.kek');
    vi.stubEnv('CHATVEIL_KEK', `1:${randomBytes(32).toString('base64')}`);
    expect(keyFileOf({ store, keyFile: 'x.kek' })).toBe('x.kek');
    const made = await openKeys({ store }, { create: true });
    expect(made.keyFile).toBeUndefined();
    await made.close();
    await (await openKeys({ store })).close();
    expect(existsSync(join(folder, 'config'))).toBe(false);
    vi.stubEnv('CHATVEIL_KEK', 'nonsense-mia');
    await expect(openKeys({ store })).rejects.toMatchObject({ code: 'KEYS_REFUSED' });
    await expect(openKeys({ store })).rejects.toThrow(/^(?!.*mia)/);
  });
});

describe('a URL', () => {
  it('that is none is refused and not quoted', async () => {
    for (const url of ['postgres://bo:pass-mia@[bad', 'postgresql://bo:pass-mia@db:port/x']) {
      const refused = openKeys({ store: url });
      await expect(refused).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
      await expect(refused).rejects.toThrow(/^(?!.*mia)(?!.*bo:)/);
      await expect(refused).rejects.not.toHaveProperty('cause');
    }
  });

  it('names database and schema; a key that is not the one of the store does not stay', async ({ skip }) => {
    if ('absent' in postgres) skip(postgres.absent);
    const url = 'url' in postgres ? postgres.url : '';
    const schema = newSchema();
    const shared = `${url}?schema=${schema}`;
    const keyFile = join(folder, 'first', 'kek');
    await (await openKeys({ store: shared, keyFile }, { create: true })).close();
    // Making it once more on the same machine finds the key.
    await (await openKeys({ store: shared, keyFile }, { create: true })).close();
    const elsewhere = join(folder, 'second', 'kek');
    const refused = openKeys({ store: shared, keyFile: elsewhere }, { create: true });
    await expect(refused).rejects.toMatchObject({ code: 'KEYS_REFUSED' });
    expect(existsSync(elsewhere)).toBe(false);
    expect(existsSync(keyFile)).toBe(true);
    await dropSchema(url, schema);
  });
});
