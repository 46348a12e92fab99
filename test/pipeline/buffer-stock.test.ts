import { expect, it } from 'vitest';
import { BufferStock } from '../../src/pipeline/cut.ts';

it.each([false, true])('takes back what it gave, shared: %s', (shared) => {
  const stock = new BufferStock(64, { shared });
  const first = stock.take(40);
  expect([first.length, first.buffer.byteLength]).toEqual([40, 64]);
  expect(first.buffer instanceof SharedArrayBuffer).toBe(shared);
  stock.give(first);
  expect(stock.take(64).buffer).toBe(first.buffer);
  expect(stock.take(64).buffer).not.toBe(first.buffer);
});

it.each([false, true])('gives a longer buffer without room, and keeps none, shared: %s', (shared) => {
  const stock = new BufferStock(64, { shared });
  const long = stock.take(65);
  expect([long.length, long.buffer.byteLength]).toEqual([65, 65]);
  expect(long.buffer instanceof SharedArrayBuffer).toBe(shared);
  stock.give(long);
  expect(stock.take(65).buffer).not.toBe(long.buffer);
});

it('takes no memory that came from elsewhere', () => {
  const stock = new BufferStock(64, { shared: true });
  const foreign = new Uint8Array(64);
  stock.give(foreign);
  expect(stock.take(64).buffer).not.toBe(foreign.buffer);
});

it('keeps nothing where it is told so', () => {
  const stock = new BufferStock(64, { kept: 0 });
  const first = stock.take(64);
  stock.give(first);
  expect(stock.take(64).buffer).not.toBe(first.buffer);
});
