import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { createMemoryEngine } from '../../src/engine/engine.ts';
import {
  createTransform,
  createWebTransform,
  type StreamOptions,
  type StreamResult,
} from '../../src/pipeline/streams.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { SETTINGS } from './bed.ts';
import { createRecordEngine } from './toy-engine.mjs';

const chat = (id: string, text: string): string => JSON.stringify({ id, messages: [{ text }] });

async function through(
  content: string | Uint8Array,
  options: Partial<StreamOptions> = {},
  size = 1000,
): Promise<Buffer> {
  const bytes = Buffer.from(content);
  const chunks: Uint8Array[] = [];
  for (let i = 0; i < bytes.length; i += size) chunks.push(bytes.subarray(i, i + size));
  const parts: Buffer[] = [];
  await pipeline(
    Readable.from(chunks),
    createTransform(await createRecordEngine(SETTINGS), { format: 'auto', ...options }),
    async (out: AsyncIterable<Buffer>) => {
      for await (const part of out) parts.push(part);
    },
  );
  return Buffer.concat(parts);
}

describe('createTransform', () => {
  it('redacts as a run does, with findings and a result at the end', async () => {
    let result: StreamResult | undefined;
    let lines = '';
    const content = `${chat('a', '12345')}\nLEAK\n${chat('b', '67890')}\n`;
    const output = await through(content, {
      name: 'chats',
      format: 'jsonl',
      onEnd: (r) => {
        result = r;
      },
      onFindings: (text) => {
        lines += text;
      },
    });
    expect(output.toString()).toBe(`${chat('a', '[NUM_1]')}\n${chat('b', '[NUM_1]')}\n`);
    expect(result).toMatchObject({ format: 'jsonl', heldCount: 1, held: [{ line: 2, file: 'chats' }] });
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).conversation),
    ).toEqual(['a', 'b']);
  });

  it('keeps the bytes of chunks that nobody has read yet', async () => {
    const lines = Array.from({ length: 400 }, (_, i) => chat(`c${i}`, 'x'.repeat(i % 50)));
    const content = `${lines.join('\n')}\n`;
    const output = await through(content, { limits: { chunkBytes: 256 } }, 7);
    expect(output.toString()).toBe(content);
  });

  it('takes UTF-16 and gives it back', async () => {
    const content = Buffer.from(`\uFEFF${chat('a', 'é 12345')}`, 'utf16le');
    expect((await through(content, {}, 3)).toString('utf16le')).toBe(`\uFEFF${chat('a', 'é [NUM_1]')}`);
  });

  it('waits for its reader', async () => {
    const line = `${chat('a', 'y'.repeat(900))}\n`;
    let given = 0;
    const source = Readable.from(
      (function* () {
        for (; given < 20_000; given++) yield Buffer.from(line);
      })(),
    );
    const stream = source.pipe(
      createTransform(await createRecordEngine(SETTINGS), {
        format: 'jsonl',
        limits: { chunkBytes: 1 << 16 },
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    // 20 MB are on offer; nobody reads.
    expect(given).toBeLessThan(4000);
    stream.destroy();
    source.destroy();
  });

  it.each([
    ['an unknown format', Buffer.from([1, 2, 3, 4]), 'ENCODING_UNKNOWN|FORMAT_UNKNOWN'],
    ['a document that cannot be read', Buffer.from('{"messages":[{"text":"LEAK"'), 'RECORD_MALFORMED'],
  ])('fails for %s with a code and no text of it', async (_name, content, codes) => {
    const error: unknown = await through(content).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: expect.stringMatching(codes) });
    expect(String(error)).not.toContain('LEAK');
  });
});

describe('late rows of a conversation', () => {
  const row = (id: string, speaker: string, text: string): string =>
    `${JSON.stringify({ conversation_id: id, speaker, text })}\n`;
  const between = (n: number): string =>
    Array.from({ length: 80 }, (_, i) => row(`x${n}-${i}`, 'c1', 'thanks, that is all for today')).join('');

  it('go on with its names and numbers', async () => {
    const engine = await createMemoryEngine({ policy: await loadPolicy('mask'), rulePaths: [] });
    const content = [
      row('a', 'c1', 'my name is Marta Ehrlich, mail marta@example.com'),
      row('a', 'c1', 'thanks, that is all'),
      between(1),
      row('a', 'c1', 'marta here again, now I use ehrlich@example.com'),
      between(2),
      row('a', 'c1', 'was it ehrlich@example.com or marta@example.com? Ask Tom Becker'),
      row('b', 'c1', 'I am Marta'),
    ].join('');
    let result: StreamResult | undefined;
    const transform = createTransform(engine.records, {
      format: 'jsonl',
      limits: { streamWindowBytes: 4096 },
      onEnd: (end) => {
        result = end;
      },
    });
    const parts: Buffer[] = [];
    await pipeline(Readable.from([Buffer.from(content)]), transform, async (out: AsyncIterable<Buffer>) => {
      for await (const part of out) parts.push(part);
    });
    const texts = Buffer.concat(parts)
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ conversation_id }) => ['a', 'b'].includes(conversation_id))
      .map(({ text }) => text);
    expect(texts).toEqual([
      'my name is [PERSON_1], mail [EMAIL_1]',
      'thanks, that is all',
      '[PERSON_1] here again, now I use [EMAIL_2]',
      'was it [EMAIL_2] or [EMAIL_1]? Ask [PERSON_2]',
      'I am [PERSON_1]',
    ]);
    expect(result).toMatchObject({
      heldCount: 0,
      counts: { records: 165, conversations: 162, messages: 165, findings: { EMAIL: 4, PERSON: 4 } },
    });
  });
});

it('createWebTransform is the same for web streams', async () => {
  const { readable, writable } = createWebTransform(await createRecordEngine(SETTINGS), { format: 'jsonl' });
  const writer = writable.getWriter();
  void writer.write(Buffer.from(`${chat('a', '12345')}\n`)).then(() => writer.close());
  let text = '';
  for await (const part of readable) text += Buffer.from(part).toString();
  expect(text).toBe(`${chat('a', '[NUM_1]')}\n`);
});
