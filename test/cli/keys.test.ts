import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openKeys } from '../../src/keys/open-keys.ts';
import { openKeyRing } from '../../src/keys/ring/key-ring.ts';
import { exact, keysFor, revealed } from '../keys/hand.ts';
import { dropSchema, newSchema, postgres } from '../keys/store-places.ts';
import { outcomeOf, type Place, placeWith } from './start.ts';

const HANDLE = 'cust-vexilquor';
const STORE = ['--keys', 'keys/support.db', '--key-file', 'secret/kek', '--actor', 'ann'];
/** The audit is read without the key. */
const AUDIT = ['--keys', 'keys/support.db'];
const IN = [...STORE, '--domain', 'support-eu'];
const SETTINGS = ['--purpose', 'support quality', '--legal-basis', 'contract', '--region', 'DE,AT'];

type Said = Awaited<ReturnType<Place['chatveil']>>;

/** A store with a domain; `keys` runs a command that must succeed. */
async function withStore(files: Readonly<Record<string, string>> = {}) {
  const place = placeWith(files);
  const keys = async (words: readonly string[], stdin = ''): Promise<string> => {
    const said = await place.chatveil(words, { stdin });
    expect(said.code, `${words.join(' ')}\n${said.stderr}`).toBe(0);
    return said.stdout;
  };
  const made = await keys(['keys', 'init', ...IN, ...SETTINGS]);
  const where = { store: join(place.folder, 'keys/support.db'), keyFile: join(place.folder, 'secret/kek') };
  return { ...place, keys, made, where };
}

/** A token of the subject's, and a place where it occurs. */
async function seal(where: { store: string; keyFile: string }, handle = HANDLE): Promise<string> {
  const { manager, close } = await openKeys(where);
  const ring = await openKeyRing(manager, 'support-eu');
  await ring.prepare([{ handle }]);
  ring.notePlace({ handle }, { file: 'chats.jsonl', conversation: 'c-1' });
  const token = ring.seal({ handle }, 'EMAIL', exact('vexilquor@example.com'), { form: 'd' });
  await ring.flush();
  ring.close();
  await close();
  return token;
}

/** Keys of so many more subjects. */
async function fill(where: { store: string; keyFile: string }, subjects: number): Promise<void> {
  const { manager, close } = await openKeys(where);
  const handles = Array.from({ length: subjects }, (_, i) => ({ handle: `other-${i}` }));
  await keysFor(manager, await manager.secretsOf('support-eu'), handles);
  await close();
}

async function open(where: { store: string; keyFile: string }, token: string): Promise<unknown[]> {
  const { manager, close } = await openKeys(where);
  const ring = await openKeyRing(manager, 'support-eu');
  const values = await revealed(ring, manager, token);
  ring.close();
  await close();
  return values;
}

const actions = (shown: string): string[] =>
  shown
    .split('\n')
    .slice(1, -1)
    .map((line) => line.trim().split(/ +/)[2] ?? '');

function refused(said: Said, code: number, message: string): void {
  expect(said.stderr).toContain(message);
  expect(said).toMatchObject({ code, stdout: '' });
  expect(said.stderr).not.toMatch(/\n\s+at /);
}

