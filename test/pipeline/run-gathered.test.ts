import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/pipeline/run.ts';
import { Bed, redactFile } from './bed.ts';

let bed: Bed;
beforeAll(async () => {
  bed = await Bed.make();
});
afterAll(() => bed.remove());

const row = (conversation: string | undefined, text: string): string =>
  JSON.stringify({
    ...(conversation === undefined ? {} : { conversation_id: conversation }),
    speaker: 'c',
    text,
  });

/** What the toy engine makes of a conversation's texts. */
function expectedTexts(texts: readonly string[]): string[] {
  const ordinals = new Map<string, number>();
  return texts.map((text) =>
    text.replace(/\d{5,}/g, (digits) => {
      if (!ordinals.has(digits)) ordinals.set(digits, ordinals.size + 1);
      return `[NUM_${ordinals.get(digits)}]`;
    }),
  );
}

function expectedRows(rows: readonly { key: string | undefined; text: string }[]): string[] {
  const texts = new Map<string, number[]>();
  rows.forEach(({ key }, i) => {
    const name = key ?? `row ${i}`;
    texts.set(name, [...(texts.get(name) ?? []), i]);
  });
  const out: string[] = [];
  for (const places of texts.values()) {
    const redacted = expectedTexts(places.map((i) => rows[i]!.text));
    places.forEach((i, n) => {
      out[i] = row(rows[i]!.key, redacted[n]!);
    });
  }
  return out;
}

