/** Contract 4 in small: what the first run left beside what it masked stays as it is in the second. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { createEngine, createPool, type Engine } from '../../dist/index.js';
import { makeKeys } from '../support/key-places.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

it.each([
  'an appointment with [PERSON_1] Robert at noon',
  'the Hotel [PLACE_1] Arden West is full',
  'it was Quarrow [PERSON_1] in [PLACE_1]',
  'a lovely place called [PERSON_1] & Queens',
  'the film is [PERSON_1] and Shaw',
  'we have [PERSON_1] and Vexley.',
  '[PERSON_1], And Wendell R. Vexley in [PLACE_1].',
  'a room in the [PLACE_1], Australia area',
  'good food in [PLACE_1] California. Thai please',
  'the clinic in [PLACE_1] Arthur H Vexley Medical Center',
  '[ACCOUNT_1] my name odalys',
  'Hello, Little Quastkins, [PERSON_1] in the office.',
  'I live at Quarrural [ADDRESS_1] now',
  'it is off Quarrow Lane [ADDRESS_1]',
  'me ([PERSON_1]) and Quistan',
  'dentist Quastart:[PERSON_1]',
  'Book appointment at Quastart: [PERSON_1] in March',
])('%s', (text) => {
  expect(engine.redact(text).text).toBe(text);
});

it('nor does it count how long the mask is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatveil-beside-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const pool = await createPool({ policy: 'pseudonymise', workers: 0, keys: await makeKeys(folder) });
  onTestFinished(() => pool.close());
  const once = await pool.redact('my name is Wanjiru Quastl and I sent it');
  const token = /PII1_PERSON_d_[a-z2-7]+/.exec(once.text)?.[0] ?? '';
  for (const text of [`me (${token}) and Quistan`, `it was Quarrow ${token} there`])
    expect((await pool.redact(text)).text).toBe(text);
});

it('but a phrase still finds what it announces there', () => {
  expect(engine.redact('[ORDER_1] my name is Wendell Vexley').text).toBe('[ORDER_1] my name is [PERSON_1]');
});
