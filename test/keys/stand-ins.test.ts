import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StandIns } from '../../src/keys/ring/stand-ins.ts';
import { findTokens } from '../../src/keys/tokens/own-tokens.ts';
import type { SealedValue } from '../../src/keys/tokens/sealed-value.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { exact, newHand } from './hand.ts';

const mia = { handle: 'cust-1' };
const bo = { handle: 'cust-2' };
const D = { form: 'd' } as const;
const input = Buffer.from('{"text":"I am Mia"}');

const anyValue: fc.Arbitrary<SealedValue> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }).map(exact),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => ({ kind: 'raw', bytes }) as const),
);

describe('tokens that are sealed at the end of a job', () => {
  it('are those that would have been sealed at once, where their stand-ins were', async () => {
    const { ring, another } = await newHand();
    await ring.prepare([mia, bo]);
    // Keys that both rings have.
    for (const who of [mia, bo]) ring.seal(who, 'EMAIL', exact('first@example.com'), D);
    await ring.flush();
    const other = await another();
    await other.prepare([mia, bo]);
    const sealing = fc.record({
      who: fc.constantFrom(mia, bo),
      type: fc.constantFrom('EMAIL', 'PERSON', 'IBAN'),
      value: anyValue,
      after: fc.constantFrom('', ' ', '", "', '\u00fc', 'letters', 'a7'),
    });
    fc.assert(
      fc.property(fc.array(sealing, { maxLength: 12 }), (all) => {
        const text = (seal: typeof ring) =>
          Buffer.from(
            all.map(({ who, type, value, after }) => seal.seal(who, type, value, D) + after).join(''),
          );
        ring.defer(input);
        const output = text(ring);
        ring.fill(output);
        expect(output.toString()).toBe(text(other).toString());
      }),
    );
  });

  it('do not stand there before, look like no token of the domain, and are one for equal values', async () => {
    const { ring } = await newHand();
    await ring.prepare([mia]);
    ring.defer(input);
    const [first, again, other] = ['mia@example.com', 'mia@example.com', 'm@example.com'].map((text) =>
      ring.seal(mia, 'EMAIL', exact(text), D),
    );
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    ring.fill(undefined);
    const token = ring.seal(mia, 'EMAIL', exact('mia@example.com'), D);
    expect(token).not.toBe(first);
    expect(token).toHaveLength(first?.length ?? 0);
    expect(ring.find(`${first} ${token}`).map(({ own }) => own?.token)).toEqual([undefined, token]);
  });

  it('refuse at once what cannot be sealed', async () => {
    const { ring } = await newHand();
    await ring.prepare([mia]);
    ring.defer(input);
    const long = exact('x'.repeat(LIMITS.sealedBytes + 1));
    for (const [type, value] of [
      ['EMAIL', long],
      ['EMAIL', exact('\ud800')],
      ['PASSWORD', exact('hunter2')],
    ] as const)
      expect(() => ring.seal(mia, type, value, D)).toThrow(
        expect.objectContaining({ code: 'VALUE_REFUSED' }),
      );
    const output = Buffer.from('nothing was sealed');
    ring.fill(output);
    expect(output.toString()).toBe('nothing was sealed');
  });

  it('are sealed as before once the job is over, or was given up', async () => {
    const { ring, another, manager } = await newHand();
    await ring.prepare([mia]);
    ring.defer(input);
    const standIn = ring.seal(mia, 'EMAIL', exact('mia@example.com'), D);
    // Another attempt at the same job.
    ring.defer(input);
    const output = Buffer.from(ring.seal(mia, 'EMAIL', exact('mia@example.com'), D));
    ring.fill(output);
    expect(output.toString()).not.toContain(standIn);
    expect(ring.seal(mia, 'EMAIL', exact('mia@example.com'), D)).toBe(output.toString());
    await ring.flush();
    const other = await another();
    expect(findTokens(output.toString(), [await manager.secretsOf(other.domain)])).toHaveLength(1);
  });
});

describe('stand-ins', () => {
  const open = (): StandIns<string> => {
    const standIns = new StandIns<string>();
    standIns.open(input);
    return standIns;
  };

  it('seal only what stands in the output', () => {
    const standIns = open();
    standIns.add('EMAIL', 100, 'held back', undefined);
    const output = Buffer.from(standIns.add('EMAIL', 100, 'kept', undefined));
    const sealed: string[] = [];
    standIns.fill(output, (value) => {
      sealed.push(value);
      return 'x'.repeat(100);
    });
    expect(sealed).toEqual(['kept']);
    expect(output.toString()).toBe('x'.repeat(100));
  });

  it('let nothing leave whose token has another length, or that stands for nothing', () => {
    const tooLong = open();
    const output = Buffer.from(tooLong.add('EMAIL', 100, 'value', undefined));
    expect(() => tooLong.fill(output, () => 'x'.repeat(101))).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }),
    );
    const unknown = open();
    const text = unknown.add('EMAIL', 100, 'value', undefined);
    // The first letter of the number, which stands behind header and mark.
    const at = 'PII1_EMAIL_d_'.length + 16;
    const changed = Buffer.from(`${text.slice(0, at)}z${text.slice(at + 1)}`);
    expect(() => unknown.fill(changed, () => 'x'.repeat(100))).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }),
    );
    expect(unknown.isOpen).toBe(false);
  });
});