const rowsArbitrary = fc.array(
  fc.record({
    key: fc.constantFrom('a', 'b', 'cc', 'd-4', undefined),
    text: fc.constantFrom('hi', '12345', 'x 67890 y', '12345 67890', '55555 and 12345', 'é 99999'),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('messages, one a line', () => {
  it('gives one person one ordinal wherever the rows of the conversation lie', async () => {
    const input = await bed.write(
      'a.jsonl',
      [
        row('a', '11111'),
        row('b', '22222'),
        row('a', '33333 11111'),
        row('b', '44444 22222'),
        row('a', '33333'),
      ].join('\n'),
    );
    const { output, summary, findings } = await redactFile(bed, run, input);
    expect(output.toString()).toBe(
      [
        row('a', '[NUM_1]'),
        row('b', '[NUM_1]'),
        row('a', '[NUM_2] [NUM_1]'),
        row('b', '[NUM_2] [NUM_1]'),
        row('a', '[NUM_2]'),
      ].join('\n'),
    );
    expect(summary.files[0]).toMatchObject({ gathered: true, format: 'jsonl' });
    expect(summary.counts.conversations).toBe(2);
    const read = findings
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(read.map(({ conversation, message }) => `${conversation}${message}`).join(' ')).toBe(
      'a0 a1 a1 a2 b0 b1 b1',
    );
  });

  it('equals the plain model for any interleaving, chunk size and window, file or stream', async () => {
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, fc.boolean(), fc.boolean(), async (rows, ended, blanks) => {
        // One certain message row, so that the format is never in doubt.
        const all = [
          { key: 'first', text: 'hello' },
          { key: 'first', text: 'again' },
          ...rows.map((r) => ({ ...r, key: r.key ?? 'a' })),
        ];
        const join = blanks ? '\n\n' : '\n';
        const content = all.map((r) => row(r.key, r.text)).join(join) + (ended ? '\n' : '');
        const expected = expectedRows(all).join(join) + (ended ? '\n' : '');
        const file = await bed.write('p.jsonl', content);
        const gz = await bed.write('p2.jsonl.gz', gzipSync(content));
        const findings = new Set<string>();
        for (const chunkBytes of [64, 150, 1 << 20]) {
          for (const input of [file, gz]) {
            const done = await redactFile(bed, run, input, { chunkBytes });
            expect(done.output.toString()).toBe(expected);
            expect(done.summary.heldCount).toBe(0);
            findings.add(done.findings.replaceAll(JSON.stringify(input), '""'));
          }
        }
        expect(findings.size).toBe(1);
      }),
      { numRuns: 20 },
    );
  });

  it('gives a conversation the same text whether its rows are shuffled or in order', async () => {
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, async (rows) => {
        const all = [{ key: 'first', text: 'hello' }, ...rows.map((r) => ({ ...r, key: r.key ?? 'a' }))];
        const sorted = [...all].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
        const byConversation = async (list: typeof all): Promise<Record<string, string[]>> => {
          const input = await bed.write('s.jsonl', list.map((r) => row(r.key, r.text)).join('\n'));
          const { output } = await redactFile(bed, run, input, { chunkBytes: 64 });
          const groups: Record<string, string[]> = {};
          for (const line of output.toString().split('\n')) {
            const { conversation_id, text } = JSON.parse(line);
            groups[conversation_id] = [...(groups[conversation_id] ?? []), text];
          }
          return groups;
        };
        expect(await byConversation(all)).toEqual(await byConversation(sorted));
      }),
      { numRuns: 20 },
    );
  });

  it('holds back bad rows alone and keeps the conversation together', async () => {
    const lines = [
      row('a', '11111'),
      '{"conversation_id":"a","text": LEAK',
      row('a', '22222 11111'),
      'LEAK',
      row('b', 'THROW-FOREIGN LEAK'),
      row('b', 'LEAK 2'),
      row('c', '33333'),
    ];
    const input = await bed.write('h.jsonl', `${lines.join('\n')}\n`);
    for (const chunkBytes of [64, 1 << 20]) {
      const { output, summary } = await redactFile(bed, run, input, { chunkBytes });
      expect(output.toString()).toBe(
        `${[row('a', '[NUM_1]'), row('a', '[NUM_2] [NUM_1]'), row('c', '[NUM_1]')].join('\n')}\n`,
      );
      expect(summary.held.map(({ line, offset, code }) => [line, offset, code])).toEqual(
        [1, 3, 4, 5].map((i) => [
          i + 1,
          Buffer.byteLength(`${lines.slice(0, i).join('\n')}\n`),
          i < 4 ? 'RECORD_MALFORMED' : 'INTERNAL',
        ]),
      );
      expect(summary.counts.records).toBe(7);
      expect(summary.counts.bytes).toBe(Buffer.byteLength(`${lines.join('\n')}\n`));
    }
  });

  it('keeps ordered conversations whole across windows of a stream, and holds back late rows', async () => {
    const lines: string[] = [];
    for (let c = 0; c < 60; c++)
      for (let m = 0; m < 5; m++) lines.push(row(`c${c}`, m === 4 ? `11111 ${c}` : `${10000 + m}`));
    const ordered = await bed.write('w.jsonl.gz', gzipSync(lines.join('\n')));
    const limits = { streamWindowBytes: 2048 };
    const first = await redactFile(bed, run, ordered, { limits });
    expect(first.summary.heldCount).toBe(0);
    const plain = await redactFile(bed, run, await bed.write('w2.jsonl', lines.join('\n')));
    expect(first.output.equals(plain.output)).toBe(true);

    const late = await bed.write(
      'w3.jsonl.gz',
      gzipSync([...lines, row('c0', 'LEAK 99999 10001'), row('new', '99999')].join('\n')),
    );
    for (const chunkBytes of [64, 333, 1 << 20]) {
      const second = await redactFile(bed, run, late, { limits, chunkBytes });
      expect(second.output.toString()).toBe(
        `${plain.output}\n${row('c0', 'LEAK [NUM_6] [NUM_2]')}\n${row('new', '[NUM_1]')}`,
      );
      expect(second.summary.heldCount).toBe(0);
      const forgetful = { ...limits, carriedBytes: 2048 };
      const third = await redactFile(bed, run, late, { limits: forgetful, chunkBytes });
      expect(third.output.toString()).toBe(`${plain.output}\n${row('new', '[NUM_1]')}`);
      expect(third.summary.held).toMatchObject([{ line: 301, code: 'CONVERSATION_TOO_LARGE' }]);
    }
  });

  it('holds back the late rows of a conversation that leaves more than the limit, and of no other', async () => {
    const early = Array.from({ length: 30 }, (_, i) => row('many', `${10000 + i}`));
    const between = Array.from({ length: 120 }, (_, i) => row(`c${i}`, 'nothing at all'));
    const lines = [row('few', '77777'), ...early, ...between, row('many', 'LEAK'), row('few', '88888 77777')];
    const input = await bed.write('w5.jsonl.gz', gzipSync(lines.join('\n')));
    const limits = { streamWindowBytes: 4096, carriedConversationBytes: 1000 };
    const { output, summary } = await redactFile(bed, run, input, { limits });
    expect(output.toString().split('\n').at(-1)).toBe(row('few', '[NUM_2] [NUM_1]'));
    expect(output.toString()).not.toContain('LEAK');
    expect(summary.held).toMatchObject([{ line: 152 }]);
  });

  it('treats the late rows of a stream as a file does, whatever lies between', async () => {
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, rowsArbitrary, async (first, second) => {
        const between = Array.from({ length: 30 }, (_, i) => ({ key: `x${i}`, text: '44444 nothing else' }));
        const all = [{ key: 'first', text: 'hello' }, ...first, ...between, ...second, ...between, ...first];
        const content = all.map((r) => row(r.key ?? 'a', r.text)).join('\n');
        const file = await redactFile(bed, run, await bed.write('l.jsonl', content));
        const gz = await bed.write('l.jsonl.gz', gzipSync(content));
        for (const chunkBytes of [64, 1 << 20]) {
          const stream = await redactFile(bed, run, gz, { chunkBytes, limits: { streamWindowBytes: 1024 } });
          expect(stream.output.toString()).toBe(file.output.toString());
          expect(stream.summary.heldCount).toBe(0);
          const { conversations, records, findings } = file.summary.counts;
          expect(stream.summary.counts).toMatchObject({ conversations, records, findings });
          const named = (lines: string): string[] =>
            lines
              .replaceAll(/"file":"[^"]*"/g, '')
              .split('\n')
              .sort();
          expect(named(stream.findings)).toEqual(named(file.findings));
        }
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  it('leaves out the rows of a conversation past its limit', async () => {
    const lines = Array.from({ length: 9 }, (_, i) => row('a', `1234${i}`));
    const length = lines[0]!.length + 1;
    const input = await bed.write(
      't.jsonl',
      `${lines.slice(0, 5).join('\n')}\n${row('b', '77777')}\n${lines.slice(5).join('\n')}\n`,
    );
    for (const chunkBytes of [64, 1 << 20]) {
      const { output, summary } = await redactFile(bed, run, input, {
        chunkBytes,
        limits: { conversationBytes: length * 7 },
      });
      const kept = Array.from({ length: 7 }, (_, i) => row('a', `[NUM_${i + 1}]`));
      expect(output.toString()).toBe(
        `${kept.slice(0, 5).join('\n')}\n${row('b', '[NUM_1]')}\n${kept.slice(5).join('\n')}\n`,
      );
      expect(summary.held).toMatchObject([{ line: 9, code: 'CONVERSATION_TOO_LARGE' }]);
    }
  });

  it('stops after the limit of conversations and leaves their rows complete', async () => {
    const lines = [
      row('a', '11111'),
      row('b', '22222'),
      row('c', 'x'),
      row('a', '33333'),
      row('d', 'y'),
      row('b', '44444'),
    ];
    const input = await bed.write('n.jsonl', `${lines.join('\n')}\n`);
    const { output } = await redactFile(bed, run, input, { limit: 2, chunkBytes: 64 });
    expect(output.toString()).toBe(
      `${[row('a', '[NUM_1]'), row('b', '[NUM_1]'), row('a', '[NUM_2]'), row('b', '[NUM_2]')].join('\n')}\n`,
    );
  });

  it('takes keys that are written differently for one', async () => {
    const odd = row('ab', '22222 11111').replace('"ab"', '"a\\u0062"');
    const input = await bed.write('k.jsonl', `${row('ab', '11111')}\n${odd}\n`);
    const { output } = await redactFile(bed, run, input);
    expect(output.toString()).toContain('"a\\u0062","speaker":"c","text":"[NUM_2] [NUM_1]"');
  });

  it('skips a row past the record limit', async () => {
    const lines = [row('a', '11111'), row('a', `LEAK ${'x'.repeat(900)}`), row('a', '22222')];
    const content = `${lines.join('\n')}\n`;
    for (const name of ['o.jsonl', 'o.jsonl.gz']) {
      const input = await bed.write(name, name.endsWith('.gz') ? gzipSync(content) : content);
      for (const chunkBytes of [64, 1 << 20]) {
        const { output, summary } = await redactFile(bed, run, input, {
          chunkBytes,
          limits: { recordBytes: 300 },
        });
        expect(output.toString()).toBe(`${row('a', '[NUM_1]')}\n${row('a', '[NUM_2]')}\n`);
        expect(summary.held).toMatchObject([{ line: 2, code: 'RECORD_TOO_LARGE' }]);
      }
    }
  });
});