describe('chatveil keys init', () => {
  it('makes store and key, and says what to do with the key', async () => {
    const { folder, made, where, keys } = await withStore();
    expect(made).toContain('Domain support-eu is ready.');
    expect(made).toMatch(/Key file +secret\/kek\n/);
    expect(made).toContain('Back the key file up now, and apart from the store');
    expect(made).toContain('can read everything');
    expect(statSync(where.keyFile).mode & 0o777).toBe(0o400);
    expect(statSync(where.store).mode & 0o777).toBe(0o600);
    const second = ['keys', 'init', ...STORE, '--domain', 'claims', ...SETTINGS];
    expect(await keys([...second, '--reveal', 'controlled', '--retention-days', '30'])).toBe(
      'Domain claims is ready.\n',
    );
    expect(actions(await keys(['audit', 'show', ...AUDIT]))).toEqual([
      'store-opened',
      'domain-created',
      'domain-created',
    ]);
    expect(existsSync(join(folder, '.config'))).toBe(false);
  });

  it.each([
    [['--keys', 'k/s.db'], '--domain is missing'],
    [['--domain', 'a', ...SETTINGS], '--keys is missing'],
    [['--keys', 'k/s.db', '--domain', 'a'], '--purpose is missing'],
    [['--keys', 'k/s.db', '--domain', 'A b', ...SETTINGS], 'small letters'],
    [['--keys', 'k/s.db', '--domain', 'a', '--purpose', 'x', '--legal-basis', 'contract'], 'region'],
    [
      ['--keys', 'k/s.db', '--domain', 'a', '--purpose', 'x', '--legal-basis', 'contrat', '--region', 'DE'],
      'did you mean contract?',
    ],
    [['--keys', 'k/s.db', '--key-file', 'k/kek', '--domain', 'a', ...SETTINGS], 'outside the folder'],
  ])('makes nothing of %j', async (words, message) => {
    const { chatveil, folder } = placeWith();
    const env = { XDG_CONFIG_HOME: join(folder, 'config') };
    refused(await chatveil(['keys', 'init', ...words], { env }), 2, message);
    expect(existsSync(join(folder, 'k/s.db'))).toBe(false);
    expect(existsSync(join(folder, 'config'))).toBe(false);
  });

  it('makes no domain twice, and no other command makes a store', async () => {
    const { chatveil } = await withStore();
    refused(await chatveil(['keys', 'init', ...IN, ...SETTINGS]), 2, 'exists already');
    refused(await chatveil(['keys', 'status', '--keys', 'none.db']), 4, 'make one with `chatveil keys init`');
  });
});

describe('chatveil keys set and status', () => {
  it('change and show what a domain is for, in columns that line up', async () => {
    const { keys, where, chatveil } = await withStore();
    await seal(where);
    refused(await chatveil(['keys', 'set', ...IN]), 2, 'name what changes');
    await keys(['keys', 'set', ...IN, '--reveal', 'controlled', '--recipients', 'analytics,research']);
    await keys(['keys', 'hold', ...IN, '--subject', '-', '--basis', 'claim 7'], HANDLE);
    const status = await keys(['keys', 'status', ...STORE]);
    const lines = status.split('\n');
    expect(lines[1]).toMatch(
      /^support-eu +support quality +contract +DE, AT +analytics, research +any +controlled +1 +0$/,
    );
    for (const title of ['Purpose', 'Legal basis', 'Region', 'Recipients', 'Reveal']) {
      const at = lines[0]!.indexOf(title);
      expect(lines[1]!.slice(at - 2, at + 1), title).toMatch(/^ {2}\S$/);
    }
    expect(status).toMatch(/^support-eu +active +1 +1$/m);
    expect(status).toMatch(/^ +1 +\d{4}-\d\d-\d\d +yes +yes$/m);
    expect(status).toMatch(/Backups of the store since \d{4}-\d\d-\d\d can be read with this key/);
    expect(actions(await keys(['audit', 'show', ...AUDIT])).slice(2)).toEqual(['settings-changed', 'hold']);
  });
});

