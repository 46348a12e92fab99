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

describe('rows without a conversation column', () => {
  it('treats each row by itself and keeps quotes, line ends and the mark', async () => {
    const content = '\uFEFFwho;message\r\n"Ann; B";"a 12345\n""67890"""\r\n\r\nBob;98765\rCy;5';
    const input = await bed.write('a.csv', content);
    for (const chunkBytes of [64, 1 << 20]) {
      const { output, summary, findings } = await redactFile(bed, run, input, { chunkBytes });
      expect(output.toString()).toBe(
        content.replace('12345', '[NUM_1]').replace('67890', '[NUM_2]').replace('98765', '[NUM_1]'),
      );
      expect(summary.counts.records).toBe(3);
      expect(summary.counts.bytes).toBe(Buffer.byteLength(content) - 3);
      expect(summary.files[0]).toMatchObject({ format: 'csv', gathered: false });
      const read = findings
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(read.map(({ conversation, path }) => [conversation, path])).toEqual([
        [1, '/message'],
        [1, '/message'],
        [2, '/message'],
      ]);
    }
  });

  it('holds back rows with too few cells, and an open quote to the end', async () => {
    const input = await bed.write('h.csv', 'who,message\nA,12345\nLEAK\nB,"x"\nC,"LEAK\n12345,\n');
    for (const chunkBytes of [64, 1 << 20]) {
      const { output, summary } = await redactFile(bed, run, input, { chunkBytes });
      expect(output.toString()).toBe('who,message\nA,[NUM_1]\nB,"x"\n');
      expect(summary.held.map(({ line, offset }) => [line, offset])).toEqual([
        [3, 20],
        [5, 31],
      ]);
    }
  });

  it('gives up a row whose quote never closes at the limit, and goes on after its line', async () => {
    const long = `C,"LEAK ${'x'.repeat(300)}`;
    const input = await bed.write('q.csv', `who,message\nA,12345\n${long}\nB,12345\n`);
    for (const chunkBytes of [64, 200, 1 << 20]) {
      const { output, summary } = await redactFile(bed, run, input, {
        chunkBytes,
        limits: { recordBytes: 100 },
      });
      expect(output.toString()).toBe('who,message\nA,[NUM_1]\nB,[NUM_1]\n');
      expect(summary.held).toMatchObject([{ line: 3, code: 'RECORD_TOO_LARGE' }]);
    }
  });

  it('scans the header too, in no conversation', async () => {
    const input = await bed.write('head.csv', 'who,message,12345\nA,hi,2\n');
    const { output, findings } = await redactFile(bed, run, input);
    expect(output.toString()).toBe('who,message,[NUM_1]\nA,hi,2\n');
    expect(JSON.parse(findings)).toMatchObject({ conversation: null, message: null });
  });

  it('refuses a file whose header cannot be read, and passes nothing on', async () => {
    const input = await bed.write('bad.csv', '"who,message\nA,12345\n');
    const { output, summary } = await redactFile(bed, run, input, { output: 'bad.out' });
    expect(summary.files[0]).toMatchObject({ status: 'refused', code: 'RECORD_MALFORMED' });
    expect(summary.heldCount).toBe(1);
    expect(output.length).toBe(0);
  });

  it('copies a file of a header alone, and an empty one', async () => {
    for (const content of ['who,message', 'who,message\r\n', '']) {
      const { output, summary } = await redactFile(bed, run, await bed.write('e.csv', content));
      expect(output.toString()).toBe(content);
      expect(summary.heldCount).toBe(0);
    }
  });

  it('depends on the chunk size in nothing', async () => {
    const cell = fc.constantFrom(
      '',
      'x',
      '12345',
      '"a,b"',
      '"1\n2"',
      '"12345 ""67890"""',
      '"',
      'é',
      'a"b',
      '\uFEFF',
    );
    const ending = fc.constantFrom('\n', '\r\n', '\r', '\n\n');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, ending), { maxLength: 20 }), async (rows) => {
        const input = await bed.write(
          'p.csv',
          `who,message\n${rows.map(([a, b, end]) => `${a},${b}${end}`).join('')}`,
        );
        const seen = new Set<string>();
        for (const chunkBytes of [64, 71, 128, 1 << 20]) {
          const { output, findings, summary } = await redactFile(bed, run, input, {
            chunkBytes,
            limits: { recordBytes: 90 },
          });
          const { counts, held } = summary;
          seen.add(
            JSON.stringify([
              output.toString('latin1'),
              findings,
              held.map(({ reason: _, ...rest }) => rest),
              counts.records,
              counts.bytes,
            ]),
          );
        }
        expect([...seen]).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('rows with a conversation column', () => {
  const rows = fc.array(
    fc.tuple(
      fc.constantFrom('a', '"b"', 'b', 'c"d', '"c""d"', ''),
      fc.constantFrom('11111', '"x\n22222 11111"', 'hi', '"33333, ""22222"""'),
    ),
    { maxLength: 25 },
  );

  it('gives the same bytes for every chunk size, as a file and as a stream', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const content = `conversation_id,message\r\n${list.map((cells) => `${cells.join(',')}\r\n`).join('')}`;
        const file = await bed.write('g.csv', content);
        const packed = await bed.write('g2.csv.gz', gzipSync(content));
        const seen = new Set<string>();
        for (const input of [file, packed])
          for (const chunkBytes of [64, 100, 1 << 20]) {
            const { output, summary } = await redactFile(bed, run, input, { chunkBytes });
            expect(summary.files[0]?.gathered).toBe(true);
            expect(summary.heldCount).toBe(0);
            seen.add(output.toString());
          }
        expect(seen.size).toBe(1);
        expect([...seen][0]!.replace(/\[NUM_\d\]/g, '#')).toBe(content.replace(/\d{5}/g, '#'));
      }),
      { numRuns: 20 },
    );
  });

  it('numbers values by conversation, quoted or bare, and rows without a key by themselves', async () => {
    const input = await bed.write(
      'k.csv',
      'conversation_id,message\nb,11111\n,11111\n"b",22222 11111\n,33333\nc,11111 22222\n',
    );
    const { output } = await redactFile(bed, run, input, { chunkBytes: 64 });
    expect(output.toString()).toBe(
      'conversation_id,message\nb,[NUM_1]\n,[NUM_1]\n"b",[NUM_2] [NUM_1]\n,[NUM_1]\nc,[NUM_1] [NUM_2]\n',
    );
  });
});
