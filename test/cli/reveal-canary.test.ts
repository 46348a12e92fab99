/** With keys: no value and no handle shows in logs, reports, manifests, key store, audit or errors, but in what was revealed. */
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canary, canaryMail, seededFiles, seedsIn } from '../contracts/canaries.ts';
import { DOMAIN_WORDS, placeWith } from './start.ts';

const KEYS = ['--keys', 'keys/s.db', '--key-file', 'secret/kek'];
const AUDIT = KEYS.slice(0, 2);
const chat = (id: string, handle: string, ...texts: string[]): string =>
  JSON.stringify({
    conversation_id: id,
    customer: { id: handle },
    messages: texts.map((text) => ({ text })),
  });

const CHATS = [
  chat('chat-81001', canary('handle'), `mail ${canaryMail('one')}`, `and again ${canaryMail('one')}`),
  chat('chat-81002', canary('other'), `mail ${canaryMail('two')} or \\u0041 ${canaryMail('odd')}`),
  `{"conversation_id":"chat-81003","messages":[{"text":"${canary('broken')}`,
];
const POLICY =
  'version: 1\nextends: pseudonymise\nsubject: { path: /customer/id }\ntypes: { EMAIL: { action: token, form: v } }\n';

it('shows no value and no handle, whatever fails', async () => {
  const place = placeWith({
    'in/a.jsonl': `${CHATS.join('\n')}\n`,
    'policy.yaml': POLICY,
    'beside/.keep': '',
  });
  const say = async (
    words: readonly string[],
    code: number,
    env: NodeJS.ProcessEnv = {},
  ): Promise<string> => {
    const said = await place.chatveil(words, { env });
    const shown = `${words.join(' ')}\n${said.stdout}${said.stderr}`;
    expect(said.code, shown).toBe(code);
    expect(seedsIn(said.stdout + said.stderr), shown).toEqual([]);
    return said.stdout + said.stderr;
  };
  await say(['keys', 'init', ...KEYS, ...DOMAIN_WORDS], 0);
  const redact = ['redact', 'in', '-o', 'out', '-p', 'policy.yaml', ...KEYS];
  // The broken line is held back.
  await say([...redact, '--findings', 'beside/f.jsonl', '--report', 'beside/r.json'], 3);
  await say(['redact', 'in', '-o', 'out-2', '-w', '2', ...redact.slice(4)], 3);
  await say(['keys', 'status', ...KEYS], 0);
  await say(['audit', 'show', ...AUDIT], 0);
  await say(['audit', 'export', '-o', 'beside/audit.jsonl', ...AUDIT], 0);

  const reveal = ['reveal', 'out/a.jsonl', '-o', 'open.jsonl', '--purpose', 'complaint 17'];
  await say([...reveal, ...KEYS], 0);
  expect(readFileSync(join(place.folder, 'open.jsonl'), 'utf8')).toBe(`${CHATS.slice(0, 2).join('\n')}\n`);
  rmSync(join(place.folder, 'open.jsonl'));

  await say(['reveal', 'out/a.jsonl', '-o', 'open.jsonl', ...KEYS], 2);
  await say([...reveal, '--keys', 'nowhere.db'], 4);
  await say([...reveal, ...KEYS.slice(0, 2), '--key-file', 'policy.yaml'], 2);
  await say([...reveal, ...KEYS, '--domain', 'support-us'], 2);
  await say([...reveal, '--keys', `postgres://${canary('user')}:${canary('password')}@127.0.0.1:1/x`], 4, {
    CHATVEIL_KEK: `1:${Buffer.alloc(32).toString('base64')}`,
  });
  chmodSync(join(place.folder, 'secret/kek'), 0o644);
  await say([...reveal, ...KEYS], 2);
  await say(['redact', 'in', '-o', 'out-3', ...redact.slice(4)], 2);
  chmodSync(join(place.folder, 'secret/kek'), 0o400);
  writeFileSync(join(place.folder, 'keys/s.db'), 'no database any more');
  await say([...reveal, ...KEYS], 4);

  expect(seededFiles(place.folder, ['in/a.jsonl'])).toEqual({});
});