describe('chatveil keys rotate', () => {
  it('keeps tokens, ends the old key, and says what that means for backups', async () => {
    const { keys, where, chatveil, folder } = await withStore();
    const token = await seal(where);
    const old = readFileSync(where.keyFile);
    const said = await chatveil(['keys', 'rotate', ...STORE]);
    expect(said.code).toBe(0);
    expect(said.stderr.split('\n').length).toBe(4);
    expect(said.stdout).toContain('Generation 2 wraps all keys now; ended: 1.');
    expect(said.stdout).toMatch(/Backups of the store from before can no longer be read once/);
    expect(await open(where, token)).toEqual(['vexilquor@example.com']);
    expect(await keys(['keys', 'status', ...STORE])).toMatch(/^support-eu +active +2 +1$/m);
    writeFileSync(join(folder, 'old'), old, { mode: 0o400 });
    const late = await chatveil(['keys', 'status', '--keys', 'keys/support.db', '--key-file', 'old']);
    refused(late, 2, 'generation 2 of the key-encryption key is missing');
    expect(
      actions(await keys(['audit', 'show', ...AUDIT])).filter((action) => action === 'rotate').length,
    ).toBe(2);
  });

  it('may be interrupted or killed at any moment', async () => {
    const { keys, where, start } = await withStore();
    const token = await seal(where);
    await fill(where, 20_000);
    const generations = (): number => readFileSync(where.keyFile, 'latin1').match(/^\d+ /gm)?.length ?? 0;
    const between: number[] = [];
    for (const [i, wait] of [0, 0, 50, 100, 200, 300].entries()) {
      const child = start(['keys', 'rotate', ...STORE]);
      child.stdin.end();
      // From the first step on: wrapping all keys anew takes the longest.
      child.stderr.once('data', () => setTimeout(() => child.kill(i % 2 === 0 ? 'SIGKILL' : 'SIGINT'), wait));
      const said = await outcomeOf(child);
      if (i % 2 === 1 && said.code !== 0)
        expect(said).toMatchObject({
          code: 4,
          stderr: expect.stringContaining('the same command ends the rotation'),
        });
      if (i % 2 === 1) expect(existsSync(`${where.keyFile}.lock`)).toBe(false);
      rmSync(`${where.keyFile}.lock`, { force: true });
      between.push(generations());
      expect(await open(where, token), `${wait} ms`).toEqual(['vexilquor@example.com']);
    }
    expect(Math.max(...between)).toBeGreaterThan(1);
    await keys(['keys', 'rotate', ...STORE]);
    expect(generations()).toBe(1);
    expect(await open(where, token)).toEqual(['vexilquor@example.com']);
  });
});

