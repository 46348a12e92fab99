import { expect, it } from 'vitest';
import { SLOT_NUMBER, SLOT_VALUE, SlotTable } from '../../src/model/slots.ts';

it('keeps what was added however large it grows, and gives the memory of very many slots back', () => {
  const slots = new SlotTable();
  const many = 1_500_000;
  for (let i = 0; i < many; i++)
    slots.add(i, i + 1, i % 2 === 0 ? SLOT_VALUE : SLOT_NUMBER, i % 8, i % 100, -1, 0);
  expect(slots.count).toBe(many);
  expect(slots.start.length).toBeLessThan(many * 1.3);
  for (const i of [0, 255, 256, 1 << 20, many - 1])
    expect([
      slots.start[i],
      slots.end[i],
      slots.kind[i],
      slots.coding[i],
      slots.field[i],
      slots.message[i],
    ]).toEqual([i, i + 1, i % 2 === 0 ? SLOT_VALUE : SLOT_NUMBER, i % 8, i % 100, -1]);
  slots.clear();
  expect(slots.start.length).toBeLessThan(1000);
  expect(slots.add(7, 8, SLOT_VALUE, 0, 1, 2, 3)).toBe(0);
  expect([slots.start[0], slots.message[0], slots.conversation[0]]).toEqual([7, 2, 3]);
});

it('keeps its memory from record to record', () => {
  const slots = new SlotTable();
  for (let i = 0; i < 1000; i++) slots.add(i, i, SLOT_VALUE, 0, 0, 0, 0);
  const { start } = slots;
  slots.clear();
  expect(slots.start).toBe(start);
});
