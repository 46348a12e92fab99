/** The library's pool over real threads, on the built code. */
import { spawnSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ChatveilError, createEngine, createPool } from 'chatveil';
import { afterAll, describe, expect, it } from 'vitest';

const engine = await createEngine();
const pool = await createPool({ workers: 2 });
afterAll(() => pool.close());

const conversations = Array.from({ length: 150 }, (_, i) => ({
  id: `c${i}`,
  participants: [{ role: 'customer', name: i % 2 === 0 ? 'Odalys Brenner' : 'Wendell Achterberg' }],
  messages: [
    { role: 'agent', text: 'Hello, what is the best number?' },
    { role: 'customer', text: `07700 900${String(i).padStart(3, '0')}, or write to u${i}@example.com 🙂` },
    { role: 'agent', text: 'Thanks Odalys' },
  ],
}));

describe('a pool of threads', () => {
  it('answers as one engine does, text and conversations, findings and all', async () => {
    expect(pool).toMatchObject({ workers: 2, fingerprint: engine.fingerprint, policy: engine.policy });
    const answers = await Promise.all(conversations.map((one) => pool.redactConversation(one)));
    expect(answers.map((answer) => JSON.stringify(answer))).toEqual(
      conversations.map((one) => JSON.stringify(engine.redactConversation(one))),
    );
    expect(answers[0]?.messages[2]).toEqual({ role: 'agent', text: 'Thanks [PERSON_1]' });
    const texts = conversations.map(({ messages }) => messages[1]?.text ?? '');
    const redacted = await Promise.all(texts.map((text) => pool.redact(text)));
    expect(redacted).toEqual(texts.map((text) => engine.redact(text)));
  });

  it('streams the same bytes as one engine', async () => {
    const lines = conversations.map((one) => `${JSON.stringify(one)}\n`);
    const outputs = await Promise.all(
      [pool, engine].map(async (face) => {
        const parts: Buffer[] = [];
        await pipeline(
          Readable.from(lines.map((line) => Buffer.from(line))),
          face.stream({ format: 'jsonl' }),
          async (out: AsyncIterable<Buffer>) => {
            for await (const part of out) parts.push(part);
          },
        );
        return Buffer.concat(parts).toString();
      }),
    );
    expect(outputs[0]).toBe(outputs[1]);
    expect(outputs[0]).not.toMatch(/Odalys|example\.com/);
  });

  it('names what is wrong with its rules once, with the place once', async () => {
    const error: unknown = await createPool({ workers: 1, rules: ['nowhere/rule.yaml'] }).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(ChatveilError);
    const message = error instanceof Error ? error.message : '';
    expect(message.split('nowhere/rule.yaml')).toHaveLength(2);
    expect(error).toMatchObject({ code: 'RULE_INVALID', place: { file: 'nowhere/rule.yaml' } });
  });

  it('fails what is under way when it is closed, and lets the process end', () => {
    const script = `
      import { createPool } from 'chatveil';
      const pool = await createPool({ workers: 1 });
      const answers = Promise.allSettled(Array.from({ length: 8 }, () => pool.redact('mail mia@example.com. '.repeat(100_000))));
      await pool.close();
      const codes = (await answers).filter((a) => a.status === 'rejected').map((a) => a.reason.code);
      console.log([...new Set(codes)].join() || 'none');
    `;
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(ran).toMatchObject({ status: 0, stdout: 'INTERRUPTED\n', stderr: '' });
  });
});