describe('chatveil erase', () => {
  it('destroys, proves, certifies, and shows neither handle nor value anywhere', async () => {
    const { keys, where, chatveil, folder } = await withStore();
    const token = await seal(where);
    const other = await seal(where, 'cust-2');
    const found = await keys(
      ['keys', 'find', ...IN, '--subject', '-', '--reference', 'req-17'],
      ` ${HANDLE}\n`,
    );
    expect(found).toMatch(/^File +Conversation\nchats\.jsonl +c-1\n$/);
    const words = ['erase', ...IN, '--subject', '-', '--reference', 'req-17', '--certificate', 'c.json'];
    const erased = await chatveil(words, { stdin: `${HANDLE}\n` });
    expect(erased.code).toBe(0);
    expect(erased.stdout).toContain('Request req-17\nDestroyed: 1 keys, 0 values, 1 places.');
    expect(erased.stdout).toContain('let go within 60 seconds');
    expect(erased.stdout).toContain('hold no byte of the keys');
    expect(erased.stdout).toMatch(/Not reached:\n(.*\n)*.*backups of the key store/);
    expect(await open(where, token)).toEqual(['KEY_GONE']);
    expect(await open(where, other)).toEqual(['vexilquor@example.com']);

    const certificate = readFileSync(join(folder, 'c.json'), 'utf8');
    expect(statSync(join(folder, 'c.json')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(certificate)).toMatchObject({
      kind: 'chatveil-erasure',
      reference: 'req-17',
      proved: { keys_are_gone: true, bytes_left_in_files: false },
    });
    // Certificates are kept.
    refused(await chatveil(words, { stdin: HANDLE }), 2, 'there already');

    await keys(['audit', 'export', ...AUDIT, '-o', 'audit.jsonl']);
    const again = await chatveil(['erase', ...IN, '--subject', HANDLE]);
    expect(again.stdout).toContain('No key was there');
    const empty = await chatveil(['keys', 'find', ...IN, '--subject', HANDLE]);
    const named = await chatveil(['erase', ...IN, '--subject', HANDLE, '--reference', HANDLE]);
    refused(named, 2, 'must not name the subject');
    const shown = await keys(['audit', 'show', ...AUDIT]);
    const exported = readFileSync(join(folder, 'audit.jsonl'), 'utf8');
    const files = ['keys/support.db', 'secret/kek', 'secret/kek.erasures'].map((name) =>
      readFileSync(join(folder, name), 'latin1'),
    );
    const status = await keys(['keys', 'status', ...STORE]);
    const said = [erased, again, empty, named].flatMap(({ stdout, stderr }) => [stdout, stderr]);
    const all = [...said, certificate, exported, shown, status, ...files].join('\n');
    expect(all).not.toMatch(/vexilquor/i);
    expect([...said, certificate].join('\n')).not.toMatch(/anonym/i);
  });

  it('erases what was filed under a conversation, and nothing of the customer of that name', async () => {
    const { keys, where } = await withStore();
    const third = await seal(where, 'conversation\nc-1');
    const customer = await seal(where, 'c-1');
    expect(await keys(['erase', ...IN, '--conversation', 'c-1'])).toMatch(
      /^Request erasure-[0-9a-f]{12}\nDestroyed: 1/,
    );
    expect(await open(where, third)).toEqual(['KEY_GONE']);
    expect(await open(where, customer)).toEqual(['vexilquor@example.com']);
  });

  it('waits for a hold to be lifted', async () => {
    const { keys, where, chatveil } = await withStore();
    const token = await seal(where);
    const about = [...IN, '--subject', HANDLE];
    await keys(['keys', 'hold', ...about, '--basis', 'claim 7']);
    refused(await chatveil(['erase', ...about]), 4, 'a legal hold keeps');
    expect(await open(where, token)).toEqual(['vexilquor@example.com']);
    refused(await chatveil(['keys', 'hold', ...about]), 2, '--basis');
    await keys(['keys', 'hold', ...about, '--lift']);
    await keys(['erase', ...about]);
    expect(await open(where, token)).toEqual(['KEY_GONE']);
  });

  it('is about one subject, who is named', async () => {
    const { chatveil } = await withStore();
    const both = ['--subject', 'a', '--conversation', 'b'];
    for (const words of [[], both])
      refused(await chatveil(['erase', ...IN, ...words]), 2, 'name either --subject');
    refused(await chatveil(['erase', ...IN, '--subject', '-'], { stdin: ' \n' }), 2, 'not empty');
    refused(
      await chatveil(['erase', ...STORE, '--domain', 'none', '--subject', 'a']),
      2,
      'no domain of that name',
    );
  });

  it('says so if bytes of the keys stay in the files', async () => {
    const { where, chatveil } = await withStore();
    await seal(where);
    const reader = new Sqlite(where.store);
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM data_keys').all();
    const said = await chatveil(['erase', ...IN, '--subject', HANDLE]);
    reader.close();
    expect(said.stdout).toContain('STILL HOLD bytes of the keys');
    expect(said.code).toBe(1);
  });
});

describe('a store in PostgreSQL', () => {
  it('is made, erased from and rotated like one in a file, and says what the database keeps', async ({
    skip,
  }) => {
    if ('absent' in postgres) skip(postgres.absent);
    const url = 'url' in postgres ? postgres.url : '';
    const schema = newSchema();
    const where = { store: `${url}?schema=${schema}`, keyFile: 'kek' };
    const place = placeWith();
    const keyFile = join(place.folder, 'kek');
    const all = ['--keys', where.store, '--key-file', 'kek'];
    const say = async (words: readonly string[]): Promise<string> => {
      const said = await place.chatveil(words);
      expect(said.code, said.stderr).toBe(0);
      return said.stdout;
    };
    try {
      await say(['keys', 'init', ...all, '--domain', 'support-eu', ...SETTINGS]);
      await say(['keys', 'init', ...all, '--domain', 'claims', ...SETTINGS]);
      const token = await seal({ ...where, keyFile });
      const other = await seal({ ...where, keyFile }, 'cust-2');
      await say(['keys', 'rotate', ...all]);
      expect(await say(['keys', 'status', ...all])).toMatch(/^support-eu +active +2 +2$/m);
      const words = [
        'erase',
        ...all,
        '--domain',
        'support-eu',
        '--subject',
        HANDLE,
        '--certificate',
        'c.json',
      ];
      const erased = await say(words);
      expect(erased).toMatch(/not searched.*\n(.*\n)*.*VACUUM, its write-ahead log, replicas/);
      const certificate = readFileSync(join(place.folder, 'c.json'), 'utf8');
      expect(JSON.parse(certificate)).toMatchObject({
        store: 'postgres',
        proved: { bytes_left_in_files: 'not searched' },
      });
      expect(certificate).toContain('VACUUM');
      expect(await open({ ...where, keyFile }, `${token} ${other}`)).toEqual([
        'KEY_GONE',
        'vexilquor@example.com',
      ]);
      await say(['audit', 'verify', '--keys', where.store]);
    } finally {
      await dropSchema(url, schema);
    }
  });
});

describe('chatveil keys expire and restore', () => {
  it('destroy what is past its time, and repeat erasures that a backup does not know of', async () => {
    const { keys, where, chatveil } = await withStore();
    const token = await seal(where);
    expect(await keys(['keys', 'expire', ...STORE])).toBe('Destroyed: 0 keys, 0 values, 0 places.\n');
    const backup = readFileSync(where.store);
    await keys(['erase', ...IN, '--subject', HANDLE]);
    writeFileSync(where.store, backup);
    for (const end of ['-wal', '-shm']) rmSync(where.store + end, { force: true });
    refused(await chatveil(['keys', 'status', ...STORE]), 4, 'chatveil keys restore');
    expect(await keys(['keys', 'restore', ...STORE])).toContain('knows all 1 erasures');
    expect(await open(where, token)).toEqual(['KEY_GONE']);
  });
});

describe('chatveil audit', () => {
  it('shows entries in columns, and names the entry at which the chain is broken', async () => {
    const { keys, where, chatveil, folder } = await withStore();
    const shown = await keys(['audit', 'show', ...AUDIT]);
    expect(shown).toMatch(
      /^# +Time +Action +Actor +Domain +Purpose +Reference\n1 +\d{4}-\d\d-\d\dT[\d:.]+Z +store-opened +ann\n2 /,
    );
    expect(await keys(['audit', 'verify', ...AUDIT])).toMatch(
      /^The audit holds: 2 entries, the last with the hash [0-9a-f]{64}\.\n$/,
    );
    await keys(['audit', 'export', ...AUDIT, '-o', 'a.jsonl']);
    const lines = readFileSync(join(folder, 'a.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).entry.seq)).toEqual([1, 2]);
    expect(await keys(['audit', 'export', ...AUDIT, '-o', '-'])).toBe(`${lines.join('\n')}\n`);
    const db = new Sqlite(where.store);
    db.exec("DROP TRIGGER audit_is_final; UPDATE audit SET body = replace(body, 'ann', 'bob') WHERE seq = 2");
    db.close();
    refused(await chatveil(['audit', 'verify', ...AUDIT]), 4, 'does not hold: entry 2');
    refused(await chatveil(['audit', 'export', ...AUDIT, '-o', 'b.jsonl']), 4, 'does not hold: entry 2');
    expect(existsSync(join(folder, 'b.jsonl'))).toBe(false);
    // Shown all the same, for whoever looks into it.
    expect(await keys(['audit', 'show', ...AUDIT])).toContain('bob');
    refused(await chatveil(['audit', 'show', ...STORE]), 2, 'unknown option');
    refused(await chatveil(['audit', 'show', '--keys', 'keys/none.db']), 4, 'there is no key store');
  });
});
