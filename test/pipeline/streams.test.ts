import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import {
  createTransform,
  createWebTransform,
  type StreamOptions,
  type StreamResult,
} from '../../src/pipeline/streams.ts';
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

it('createWebTransform is the same for web streams', async () => {
  const { readable, writable } = createWebTransform(await createRecordEngine(SETTINGS), { format: 'jsonl' });
  const writer = writable.getWriter();
  void writer.write(Buffer.from(`${chat('a', '12345')}\n`)).then(() => writer.close());
  let text = '';
  for await (const part of readable) text += Buffer.from(part).toString();
  expect(text).toBe(`${chat('a', '[NUM_1]')}\n`);
});
