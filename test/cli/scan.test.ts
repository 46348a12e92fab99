import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeWith } from './start.ts';

const CHAT = `${JSON.stringify({ id: 'c1', messages: [{ author: 'mia', text: 'write to mia@example.com please' }] })}\n`;
const EMPTY = `${JSON.stringify({ id: 'c1', messages: [{ author: 'customer', text: 'hello' }] })}\n`;
const BROKEN = '{"id":\n';

describe('chatveil scan', () => {
  it('prints the counts on stdout and writes nothing', async () => {
    const { folder, chatveil } = placeWith({ 'chats.jsonl': CHAT });
    const { code, stdout, stderr } = await chatveil(['scan', 'chats.jsonl']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Scanned 1 file: 1 conversation, 1 message, /);
    expect(stdout).toMatch(/\nEMAIL {7}1\n/);
    expect(stdout).not.toContain('example.com');
    expect(readdirSync(folder)).toEqual(['chats.jsonl']);
  });

  it('never says that nothing is there', async () => {
    const { chatveil } = placeWith({ 'chats.jsonl': EMPTY });
    const { code, stdout } = await chatveil(['scan', 'chats.jsonl']);
    expect(code).toBe(0);
    expect(stdout).toContain('which does not prove that nothing is there');
    expect(stdout).toMatch(/\nLooked for: \d+ types by \d+ rules/);
  });
});

describe('--fail-on', () => {
  it.each([
    ['email', CHAT, 1, 'EMAIL'],
    ['CARD,EMAIL', CHAT, 1, 'EMAIL'],
    ['any', CHAT, 1, 'EMAIL'],
    ['CARD', CHAT, 0, undefined],
    ['any', EMPTY, 0, undefined],
    ['EMAIL', CHAT + BROKEN, 1, 'EMAIL'],
    ['CARD', CHAT + BROKEN, 3, undefined],
  ])('%s on its input gives the code', async (types, content, expected, found) => {
    const { chatveil } = placeWith({ 'chats.jsonl': content });
    const { code, stderr } = await chatveil(['scan', 'chats.jsonl', '--fail-on', types]);
    expect(code).toBe(expected);
    if (found === undefined) expect(stderr).toBe('');
    else expect(stderr).toMatch(new RegExp(`^chatveil: --fail-on: found .*${found}`));
  });
});

describe('--findings', () => {
  it('says where and what, readable by the owner alone, without the text', async () => {
    const { folder, chatveil } = placeWith({ 'chats.jsonl': CHAT });
    expect((await chatveil(['scan', 'chats.jsonl', '--findings', 'found.jsonl'])).code).toBe(0);
    expect(statSync(join(folder, 'found.jsonl')).mode & 0o777).toBe(0o600);
    const text = readFileSync(join(folder, 'found.jsonl'), 'utf8');
    expect(text).not.toContain('example.com');
    const emails = text
      .split('\n')
      .filter((line) => line.includes('"EMAIL"'))
      .map((line) => JSON.parse(line));
    expect(emails).toEqual([
      expect.objectContaining({
        v: 1,
        file: 'chats.jsonl',
        conversation: 'c1',
        message: 0,
        start: 9,
        end: 24,
      }),
    ]);
  });

  it('adds the text only if told to', async () => {
    const { folder, chatveil } = placeWith({ 'chats.jsonl': CHAT });
    await chatveil(['scan', 'chats.jsonl', '--findings', 'found.jsonl', '--show-values']);
    expect(readFileSync(join(folder, 'found.jsonl'), 'utf8')).toContain('"value":"mia@example.com"');
  });
});
