import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/pipeline/run.ts';
import { Bed, redactFile } from './bed.ts';

let bed: Bed;
beforeAll(async () => {
  bed = await Bed.make();
});
afterAll(() => bed.remove());

const chat = (...texts: string[]): string => JSON.stringify({ messages: texts.map((text) => ({ text })) });
const SIZES = [64, 100, 1 << 20];

describe('an array of conversations', () => {
  it('is redacted element by element, with no other byte changed', async () => {
    const content = `\uFEFF [\n  ${chat('12345', '67890 12345')} ,\n\t${chat('98765')}\n]\r\n`;
    const input = await bed.write('a.json', content);
    for (const chunkBytes of SIZES) {
      const { output, summary, findings } = await redactFile(bed, run, input, { chunkBytes });
      expect(output.toString()).toBe(
        content.replaceAll('12345', '[NUM_1]').replace('67890', '[NUM_2]').replace('98765', '[NUM_1]'),
      );
      expect(summary.counts.records).toBe(2);
      expect(summary.heldCount).toBe(0);
      expect(
        findings
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line).conversation),
      ).toEqual([1, 1, 1, 2]);
    }
  });

  it('stays an array whichever elements are held back', async () => {
    const good = (n: number): string => chat(`fine ${n}`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('good', 'bad', 'long', 'throws'), { maxLength: 7 }),
        fc.constantFrom('', ' ', '\n  '),
        async (kinds, space) => {
          const elements = [
            chat('first'),
            ...kinds.map((kind, n) => {
              if (kind === 'good') return good(n);
              if (kind === 'bad') return '{"messages":[{"text":"LEAK" "x":1}]}';
              return kind === 'long' ? chat(`LEAK ${'x'.repeat(300)}`) : chat('THROW-FOREIGN LEAK');
            }),
          ];
          const rotated = [...elements.slice(1), elements[0]!];
          for (const list of [elements, rotated]) {
            const input = await bed.write('h.json', `[${space}${list.join(`${space},${space}`)}${space}]`);
            const expected = list.filter((element) => !element.includes('LEAK'));
            const outputs = new Set<string>();
            for (const chunkBytes of SIZES) {
              const { output, summary } = await redactFile(bed, run, input, {
                chunkBytes,
                limits: { recordBytes: 250 },
              });
              expect(JSON.parse(output.toString())).toEqual(expected.map((element) => JSON.parse(element)));
              expect(summary.heldCount).toBe(list.length - expected.length);
              outputs.add(output.toString().replace(/\s/g, ''));
            }
            expect(outputs.size).toBe(1);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each([
    ['cut in an element', `[${chat('a')},${chat('LEAK').slice(0, -3)}`, 1],
    ['cut after a comma', `[${chat('a')},`, 1],
    ['cut after an element', `[${chat('a')}`, 1],
    ['with something behind it', `[${chat('a')}] LEAK {"x":1}`, 1],
    ['with two commas', `[${chat('a')},,${chat('LEAK')}]`, 1],
  ])('%s: what was whole is kept, the rest held back', async (_name, content) => {
    const input = await bed.write('t.json', content);
    for (const chunkBytes of SIZES) {
      const { output, summary } = await redactFile(bed, run, input, { chunkBytes });
      const elements = JSON.parse(output.toString());
      expect(elements.length).toBeLessThanOrEqual(1);
      expect(output.toString()).not.toContain('LEAK');
      expect(summary.heldCount).toBe(1);
      expect(summary.files[0]?.status).toBe('done');
    }
  });

  it('stops after the limit with a whole array', async () => {
    const input = await bed.write('n.json', `[${chat('12345')}, ${chat('b')}, ${chat('c')}]`);
    for (const chunkBytes of SIZES) {
      const { output } = await redactFile(bed, run, input, { chunkBytes, limit: 2 });
      expect(output.toString()).toBe(`[${chat('[NUM_1]')}, ${chat('b')}]\n`);
    }
  });

  it('may be empty', async () => {
    const input = await bed.write('e.json', ' [ ] ');
    const { output, summary } = await redactFile(bed, run, input);
    expect(output.toString()).toBe(' [ ] ');
    expect(summary.heldCount).toBe(0);
  });
});

describe('a document', () => {
  it('is one record, also when it is longer than a chunk', async () => {
    const content = `{"chats":[${chat('12345')},${chat('67890', '12345')}],\n"note":"99999"}\n`;
    const input = await bed.write('d.json', content);
    for (const chunkBytes of SIZES) {
      const { output, findings } = await redactFile(bed, run, input, { chunkBytes });
      expect(output.toString()).toBe(
        `{"chats":[${chat('[NUM_1]')},${chat('[NUM_1]', '[NUM_2]')}],\n"note":"[NUM_1]"}\n`,
      );
      expect(
        findings
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line).conversation),
      ).toEqual([1, 2, 2, null]);
    }
  });

  it.each([
    ['malformed', '{"messages":[{"text":"LEAK"}', 'RECORD_MALFORMED'],
    ['too large', chat('LEAK'.repeat(100)), 'RECORD_TOO_LARGE'],
    ['failing', chat('THROW-FOREIGN LEAK'), 'INTERNAL'],
  ])('that is %s is refused whole', async (_name, content, code) => {
    const input = await bed.write('r.json', content);
    const { output, summary } = await redactFile(bed, run, input, {
      output: 'none',
      limits: { recordBytes: 300 },
    });
    expect(summary.files).toMatchObject([{ status: 'refused', code, heldCount: 1 }]);
    expect(summary.held).toMatchObject([{ code }]);
    expect(output.length).toBe(0);
  });
});

