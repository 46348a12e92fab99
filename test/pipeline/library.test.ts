/** The library's engine and its pool on the caller's thread; `pool-library.built.test.ts` has real threads. */
import { type Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/model/limits.ts';
import { createEngine, createPool } from '../../src/pipeline/library.ts';
import type { StreamResult } from '../../src/pipeline/streams.ts';
import { loadPolicy } from '../../src/policy/load.ts';

const engine = await createEngine();
const pool = await createPool({ workers: 0 });

const chat = (id: string, ...texts: string[]): string =>
  `${JSON.stringify({ id, messages: texts.map((text) => ({ text })) })}\n`;
const MAIL = chat('a', 'mail mia@example.com');
const MASKED = chat('a', 'mail [EMAIL_1]');

async function through(transform: Duplex, ...chunks: readonly string[]): Promise<string> {
  const parts: Buffer[] = [];
  await pipeline(
    Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
    transform,
    async (out: AsyncIterable<Buffer>) => {
      for await (const part of out) parts.push(part);
    },
  );
  return Buffer.concat(parts).toString();
}

describe.each([
  ['engine', engine],
  ['pool', pool],
])('%s.stream', (_name, face) => {
  it('stands between a source and a sink', async () => {
    expect(await through(face.stream({ format: 'jsonl' }), MAIL, MAIL.slice(0, 20), MAIL.slice(20))).toBe(
      MASKED + MASKED,
    );
    expect(await through(face.stream(), MAIL)).toBe(MASKED);
  });

  it('reads columns as it is told', async () => {
    const csv = 'wer,was,extra\nx,mail mia@example.com,y\n';
    const columns = { was: 'text', extra: 'PERSON' };
    expect(await through(face.stream({ format: 'csv', columns }), csv)).toBe(
      'wer,was,extra\nx,mail [EMAIL_1],[PERSON_1]\n',
    );
  });

  it('carries out what the policy says of a field however many others came before', async () => {
    const policy = { fields: { '/visitor/notes': { action: 'drop' } } };
    const dropping =
      _name === 'engine' ? await createEngine({ policy }) : await createPool({ policy, workers: 0 });
    const word = (i: number): string => [...`${i}`].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const many = Array.from({ length: LIMITS.fields + 10 }, (_, i) => [`k${word(i)}`, 'x'] as const);
    const flood = `${JSON.stringify({ ...Object.fromEntries(many), messages: [] })}\n`;
    const last = (notes: string): string => `${JSON.stringify({ visitor: { notes }, messages: [] })}\n`;
    const output = await through(dropping.stream({ format: 'jsonl' }), flood, last('likes tea'));
    expect(output).toBe(flood + last(''));
  });

  it('hands findings on as lines, and tells at the end what it counted and held back', async () => {
    let result: StreamResult | undefined;
    let lines = '';
    const output = await through(
      face.stream({
        format: 'jsonl',
        name: 'export.jsonl',
        onFindings: (text) => {
          lines += text;
        },
        onEnd: (end) => {
          result = end;
        },
      }),
      `${MAIL}LEAK\n${MAIL}`,
    );
    expect(output).toBe(MASKED + MASKED);
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(
      ['a', 'a'].map((conversation) =>
        expect.objectContaining({ file: 'export.jsonl', conversation, message: 0, path: '/messages/0/text' }),
      ),
    );
    expect(lines).not.toContain('mia');
    expect(result).toMatchObject({
      counts: { conversations: 2, findings: { EMAIL: 2 } },
      heldCount: 1,
      held: [{ line: 2, offset: MAIL.length, file: 'export.jsonl' }],
    });
  });

  it('fails at its end if records were held back and nobody is told', async () => {
    const error: unknown = await through(face.stream({ format: 'jsonl' }), `${MAIL}LEAK\n`).catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({ code: 'RECORD_MALFORMED', place: { line: 2, offset: MAIL.length } });
    expect(String(error)).not.toContain('LEAK');
  });

  it('is a web stream too', async () => {
    const source = new Blob([MAIL]).stream();
    const redacted = source.pipeThrough(face.webStream({ format: 'jsonl' }));
    expect(await new Response(redacted).text()).toBe(MASKED);
  });

  it.each([{ format: 'xml' }, { fromat: 'json' }, { limit: -1 }, { columns: { was: 'EMIAL' } }, 'jsonl'])(
    'refuses %j',
    (options) => {
      expect(() => Reflect.apply(face.stream, face, [options])).toThrow(
        expect.objectContaining({ code: 'USAGE' }),
      );
    },
  );
});

describe('an engine', () => {
  it('counts for each stream what went through it, whatever else it does meanwhile', async () => {
    const results: StreamResult[] = [];
    const counted = (): Duplex =>
      engine.stream({
        format: 'jsonl',
        onEnd: (end) => {
          results.push(end);
        },
      });
    const slowly = Readable.from(
      (async function* () {
        for (let i = 0; i < 3; i++) {
          engine.redact('call 07700 900123');
          yield Buffer.from(MAIL);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      })(),
    );
    await Promise.all([
      pipeline(slowly, counted(), async (out: AsyncIterable<Buffer>) => {
        for await (const part of out) expect(String(part)).not.toContain('mia');
      }),
      through(counted(), MAIL.repeat(5)),
    ]);
    expect(results.map(({ counts }) => counts.findings).sort()).toEqual(
      expect.arrayContaining([{ EMAIL: 3 }, { EMAIL: 5 }]),
    );
  });

  it('can be taken apart', () => {
    const { redact, redactConversation } = engine;
    expect(redact('mail mia@example.com').text).toBe('mail [EMAIL_1]');
    expect(redactConversation({ messages: [{ text: 'mail mia@example.com' }] }).messages).toEqual([
      { text: 'mail [EMAIL_1]' },
    ]);
  });
});

describe('createEngine, createPool', () => {
  it.each([
    [{ polciy: 'pci' }, 'USAGE', 'did you mean "policy"?'],
    [{ policy: 'pcii' }, 'POLICY_INVALID', 'did you mean "pci"?'],
    [{ policy: { types: { EMIAL: { action: 'keep' } } } }, 'POLICY_INVALID', 'EMAIL'],
    [{ rules: 'rules/' }, 'USAGE', 'rules'],
    [{ rules: ['nowhere/'] }, 'RULE_INVALID', 'nowhere/'],
    ['mask', 'USAGE', 'policy, rules'],
  ])('refuse %j', async (options, code, words) => {
    const error: unknown = await Reflect.apply(createEngine, undefined, [options]).catch((e: unknown) => e);
    expect(error).toMatchObject({ code, message: expect.stringContaining(words) });
    if (typeof options === 'string') return;
    const given = [{ ...options, workers: 0 }];
    const again: unknown = await Reflect.apply(createPool, undefined, given).catch((e: unknown) => e);
    expect(again).toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it.each([-1, 1.5, Number.NaN])('refuse %j workers', async (workers) => {
    await expect(createPool({ workers })).rejects.toMatchObject({ code: 'USAGE' });
  });
});

describe('a pool', () => {
  it('takes a policy that was loaded before, as an engine does', async () => {
    const policy = await loadPolicy({ extends: 'mask', types: { EMAIL: { action: 'keep' } } });
    const text = 'mail mia@example.com or call 07700 900123';
    const engine = await createEngine({ policy });
    expect(engine.redact(text).text).toBe('mail mia@example.com or call [PHONE_1]');
    const pool = await createPool({ policy, workers: 0 });
    expect((await pool.redact(text)).text).toBe('mail mia@example.com or call [PHONE_1]');
    await pool.close();
  });

  it('answers as an engine does', async () => {
    const text = 'mail mia@example.com';
    const conversation = {
      participants: [{ name: 'Odalys Brenner' }],
      messages: [{ text: `odalys, ${text}` }],
    };
    expect(pool.fingerprint).toBe(engine.fingerprint);
    expect(await pool.redact(text)).toEqual(engine.redact(text));
    expect(await pool.redactConversation(conversation)).toStrictEqual(
      engine.redactConversation(conversation),
    );
  });

  it('answers each of many calls for itself, failed ones too', async () => {
    const calls = Array.from({ length: 200 }, (_, i) =>
      i % 50 === 7
        ? pool.redactConversation({ messages: [deep(600)] })
        : pool.redact(`no ${i}: mia@example.com`),
    );
    const settled = await Promise.allSettled(calls);
    settled.forEach((outcome, i) => {
      if (i % 50 === 7) expect(outcome).toMatchObject({ reason: { code: 'RECORD_TOO_DEEP' } });
      else expect(outcome).toMatchObject({ value: { text: `no ${i}: [EMAIL_1]` } });
    });
  });

  it('refuses what an engine refuses, and everything once it is closed', async () => {
    await expect(Reflect.apply(pool.redact, pool, [7])).rejects.toMatchObject({ code: 'USAGE' });
    await expect(Reflect.apply(pool.redactConversation, pool, [{}])).rejects.toMatchObject({ code: 'USAGE' });
    const closed = await createPool({ workers: 0 });
    await closed.close();
    await expect(closed.redact('x')).rejects.toMatchObject({ code: 'INTERRUPTED' });
  });
});

function deep(depth: number): object {
  return Array.from({ length: depth }).reduce<object>((inner) => ({ inner }), {});
}
