import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { permitReveal } from '../../src/keys/audit/reveal-permit.ts';
import { readGrantFile } from '../../src/keys/grants/grant.ts';
import { openKeys } from '../../src/keys/open-keys.ts';
import { openKeyRing } from '../../src/keys/ring/key-ring.ts';
import { exact, prepareKnown } from '../keys/hand.ts';
import { placeWith } from './start.ts';

const HANDLE = 'cust-vexilquor';
const STORE = ['--keys', 'keys/support.db', '--key-file', 'secret/kek'];
const AUDIT = STORE.slice(0, 2);
const SETTINGS = ['--purpose', 'claims handling', '--legal-basis', 'contract', '--region', 'DE'];
const FOR = ['--approver', 'bob', '--to', 'ann', '--domain', 'claims', '--purpose', 'complaint 7'];

async function controlled() {
  const place = placeWith();
  const keys = async (words: readonly string[], stdin = ''): Promise<string> => {
    const said = await place.chatveil(words, { stdin });
    expect(said.code, `${words.join(' ')}\n${said.stderr}`).toBe(0);
    return said.stdout + said.stderr;
  };
  await keys(['keys', 'init', ...STORE, '--domain', 'claims', ...SETTINGS, '--reveal', 'controlled']);
  await keys(['grant', 'keygen', '-o', 'bob.pem']);
  const where = { store: join(place.folder, 'keys/support.db'), keyFile: join(place.folder, 'secret/kek') };
  const file = (name: string): string => join(place.folder, name);
  return { ...place, keys, where, file };
}

describe('chatveil grant', () => {
  it('gives leave to open what it names, and no more, without naming the subject', async () => {
    const { keys, where, file, chatveil } = await controlled();
    expect(statSync(file('bob.pem')).mode & 0o777).toBe(0o600);
    const enrolled = await keys([
      'grant',
      'enroll',
      ...STORE,
      '--approver',
      'bob',
      '--public-key',
      'bob.pub.pem',
    ]);
    expect(enrolled).toMatch(/^Enrolled with the key [0-9a-f]{32}\./);
    const sign = ['grant', 'sign', '--sign', 'bob.pem', ...FOR, '-o', 'g.json'];
    const about = ['--type', 'EMAIL,phone', '--subject', '-', ...STORE];
    const said = await keys([...sign, ...about, '--uses', '2', '--minutes', '5'], `${HANDLE}\n`);
    expect(said).toMatch(/^Grant [0-9a-f]{16} holds until /);
    const grant = readGrantFile(file('g.json'));
    expect(grant).toMatchObject({ actor: 'ann', approver: 'bob', types: ['EMAIL', 'PHONE'], uses: 2 });
    expect(grant.expires - grant.not_before).toBe(300_000);
    expect(statSync(file('g.json')).mode & 0o777).toBe(0o600);
    const shown = await keys(['audit', 'show', ...AUDIT]);
    expect(readFileSync(file('g.json'), 'utf8') + said + shown).not.toContain('vexilquor');

    const { manager, close } = await openKeys(where);
    const ring = await openKeyRing(manager, 'claims');
    const subjects = [{ handle: HANDLE }, { handle: 'cust-2' }];
    await prepareKnown(ring, subjects);
    const text = subjects
      .map((subject) => ring.seal(subject, 'EMAIL', exact('a@example.com'), { form: 'd' }))
      .join(' ');
    const own = ring.find(text).flatMap((found) => found.own ?? []);
    const asked = { actor: 'ann', domain: 'claims', purpose: 'complaint 7' };
    await expect(permitReveal(manager.audit, asked)).rejects.toMatchObject({ code: 'GRANT_REFUSED' });
    const permit = await permitReveal(manager.audit, { ...asked, grant });
    await ring.prepareTokens(own);
    expect(own.map((token) => 'value' in ring.open(token, permit))).toEqual([true, false]);
    await permit.finish();
    await close();

    await keys(['grant', 'enroll', ...STORE, '--approver', 'bob', '--remove']);
    const again = await openKeys(where);
    await expect(permitReveal(again.manager.audit, { ...asked, grant })).rejects.toThrow('not enrolled');
    await again.close();
    const gone = await chatveil(['grant', 'enroll', ...STORE, '--approver', 'bob', '--remove']);
    expect(gone).toMatchObject({ code: 2, stderr: expect.stringContaining('no approver of that name') });
  });

  it.each([
    [['grant', 'sign', '--sign', 'bob.pem', ...FOR, '--to', 'BOB', '-o', 'g.json'], 4, 'to themselves'],
    [['grant', 'sign', '--sign', 'bob.pem', ...FOR, '--minutes', '1441', '-o', 'g.json'], 4, 'expires'],
    [['grant', 'sign', '--sign', 'bob.pub.pem', ...FOR, '-o', 'g.json'], 2, 'no Ed25519 key'],
    [['grant', 'sign', '--sign', 'none.pem', ...FOR, '-o', 'g.json'], 2, 'cannot be read'],
    [['grant', 'sign', ...FOR, '-o', 'g.json'], 2, '--sign is missing'],
    [
      ['grant', 'sign', '--sign', 'bob.pem', ...FOR, '--subject', 'a', '-o', 'g.json'],
      2,
      '--keys is missing',
    ],
    [
      ['grant', 'sign', '--sign', 'bob.pem', ...FOR, '--type', 'EMIAL', '-o', 'g.json'],
      2,
      'did you mean "EMAIL"',
    ],
    [['grant', 'enroll', ...STORE, '--approver', 'bob', '--public-key', 'bob.pem'], 2, 'no Ed25519 key'],
    [['grant', 'enroll', ...STORE, '--approver', 'bob'], 2, 'or take the approver away'],
    [['grant', 'keygen', '-o', 'bob.pem'], 4, 'is there already'],
  ])('refuses %j', async (words, code, message) => {
    const { chatveil, file } = await controlled();
    const before = readFileSync(file('bob.pem'));
    const said = await chatveil(words);
    expect(said.stderr).toContain(message);
    expect(said).toMatchObject({ code, stdout: '' });
    expect(existsSync(file('g.json'))).toBe(false);
    expect(readFileSync(file('bob.pem'))).toEqual(before);
  });
});

