/** The subject shows nowhere: seeded handles and values, every kind of failure, and then a search of all that there is. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openKeys } from '../../src/keys/open-keys.ts';
import { openKeyRing } from '../../src/keys/ring/key-ring.ts';
import { canary, canaryMail, seededFiles, seedsIn } from '../contracts/canaries.ts';
import { exact } from '../keys/hand.ts';
import { placeWith } from './start.ts';

const HANDLE = canary('handle');
const HELD = canary('held');
const STORE = ['--keys', 'keys/s.db', '--key-file', 'secret/kek'];
const AUDIT = STORE.slice(0, 2);
const IN = [...STORE, '--domain', 'support-eu'];
const SETTINGS = ['--purpose', 'support', '--legal-basis', 'contract', '--region', 'DE'];

it('no command says whom it is about, whether it works or fails', async () => {
  const place = placeWith();
  const all: string[] = [];
  const say = async (words: readonly string[], codes: readonly number[], stdin = HANDLE): Promise<void> => {
    const said = await place.chatveil(words, { stdin });
    const shown = `${words.join(' ')}\n${said.stdout}${said.stderr}`;
    expect(codes, shown).toContain(said.code);
    expect(seedsIn(said.stdout + said.stderr), shown).toEqual([]);
    all.push(said.stdout, said.stderr);
  };
  await say(['keys', 'init', ...IN, ...SETTINGS], [0]);
  const where = { store: join(place.folder, 'keys/s.db'), keyFile: join(place.folder, 'secret/kek') };
  const { manager, close } = await openKeys(where);
  const ring = await openKeyRing(manager, 'support-eu');
  const subjects = [
    { handle: HANDLE },
    { handle: HELD },
    { handle: `conversation\n${canary('conversation')}` },
  ];
  await ring.prepare(subjects);
  for (const subject of subjects) {
    ring.notePlace(subject, { file: canary('file'), conversation: canary('id') });
    ring.seal(subject, 'EMAIL', exact(canaryMail('value')), { form: 'v', scope: 'domain' });
  }
  await ring.flush();
  ring.close();
  await close();

  const about = [...IN, '--subject', '-'];
  await say(['keys', 'hold', ...about, '--basis', 'claim 7'], [0], HELD);
  await say(['keys', 'hold', ...about, '--basis', `about ${HELD}`], [2], HELD);
  await say(['erase', ...about], [4], HELD);
  await say(['erase', ...about, '--reference', `req ${HANDLE}`], [2]);
  await say(['erase', ...about, '--purpose', HANDLE], [2]);
  await say(['erase', ...about, '--certificate', 'none/c.json'], [2]);
  await say(['erase', ...IN, '--subject', `${HANDLE}\tx`], [2]);
  await say(['erase', ...IN, '--subject', HANDLE.repeat(100)], [2]);
  await say(['erase', ...STORE, '--domain', 'none', '--subject', HANDLE], [2]);
  await say(['erase', '--keys', 'none.db', '--domain', 'support-eu', '--subject', HANDLE], [4]);
  await say(
    ['erase', '--keys', `postgres://${HANDLE}:${HANDLE}@[x`, '--domain', 'a', '--subject', HANDLE],
    [2],
  );
  const down = ['--keys', `postgres://${HANDLE}:${HANDLE}@127.0.0.1:1/${HANDLE}`];
  await say(['erase', ...down, '--key-file', 'secret/kek', '--domain', 'a', '--subject', HANDLE], [4]);
  writeFileSync(join(place.folder, 'bad.kek'), `1 ${HANDLE}\n`, { mode: 0o400 });
  await say(['keys', 'status', '--keys', 'keys/s.db', '--key-file', 'bad.kek'], [2]);
  writeFileSync(join(place.folder, 'g.pem'), HANDLE);
  await say(['grant', 'enroll', ...STORE, '--approver', 'bob', '--public-key', 'g.pem'], [2]);
  await say(['audit', 'verify', ...AUDIT, '--checkpoint', 'g.pem', '--public-key', 'g.pem'], [4]);
  await say(['erase', ...about, '--reference', 'req-1', '--certificate', 'c.json'], [0]);
  await say(['erase', ...IN, '--conversation', canary('conversation'), '--certificate', 'd.json'], [0]);
  await say(['keys', 'find', ...about, '--reference', 'req-1'], [0]);
  await say(['keys', 'status', ...STORE], [0]);
  await say(['audit', 'export', ...AUDIT, '-o', 'audit.jsonl'], [0]);
  await say(['audit', 'show', ...AUDIT], [0]);
  mkdirSync(join(place.folder, 'broken'));
  copyFileSync(where.store, join(place.folder, 'broken/s.db'));
  const db = new Sqlite(join(place.folder, 'broken/s.db'));
  db.exec('DROP TRIGGER audit_is_final');
  db.prepare('UPDATE audit SET body = ? WHERE seq = 2').run(`{"${HANDLE}`);
  db.close();
  for (const what of ['verify', 'show']) await say(['audit', what, '--keys', 'broken/s.db'], [0, 4]);
  await say(['keys', 'status', '--keys', 'broken/s.db', '--key-file', 'secret/kek'], [0]);

  // What this test itself wrote aside, no file of the store, the key, the journal, the audit or a certificate.
  const own = ['bad.kek', 'g.pem', 'broken/s.db', 'broken/s.db-wal', 'broken/s.db-shm'];
  expect(seededFiles(place.folder, own)).toEqual({});
  expect(all.join('\n')).not.toMatch(/anonymi[sz]/i);
});
