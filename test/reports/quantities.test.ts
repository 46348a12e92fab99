import { describe, expect, it } from 'vitest';
import { counted, formatBytes, formatCount, formatSeconds } from '../../src/reports/quantities.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [4_123_456, '4.1 MB'],
    [2_000_000_000, '2.0 GB'],
    [5e15, '5000.0 TB'],
  ])('%i → %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatSeconds', () => {
  it.each([
    [0, '0.0 s'],
    [0.44, '0.4 s'],
    [9.96, '10 s'],
    [59.4, '59 s'],
    [59.6, '1 min 00 s'],
    [185, '3 min 05 s'],
    [3600, '1 h 00 min'],
    [7_630, '2 h 07 min'],
  ])('%d → %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });
});

it('groups digits and knows one from many', () => {
  expect(formatCount(1234567)).toBe('1,234,567');
  expect(counted(1, 'file')).toBe('1 file');
  expect(counted(0, 'file')).toBe('0 files');
  expect(counted(1500, 'entry', 'entries')).toBe('1,500 entries');
});
