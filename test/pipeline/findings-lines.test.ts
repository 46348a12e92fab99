import { expect, it } from 'vitest';
import type { DecidedFinding } from '../../src/engine/types.ts';
import { formatNamed } from '../../src/formats/index.ts';
import { FieldTable, SlotTable } from '../../src/model/slots.ts';
import { FindingsLines, fillNumbers } from '../../src/pipeline/findings-lines.ts';

function linesFor(slotsHit: readonly number[], group?: number): Record<string, unknown>[] {
  const bytes = Buffer.from('{"conversation_id":"c-7","text":"a"}\n{"conversation_id":"c-7","text":"b"}');
  const fields = new FieldTable();
  const slots = new SlotTable();
  const locator = formatNamed('jsonl').createLocator(fields, {});
  const cut = bytes.indexOf(0x0a);
  const rows = [
    { from: 0, to: cut },
    { from: cut + 1, to: bytes.length },
  ];
  rows.forEach(({ from, to }, message) => {
    expect(locator.locate(bytes, from, to, slots, message)).toBeUndefined();
  });
  const values = Array.from({ length: slots.count }, (_, slot) => slot).filter(
    (slot) => slots.kind[slot] === 0,
  );
  const findings = slotsHit.map((n): DecidedFinding => {
    const slot = values[n]!;
    const finding = { slot, start: 0, end: 1, type: 'ACCOUNT', rule: 'r', score: 1, evidence: [] } as const;
    const message = slots.message[slot]!;
    return {
      ...finding,
      action: 'mask',
      conversation: 0,
      message,
      ...(group === undefined ? {} : { group }),
    };
  });
  const lines = new FindingsLines('f', false);
  lines.add(bytes, slots, fields, locator, findings, (offset) => rows[offset > cut ? 1 : 0]!, 4);
  const text = fillNumbers(lines.finish(), 100).trimEnd();
  return text.split('\n').map((line) => JSON.parse(line));
}

it('names a gathered conversation by its id, which stands in every row', () => {
  expect(linesFor([1, 3])).toMatchObject([
    { conversation: 'c-7', message: 0, path: '/text' },
    { conversation: 'c-7', message: 1, path: '/text' },
  ]);
});

it('shows no id that holds a finding in any of the rows', () => {
  expect(linesFor([1, 2]).map(({ conversation }) => conversation)).toEqual([105, 105]);
});

it('carries the group of a value in parts, last', () => {
  expect(Object.keys(linesFor([1], 3)[0]!)).toEqual(
    'v file conversation message path start end type score rule action group'.split(' '),
  );
});

it('shows no key that holds a value of the record', () => {
  const bytes = Buffer.from(
    '{"by":{"Zora Quill":{"text":"Zora Quill"},"zora-quill":{"text":"x"},"Zorastro":{"text":"x"}}}',
  );
  const fields = new FieldTable();
  const slots = new SlotTable();
  const locator = formatNamed('jsonl').createLocator(fields, {});
  expect(locator.locate(bytes, 0, bytes.length, slots, -1)).toBeUndefined();
  const texts = Array.from({ length: slots.count }, (_, slot) => slot).filter(
    (slot) => slots.kind[slot] === 0,
  );
  const findings = texts.map((slot): DecidedFinding => {
    const found = {
      slot,
      start: 0,
      end: slot === texts[0] ? 10 : 1,
      type: 'PERSON',
      rule: 'r',
      score: 1,
    } as const;
    return { ...found, evidence: [], action: 'mask', conversation: 0, message: -1 };
  });
  const lines = new FindingsLines('f', false);
  lines.add(bytes, slots, fields, locator, findings, () => ({ from: 0, to: bytes.length }), 0);
  const paths = fillNumbers(lines.finish(), 0)
    .trimEnd()
    .split('\n')
    .map((line): string => JSON.parse(line).path);
  expect(paths).toEqual(['/by/*/text', '/by/*/text', '/by/Zorastro/text']);
});