describe('plain text', () => {
  const content =
    '\uFEFFAnn: my number is 12345\r\nBob: 12345, 67890?\n\n-----\nAnn: 67890\n\n### chat 3\nBob: 5 5\n';

  it('is cut at separators, which stay', async () => {
    const input = await bed.write('a.txt', content);
    for (const chunkBytes of SIZES) {
      const { output, summary, findings } = await redactFile(bed, run, input, { chunkBytes });
      expect(output.toString()).toBe(
        '\uFEFFAnn: my number is [NUM_1]\r\nBob: [NUM_1], [NUM_2]?\n\n-----\nAnn: [NUM_1]\n\n### chat 3\nBob: 5 5\n',
      );
      expect(summary.counts.records).toBe(3);
      expect(
        findings
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line).conversation),
      ).toEqual([1, 1, 1, 2]);
    }
  });

  it('holds back a conversation that is not UTF-8', async () => {
    const input = await bed.write(
      'b.txt',
      Buffer.concat([
        Buffer.from('Ann: 12345\n----\nBob: LEAK '),
        Buffer.from([0xe9]),
        Buffer.from('\n----\nAnn: hi\n'),
      ]),
    );
    for (const chunkBytes of SIZES) {
      const { output, summary } = await redactFile(bed, run, input, { chunkBytes });
      expect(output.toString()).toBe('Ann: [NUM_1]\n----\n----\nAnn: hi\n');
      expect(summary.held).toMatchObject([{ line: 3, code: 'ENCODING_UNKNOWN' }]);
    }
  });

  it('depends on the chunk size in nothing', async () => {
    const line = fc.constantFrom(
      'Ann: 12345',
      'Bob: hi',
      '',
      '---',
      ' --- ',
      '### x 55555',
      'plain 67890',
      '***\r',
      'é',
      '=== =',
      '\f',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 25 }), async (lines) => {
        const input = await bed.write('p.txt', lines.join('\n'));
        const seen = new Set<string>();
        for (const chunkBytes of [64, 65, 90, 1 << 20]) {
          const { output, findings, summary } = await redactFile(bed, run, input, {
            chunkBytes,
            limits: { recordBytes: 120 },
          });
          seen.add(JSON.stringify([output.toString(), findings, summary.held, summary.counts.records]));
        }
        expect([...seen]).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});
