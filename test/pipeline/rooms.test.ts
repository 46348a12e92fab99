import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BufferStock } from '../../src/pipeline/cut.ts';
import { PIPELINE_LIMITS } from '../../src/pipeline/drive.ts';
import { loadPerformer } from '../../src/pipeline/load-performer.ts';
import { localPool, type Pool } from '../../src/pipeline/pool.ts';
import { openFileSink } from '../../src/pipeline/sink.ts';
import { openStream } from '../../src/pipeline/source.ts';
import { roomFor } from '../../src/pipeline/splice-writer.ts';
import { transcribe } from '../../src/pipeline/transcribe.ts';
import { Bed, SETTINGS, TOY } from './bed.ts';

const IN_FLIGHT = 3;

let bed: Bed;
beforeAll(async () => {
  bed = await Bed.make();
});
afterAll(() => bed.remove());

/** A long input in small chunks; what came out, and how many jobs were given how many different rooms. */
async function redacted(rooms: BufferStock | undefined) {
  const local = localPool(await loadPerformer({ settings: SETTINGS, engineModule: TOY }));
  const given: (ArrayBufferLike | undefined)[] = [];
  const pool: Pool = {
    ...local,
    inFlight: IN_FLIGHT,
    run: (job) => {
      if (job.kind === 'records') given.push(job.room?.buffer);
      return local.run(job);
    },
  };
  const line = `${JSON.stringify({ messages: [{ role: 'customer', text: 'no 12345' }] })}\n`;
  const lines = 400;
  const chunkBytes = 1024;
  const source = await openStream(Readable.from([Buffer.from(line.repeat(lines))]), 'in');
  const sink = await openFileSink(bed.path('out'), 'out');
  await transcribe(source, 'in', 1, {
    pool,
    limits: { ...PIPELINE_LIMITS, chunkBytes },
    buffers: new BufferStock(chunkBytes),
    ...(rooms === undefined ? {} : { rooms }),
    format: 'jsonl',
    wanted: { output: true, findings: false, values: false },
    sink,
  });
  await sink.commit();
  const expected = line.replace('12345', '[NUM_1]').repeat(lines);
  return {
    isRight: (await readFile(bed.path('out'), 'utf8')) === expected,
    jobs: given.length,
    rooms: new Set(given),
  };
}

it('puts the output of all jobs into as many rooms as there are jobs under way', async () => {
  const { isRight, jobs, rooms } = await redacted(new BufferStock(roomFor(1024)));
  expect(isRight).toBe(true);
  expect(jobs).toBeGreaterThan(20);
  expect(rooms.size).toBeLessThanOrEqual(IN_FLIGHT + 1);
  expect(rooms).not.toContain(undefined);
});

it('gives no rooms where output is handed on', async () => {
  const { isRight, rooms } = await redacted(undefined);
  expect(isRight).toBe(true);
  expect([...rooms]).toEqual([undefined]);
});
