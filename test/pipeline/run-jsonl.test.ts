import { readdir } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/pipeline/run.ts';
import { Bed, redactFile } from './bed.ts';

let bed: Bed;
beforeAll(async () => {
  bed = await Bed.make();
});
afterAll(() => bed.remove());

const chat = (id: string | undefined, ...texts: string[]): string =>
  JSON.stringify({
    ...(id === undefined ? {} : { id }),
    messages: texts.map((text) => ({ role: 'customer', text })),
  });

describe('conversations, one a line', () => {
  it('replaces values and changes no other byte', async () => {
    const line = '{ "id":"c-1" ,"messages":[{"text":"no \\u00e9 12345 and 67890, 12345"}],\t"n": 7 }';
    const input = await bed.write('a.jsonl', `${line}\r\n\n${chat('c-2', 'nothing')}`);
    const { output, summary } = await redactFile(bed, run, input);
    expect(output.toString()).toBe(
      `${line.replaceAll('12345', '[NUM_1]').replace('67890', '[NUM_2]')}\r\n\n${chat('c-2', 'nothing')}`,
    );
    expect(summary.counts.records).toBe(2);
    expect(summary.counts.findings).toEqual({ ACCOUNT: 3 });
    expect(summary.heldCount).toBe(0);
  });

  it('writes findings with the id of the record, or its number where it has none or the id is a finding', async () => {
    const input = await bed.write(
      'f.jsonl',
      `${chat('c-1', 'x', 'y 12345')}\n\nnot json\n${chat(undefined, '67890')}\n${chat('id 99999', '55555')}\n`,
    );
    const { findings } = await redactFile(bed, run, input);
    const lines = findings.trimEnd().split('\n');
    expect(lines[0]).toBe(
      `{"v":1,"file":${JSON.stringify(input)},"conversation":"c-1","message":1,"path":"/messages/1/text","start":2,"end":7,"type":"ACCOUNT","score":0.5,"rule":"toy-digits","action":"mask"}`,
    );
    const read = lines.map((line) => JSON.parse(line));
    expect(read.map(({ conversation, message, path }) => [conversation, message, path])).toEqual([
      ['c-1', 1, '/messages/1/text'],
      [3, 0, '/messages/0/text'],
      [4, null, '/id'],
      [4, 0, '/messages/0/text'],
    ]);
    expect(findings).not.toMatch(/12345|67890|55555/);
  });

  it('shows values only when asked', async () => {
    const input = await bed.write('v.jsonl', `${chat('c', 'a "12345"')}\n`);
    const { findings } = await redactFile(bed, run, input, { showValues: true });
    expect(JSON.parse(findings)).toMatchObject({ value: '12345' });
  });

  it('holds back what it cannot read, by line and offset, and passes none of it on', async () => {
    const good = chat('c', 'fine');
    const bad = [
      '{"messages": [',
      'LEAK not json',
      chat('c', 'THROW-FOREIGN LEAK'),
      chat('c', 'TEAR-EDITS LEAK'),
    ];
    const latin1 = Buffer.from(chat('c', 'LEAK \xe9'), 'latin1');
    const input = await bed.write(
      'h.jsonl',
      Buffer.concat([Buffer.from(`${good}\n${bad.join(`\n${good}\n`)}\n`), latin1, Buffer.from(`\n${good}`)]),
    );
    const { output, summary, findings } = await redactFile(bed, run, input);
    expect(output.toString()).toBe([good, good, good, good, good].join('\n'));
    expect(summary.heldCount).toBe(5);
    expect(summary.held.map(({ line, code }) => [line, code])).toEqual([
      [2, 'RECORD_MALFORMED'],
      [4, 'RECORD_MALFORMED'],
      [6, 'INTERNAL'],
      [8, 'INTERNAL'],
      [9, 'ENCODING_UNKNOWN'],
    ]);
    const bytes = Buffer.concat([Buffer.from(`${good}\n${bad.join(`\n${good}\n`)}\n`), latin1]);
    expect(summary.held.map(({ offset }) => offset)).toEqual([
      ...bad.map((line) => bytes.indexOf(line)),
      bytes.length - latin1.length,
    ]);
    expect(JSON.stringify(summary) + findings).not.toMatch(/LEAK|secret/);
  });

  it('holds back a record past the limit and takes one at the limit, whatever the chunk', async () => {
    const limit = 200;
    const sized = (length: number): string => chat('c', 'x'.repeat(length - chat('c', '').length));
    const lines = [
      chat('a', '12345'),
      sized(limit),
      sized(limit + 1),
      chat('b', '12345'),
      sized(5000),
      sized(limit),
      chat('z', '99999'),
    ];
    const input = await bed.write('l.jsonl', `${lines.join('\n')}\n`);
    const expected = [0, 1, 3, 5, 6].map((i) => `${lines[i]!.replace(/12345|99999/, '[NUM_1]')}\n`).join('');
    for (const chunkBytes of [64, 100, 199, 200, 201, 202, 203, 512, 4096, 1 << 20]) {
      const { output, summary } = await redactFile(bed, run, input, {
        chunkBytes,
        limits: { recordBytes: limit },
      });
      expect(output.toString()).toBe(expected);
      expect(summary.held.map(({ line, code }) => [line, code])).toEqual([
        [3, 'RECORD_TOO_LARGE'],
        [5, 'RECORD_TOO_LARGE'],
      ]);
      expect(summary.counts.records).toBe(7);
      expect(summary.counts.bytes).toBe(Buffer.byteLength(`${lines.join('\n')}\n`));
    }
  });

  it('holds back a last line past the limit that has no line end', async () => {
    const input = await bed.write('l2.jsonl', `${chat('a', 'b')}\n${chat('c', 'x'.repeat(500))}`);
    for (const chunkBytes of [64, 300, 4096]) {
      const { output, summary } = await redactFile(bed, run, input, {
        chunkBytes,
        limits: { recordBytes: 200 },
      });
      expect(output.toString()).toBe(`${chat('a', 'b')}\n`);
      expect(summary.heldCount).toBe(1);
    }
  });

  it('gives the same bytes, findings and held places for every chunk size', async () => {
    const line = fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .array(fc.stringMatching(/^[a-zé ]{0,9}([0-9]{5,7})?[ -z]{0,5}$/), { maxLength: 4 })
          .map((texts) => chat(undefined, ...texts)),
      },
      fc.constantFrom(
        '',
        '  ',
        'no json',
        '{"a":',
        '[]',
        '"12345"',
        '{"id":"x","messages":[{"text":"12345"}]}\r',
      ),
    );
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 25 }), fc.boolean(), async (lines, ended) => {
        const input = await bed.write(`p${n++ % 2}.jsonl`, lines.join('\n') + (ended ? '\n' : ''));
        const seen = new Set<string>();
        for (const chunkBytes of [64, 97, 256, 1 << 20]) {
          const { output, findings, summary } = await redactFile(bed, run, input, {
            chunkBytes,
            format: 'jsonl',
            limits: { recordBytes: 150 },
          });
          const { counts, held } = summary;
          seen.add(
            JSON.stringify([
              output.toString('latin1'),
              findings,
              held,
              counts.records,
              counts.bytes,
              counts.findings,
            ]),
          );
        }
        expect(seen.size).toBe(1);
      }),
      { numRuns: 30 },
    );
  });

  it('stops after the limit of conversations', async () => {
    const lines = ['', chat('1', '12345'), '', chat('2', 'x'), '', chat('3', 'y')];
    const input = await bed.write('n.jsonl', lines.join('\n'));
    for (const chunkBytes of [64, 1 << 20]) {
      const { output, summary } = await redactFile(bed, run, input, { limit: 2, chunkBytes });
      expect(output.toString()).toBe(`\n${chat('1', '[NUM_1]')}\n\n${chat('2', 'x')}\n`);
      expect(summary.counts.records).toBe(2);
    }
  });

  it('scans without writing', async () => {
    const input = await bed.write('s.jsonl', chat('c', '12345'));
    const before = await readdir(bed.folder);
    const { summary } = await redactFile(bed, run, input, { mode: 'scan', output: 'none' });
    expect(summary.counts.findings).toEqual({ ACCOUNT: 1 });
    expect(new Set(await readdir(bed.folder))).toEqual(new Set([...before, 's.jsonl', 'findings.jsonl']));
  });
});
