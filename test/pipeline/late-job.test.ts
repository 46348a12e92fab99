/**
 * A job that takes longer than keys in hand are believed: a machine that slept, or that is very busy. None of its records
 * may be held back for that, and what it gives must be what it gives in time.
 */
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../src/engine/load-rules.ts';
import { ByteEngine } from '../../src/engine/record-engine.ts';
import { RevealEngine } from '../../src/engine/reveal-engine.ts';
import { Sealer } from '../../src/engine/sealer.ts';
import type { RecordEngine } from '../../src/engine/types.ts';
import { permitReveal } from '../../src/keys/audit/reveal-permit.ts';
import { MAX_CACHE_MS } from '../../src/keys/ring/key-ring.ts';
import { Performer } from '../../src/pipeline/perform.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { DOMAIN, newHand } from '../keys/hand.ts';

const CHATS = ['odalys', 'wendell', 'gundula'];
const SOURCE = CHATS.map(
  (name, i) =>
    `${JSON.stringify({ id: `chat-8100${i}`, customer: { id: `C-4410${i}` }, messages: [{ role: 'customer', text: `mail ${name}@example.com` }] })}\n`,
).join('');

let clock = 0;

/** Sleeps in the middle of as many jobs. */
function sleepy(engine: RecordEngine, times: number): RecordEngine {
  let records = 0;
  let left = times;
  return {
    fingerprint: engine.fingerprint,
    ...(engine.columns === undefined ? {} : { columns: engine.columns }),
    ...(engine.namedFields === undefined ? {} : { namedFields: engine.namedFields }),
    ...(engine.preparation === undefined ? {} : { preparation: engine.preparation }),
    process(record) {
      if (++records % 2 === 0 && left-- > 0) clock += MAX_CACHE_MS + 1;
      return engine.process(record);
    },
    takeCounts: () => engine.takeCounts(),
  };
}

async function perform(engine: RecordEngine, source: Uint8Array) {
  const result = await new Performer(engine).perform({
    kind: 'records',
    context: { id: 1, format: 'jsonl', fileName: 'x', recordBytes: 1 << 20 },
    bytes: source,
    wanted: { output: true, findings: false, values: false },
  });
  if (result.kind !== 'records') return result;
  const { output, held, counts } = result;
  return { text: Buffer.from(output ?? source).toString(), held, actions: counts.actions };
}

async function engines() {
  const hand = await newHand({ clock: () => clock });
  const policy = await loadPolicy({ extends: 'pseudonymise', subject: { path: '/customer/id' } });
  const rules = loadRules({ rulePaths: [] });
  const seals = async (times: number): Promise<RecordEngine> => {
    const sealer = new Sealer(await hand.another(), policy.subject, 0, async () => {});
    return sleepy(new ByteEngine(rules, { policy, rulePaths: [] }, sealer), times);
  };
  const permit = await permitReveal(hand.manager.audit, { actor: 'ann', domain: DOMAIN, purpose: 'a test' });
  const opens = async (times: number): Promise<RecordEngine> =>
    sleepy(new RevealEngine(await hand.another(), permit, async () => {}), times);
  return { seals, opens };
}

describe('a job during which keys grow old', () => {
  it('is done once more, and gives what it gives in time', async () => {
    const { seals, opens } = await engines();
    const inTime = await perform(await seals(0), Buffer.from(SOURCE));
    expect(inTime).toMatchObject({ held: [], actions: { token: 6 } });
    for (const times of [1, 2])
      expect(await perform(await seals(times), Buffer.from(SOURCE))).toEqual(inTime);
    const tokens = Buffer.from('text' in inTime ? inTime.text : '');
    const opened = { text: SOURCE, held: [], actions: { reveal: 6 } };
    for (const times of [0, 1, 2]) expect(await perform(await opens(times), tokens)).toEqual(opened);
  });

  it('fails as a whole where it never comes in time', async () => {
    const { seals } = await engines();
    const failed = { kind: 'failed', code: 'KEY_NOT_READY' };
    expect(await perform(await seals(Infinity), Buffer.from(SOURCE))).toMatchObject(failed);
  });
});
