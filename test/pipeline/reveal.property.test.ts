/** Contract 3 on random sources, odd ones above all. What is never keyed is not looked for, so all has to come back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordEngine } from '../../src/engine/record-engine.ts';
import { RevealEngine } from '../../src/engine/reveal-engine.ts';
import { permitReveal } from '../../src/keys/audit/reveal-permit.ts';
import { openKeys } from '../../src/keys/open-keys.ts';
import { openKeyRing } from '../../src/keys/ring/key-ring.ts';
import type { FormatName } from '../../src/model/format.ts';
import { Performer } from '../../src/pipeline/perform.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { DOMAIN, makeKeys } from '../support/key-places.ts';

let folder: string;
let sealing: Performer;
let revealing: Performer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chatveil-property-'));
  const places = await makeKeys(folder);
  const types = { EMAIL: { action: 'token', form: 'v' } } as const;
  const min_score = { CVV: 1, PIN: 1, PASSWORD: 1, SECRET: 1 };
  const policy = await loadPolicy({ extends: 'pseudonymise', types, min_score });
  sealing = new Performer(await createRecordEngine({ policy, rulePaths: [], keys: { places } }));
  const { manager, close } = await openKeys(places);
  const permit = await permitReveal(manager.audit, { actor: 'maren', domain: DOMAIN, purpose: 'test' });
  const ring = await openKeyRing(manager, DOMAIN);
  revealing = new Performer(
    new RevealEngine(ring, permit, async () => {
      ring.close();
      await close();
    }),
  );
}, 60_000);
afterAll(async () => {
  await sealing.close();
  await revealing.close();
  rmSync(folder, { recursive: true, force: true });
});

let jobs = 0;
async function through(performer: Performer, format: FormatName, bytes: Uint8Array, header?: string) {
  const result = await performer.perform({
    kind: 'records',
    context: {
      ...{ id: ++jobs, format, fileName: 'x', recordBytes: 1 << 20 },
      ...(header === undefined ? {} : { header: Buffer.from(header) }),
    },
    bytes,
    wanted: { output: true, findings: false, values: false },
  });
  if (result.kind !== 'records') throw new Error(JSON.stringify(result));
  expect(result.held).toEqual([]);
  return { output: Buffer.from(result.output ?? bytes), tokens: result.counts.actions['token'] ?? 0 };
}

let sealed = 0;
async function holds(format: FormatName, source: string, header?: string): Promise<void> {
  const bytes = Buffer.from(source);
  const tokens = await through(sealing, format, bytes, header);
  sealed += tokens.tokens;
  const back = await through(revealing, format, tokens.output, header);
  expect(back.output.toString()).toBe(source);
}

const VALUES = [
  ...[
    'zoé.quill@example.com',
    'odalys@example.com',
    '+44 7700 900123',
    '07700 900123',
    '4242 4242 4242 4242',
  ],
  ...['DE89 3704 0044 0532 0130 00', 'my name is Ådne Brännström', 'I am Zoë O\u2019Quill', '192.0.2.44'],
  ...['PII1_EMAIL_d_aaaaaaaa', 'pii1_phone_v_bbbbbbbbbbbbb', 'PII1_EMAIL_h_cccccccccccccccccccccccc'],
  ...['[EMAIL_1]', '-07700 900123', '=odalys@example.com'],
];
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...VALUES) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ' ',
      ', ',
      ' - ',
      '\n',
      '\t',
      '"',
      '""',
      "'",
      '\\',
      '/',
      ';',
      'ok',
      '😀',
      '\u00a0',
    ),
  },
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));

/** A string as JSON, some of its characters escaped that need not be. */
const jsonString = fc.tuple(text, fc.infiniteStream(fc.nat({ max: 9 }))).map(([value, coins]) =>
  JSON.stringify(value).replace(/[^"\\]/gu, (character) => {
    const coin = coins.next().value ?? 9;
    if (coin > 1 || character.codePointAt(0)! < 0x20) return character;
    if (character === '/' && coin === 0) return '\\/';
    const escaped = [...character.split('')].map(
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    return coin === 0 ? escaped.join('') : escaped.join('').replace(/[a-f]/g, (digit) => digit.toUpperCase());
  }),
);

describe('what was pseudonymised comes back', () => {
  it('from JSON, however it was escaped, numbers and keys included', async () => {
    const record = fc
      .tuple(
        jsonString,
        jsonString,
        fc.constantFrom('447700900123', '4242424242424242', '1', '-1.5e3', 'null'),
      )
      .map(
        ([one, two, n]) => `{"phone":${n},"messages":[{"role":"customer","text":${one}},{"text":${two}}]}\n`,
      )
      // Escapes may have been put into the middle of another escape.
      .filter((line) => isJson(line));
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 3 }), (lines) =>
        holds('jsonl', lines.join('')),
      ),
      { numRuns: 120 },
    );
    expect(sealed).toBeGreaterThan(100);
  }, 120_000);

  it('from cells, quoted or not', async () => {
    const header = 'conversation_id,email,text';
    const bare = text.map((value) => value.replace(/[",\r\n\u2028\u2029]/g, ' '));
    const quoted = text.map((value) => `"${value.replaceAll('"', '""')}"`);
    const cell = fc.oneof(bare, quoted);
    const row = fc.tuple(cell, cell).map(([one, two]) => `,${one},${two}\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) =>
        holds('csv', rows.join(''), header),
      ),
      { numRuns: 120 },
    );
  }, 120_000);

  it('from plain text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), (lines) =>
        holds('text', lines.map((line) => `Ada: ${line}\n`).join('')),
      ),
      { numRuns: 120 },
    );
  }, 120_000);
});

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
