/** Pseudonymising and revealing by the built program, from a new store to the audit. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dropSchema, newSchema, postgres } from '../keys/store-places.ts';
import { DOMAIN_WORDS, type Place, placeWith } from './start.ts';

const chat = (id: string, customer: string, text: string): string =>
  `${JSON.stringify({ conversation_id: id, customer: { id: customer }, messages: [{ role: 'customer', text }] })}\n`;
const ONE = chat('chat-80001', 'C-88213', 'my mail is odalys.brenner@example.com, pin 4471');
const TWO = chat('chat-80002', 'C-90021', 'or 07700 900123');
const MAIL = (i: number): string => `my mail is u${i}@example.com`;
const POLICY = 'version: 1\nextends: pseudonymise\nsubject: { path: /customer/id }\n';

async function placeWithKeys(
  ...more: readonly string[]
): Promise<Place & { readonly keys: readonly string[] }> {
  const place = placeWith({ 'chats.jsonl': ONE + TWO, 'policy.yaml': POLICY });
  const keys = ['--keys', 'keys/store.db', '--key-file', 'key/kek'];
  const { code } = await place.chatveil(['keys', 'init', ...keys, ...DOMAIN_WORDS, ...more]);
  expect(code).toBe(0);
  return { ...place, keys };
}

const read = ({ folder }: Place, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('chatveil redact with keys', () => {
  it('writes tokens, says whose keys turn them back, and reveal does', async () => {
    const place = await placeWithKeys();
    const redact = ['redact', 'chats.jsonl', '-o', 'safe.jsonl', '-p', 'policy.yaml', ...place.keys];
    const { code, stderr } = await place.chatveil(redact);
    expect(code).toBe(0);
    expect(stderr).toContain('  it writes tokens that the keys of support-eu (quality) turn back\n');
    expect(stderr).toMatch(/\nEMAIL +1 {2}token\n/);
    const safe = read(place, 'safe.jsonl');
    expect(safe).toMatch(/"id":"PII1_SUBJECT_d_[a-z2-7]+"/);
    expect(safe).not.toMatch(/odalys|900123|88213|4471/);

    const back = await place.chatveil([
      ...['reveal', 'safe.jsonl', '-o', 'open.jsonl', ...place.keys],
      ...['--purpose', 'complaint 17', '--reference', 'case-17', '--actor', 'maren'],
    ]);
    expect({ code: back.code, stdout: back.stdout }).toEqual({ code: 0, stdout: '' });
    expect(back.stderr).toBe(
      'Revealed 1 file; the audit holds who did it and what for.\nTokens\n     4  opened\n',
    );
    expect(read(place, 'open.jsonl')).toBe((ONE + TWO).replace('4471', '[PIN_1]'));
    expect(statSync(join(place.folder, 'open.jsonl')).mode & 0o777).toBe(0o600);
    const audit = await place.chatveil(['audit', 'show', ...place.keys.slice(0, 2)]);
    expect(audit.stdout).toMatch(
      /redact .*quality\n(.*\n)*.*redact-result(.*\n)*.*reveal-intent +maren .*complaint 17 +case-17\n(.*\n)*.*reveal-result/,
    );
  });

  it('finds a customer again, and after erasing nobody opens their tokens', async () => {
    const place = await placeWithKeys();
    const redact = ['redact', 'chats.jsonl', '-o', 'safe.jsonl', '-p', 'policy.yaml', '-q', ...place.keys];
    await place.chatveil(redact);
    const subject = ['--subject', '-', '--domain', 'support-eu', '--purpose', 'request', ...place.keys];
    const found = await place.chatveil(['keys', 'find', ...subject], { stdin: 'C-88213\n' });
    expect(found.stdout).toMatch(/chats\.jsonl +chat-80001/);
    expect(found.stdout).not.toContain('chat-80002');
    expect((await place.chatveil(['erase', ...subject], { stdin: 'C-88213\n' })).code).toBe(0);
    const back = await place.chatveil([
      ...['reveal', 'safe.jsonl', '-o', 'open.jsonl', '--purpose', 'complaint 17', ...place.keys],
    ]);
    expect(back.code).toBe(0);
    expect(back.stderr).toContain('     2  stayed closed: their keys were erased, ');
    expect(read(place, 'open.jsonl').split('\n')[1]).toBe(TWO.trimEnd());
    const again = await place.chatveil([
      'redact',
      'chats.jsonl',
      '-o',
      'later.jsonl',
      '-p',
      'policy.yaml',
      ...place.keys,
    ]);
    expect(again.stderr).toContain('2 values masked instead of sealed: ');
    expect(read(place, 'later.jsonl').split('\n')[0]).toContain('"id":"[SUBJECT_1]"');
  });

  it('is a filter for a single token', async () => {
    const place = await placeWithKeys();
    const redacted = await place.chatveil(
      ['redact', '-', '-f', 'text', '-o', '-', '-p', 'pseudonymise-short', '-q', ...place.keys],
      { stdin: 'write to odalys.brenner@example.com\n' },
    );
    expect(redacted.stdout).toMatch(/^write to PII1_EMAIL_v_[a-z2-7]{13}\n$/);
    const { stdout } = await place.chatveil(
      ['reveal', '-', '-f', 'text', '-o', '-', '-q', '--purpose', 'complaint 17', ...place.keys],
      { stdin: redacted.stdout.replace('write to ', '') },
    );
    expect(stdout).toBe('odalys.brenner@example.com\n');
  });

  it('takes the keys from chatveil.yaml', async () => {
    const place = await placeWithKeys();
    writeFileSync(
      join(place.folder, 'chatveil.yaml'),
      'policy: policy.yaml\nkeys: keys/store.db\nkey_file: key/kek\ndomain: support-eu\n',
    );
    const { code } = await place.chatveil(['redact', 'chats.jsonl', '-o', 'safe.jsonl', '-q']);
    expect(code).toBe(0);
    expect(read(place, 'safe.jsonl')).toContain('PII1_EMAIL_d_');
  });

  it('writes nothing without its keys, and says what to do', async () => {
    const place = placeWith({ 'chats.jsonl': ONE });
    const none = await place.chatveil(['redact', 'chats.jsonl', '-o', 'safe.jsonl', '-p', 'pseudonymise']);
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('the policy writes tokens, which needs a key store');
    const missing = ['redact', 'chats.jsonl', '-o', 'safe.jsonl', '-p', 'pseudonymise', '--keys', 'no.db'];
    const { code, stderr } = await place.chatveil(missing);
    expect(code).toBe(4);
    expect(stderr).toContain('there is no key store; make one with `chatveil keys init`');
    expect(existsSync(join(place.folder, 'safe.jsonl'))).toBe(false);
    expect(existsSync(join(place.folder, 'no.db'))).toBe(false);
  });

  it.each([
    ['scan', ['scan', 'chats.jsonl', '-p', 'pseudonymise']],
    ['a preview', ['redact', 'chats.jsonl', '-p', 'pseudonymise', '--preview', '1']],
    ['explain', ['explain', 'mail odalys.brenner@example.com', '-p', 'pseudonymise']],
  ])('%s needs no keys and makes none', async (_, words) => {
    const place = placeWith({ 'chats.jsonl': ONE });
    const { code, stdout } = await place.chatveil(words);
    expect(code).toBe(0);
    expect(stdout).toContain('EMAIL');
  });
});

describe('chatveil reveal in a controlled domain', () => {
  it('needs the signed leave of another person', async () => {
    const place = await placeWithKeys('--reveal', 'controlled');
    await place.chatveil([
      'redact',
      'chats.jsonl',
      '-o',
      'safe.jsonl',
      '-p',
      'policy.yaml',
      '-q',
      ...place.keys,
    ]);
    const reveal = ['reveal', 'safe.jsonl', '-o', 'open.jsonl', '--actor', 'maren', ...place.keys];
    const alone = await place.chatveil([...reveal, '--purpose', 'complaint 17']);
    expect(alone.code).toBe(4);
    expect(existsSync(join(place.folder, 'open.jsonl'))).toBe(false);

    await place.chatveil(['grant', 'keygen', '-o', 'odo.pem']);
    await place.chatveil([
      ...[
        'grant',
        'enroll',
        '--approver',
        'odo',
        '--public-key',
        'odo.pub.pem',
        '--actor',
        'odo',
        ...place.keys,
      ],
    ]);
    const signed = await place.chatveil([
      ...['grant', 'sign', '-o', 'grant.json', '--sign', 'odo.pem', '--approver', 'odo', '--to', 'maren'],
      ...['--domain', 'support-eu', '--purpose', 'complaint 17', '--type', 'EMAIL', ...place.keys],
    ]);
    expect(signed).toMatchObject({ code: 0 });
    const { code, stderr } = await place.chatveil([...reveal, '--grant', 'grant.json']);
    expect(stderr).toMatch(/ 1 {2}opened\n/);
    expect(code).toBe(0);
    const open = read(place, 'open.jsonl');
    expect(open).toContain('odalys.brenner@example.com');
    expect(open).toMatch(/PII1_PHONE_d_/);
  });
});

describe('a store that several processes share', () => {
  it.skipIf('absent' in postgres)('gives them the same tokens, and opens for each', async () => {
    if (!('url' in postgres)) return;
    const schema = newSchema();
    const { url: server } = postgres;
    onTestFinished(() => dropSchema(server, schema));
    const many = Array.from({ length: 40 }, (_, i) =>
      chat(`chat-${82_000 + i}`, `C-${5000 + (i % 7)}`, MAIL(i)),
    );
    const place = placeWith({ 'chats.jsonl': many.join(''), 'policy.yaml': POLICY });
    const url = `${server}${server.includes('?') ? '&' : '?'}schema=${schema}`;
    const keys = ['--keys', url, '--key-file', 'key/kek'];
    expect((await place.chatveil(['keys', 'init', ...keys, ...DOMAIN_WORDS])).code).toBe(0);
    const redact = (output: string, workers: string) =>
      place.chatveil([
        'redact',
        'chats.jsonl',
        '-o',
        output,
        '-p',
        'policy.yaml',
        '-q',
        '-w',
        workers,
        ...keys,
      ]);
    const done = await Promise.all([redact('one.jsonl', '1'), redact('two.jsonl', '2')]);
    expect(done.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(read(place, 'one.jsonl')).toBe(read(place, 'two.jsonl'));
    const back = ['reveal', 'two.jsonl', '-o', 'back.jsonl', '--purpose', 'complaint 17', ...keys];
    expect((await place.chatveil(back)).code).toBe(0);
    expect(read(place, 'back.jsonl')).toBe(many.join(''));
  });
});
