import { describe, expect, it } from 'vitest';
import { epochOf } from '../../src/engine/epochs.ts';

describe('the epoch of a time', () => {
  it.each([
    ['2026-01-05T08:00:50Z', '2026', '2026-Q1', '2026-01'],
    ['2026-12-31T23:59:59.999Z', '2026', '2026-Q4', '2026-12'],
    ['2026-03-31', '2026', '2026-Q1', '2026-03'],
    ['2026-04-01 09:12', '2026', '2026-Q2', '2026-04'],
    [' 2025-10-01T00:30:00+02:00 ', '2025', '2025-Q3', '2025-09'],
    ['2025-12-31 22:00:00 -0330', '2026', '2026-Q1', '2026-01'],
    ['2024-07-01 00:00:00 UTC', '2024', '2024-Q3', '2024-07'],
    ['1767225600', '2026', '2026-Q1', '2026-01'],
    ['1767225599999', '2025', '2025-Q4', '2025-12'],
    ['1767225599.123456', '2025', '2025-Q4', '2025-12'],
  ])('%s', (text, year, quarter, month) => {
    expect(epochOf(text, 'year')).toBe(year);
    expect(epochOf(text, 'quarter')).toBe(quarter);
    expect(epochOf(text, 'month')).toBe(month);
    expect(epochOf(text, 'none')).toBeUndefined();
  });

  it.each(['', '09:12', '05/01/2026 09:12', '2026-13-01', '2026-02-30T99:00', '20260105', 'yesterday'])(
    'is unknown for %j',
    (text) => expect(epochOf(text, 'month')).toBeUndefined(),
  );
});