describe('a signed head of the audit', () => {
  it('shows that the end was cut off, and is believed by its signature alone', async () => {
    const { keys, where, file, chatveil } = await controlled();
    await keys(['keys', 'expire', ...STORE]);
    await keys(['audit', 'export', ...AUDIT, '-o', 'a.jsonl', '--sign', 'bob.pem']);
    const head = ['--checkpoint', 'a.jsonl.checkpoint', '--public-key', 'bob.pub.pem'];
    await keys(['keys', 'expire', ...STORE]);
    expect(await keys(['audit', 'verify', ...AUDIT, ...head])).toContain(
      'The audit holds, and goes on from entry 4 of the checkpoint: 6 entries',
    );
    const db = new Sqlite(where.store);
    db.exec('DROP TRIGGER audit_stays; DELETE FROM audit WHERE seq > 3');
    db.close();
    expect(await keys(['audit', 'verify', ...AUDIT])).toContain('The audit holds: 3 entries');
    const cut = await chatveil(['audit', 'verify', ...AUDIT, ...head]);
    expect(cut).toMatchObject({ code: 4, stdout: '' });
    expect(cut.stderr).toContain('the end of the audit is missing: entry 4');

    const checkpoint = readFileSync(file('a.jsonl.checkpoint'), 'utf8');
    writeFileSync(file('a.jsonl.checkpoint'), checkpoint.replace('"seq":4', '"seq":3'));
    expect((await chatveil(['audit', 'verify', ...AUDIT, ...head])).stderr).toContain(
      'altered, or signed with',
    );
    const alone = await chatveil(['audit', 'verify', ...AUDIT, ...head.slice(0, 2)]);
    expect(alone).toMatchObject({ code: 2, stderr: expect.stringContaining('go together') });
    const piped = await chatveil(['audit', 'export', ...AUDIT, '-o', '-', '--sign', 'bob.pem']);
    expect(piped).toMatchObject({ code: 2, stdout: '' });
  });
});
