import { expect, it } from 'vitest';
import { formatProgress } from '../../src/reports/progress-line.ts';

const state = { bytesDone: 50_000_000, bytesTotal: 200_000_000, findings: 1234, seconds: 2 };

it('shows bar, bytes, rate, findings and time left', () => {
  expect(formatProgress(state, 120)).toBe(
    '[######------------------]  25%  50.0 MB of 200.0 MB  25.0 MB/s  1,234 findings  6.0 s left',
  );
});

it('knows neither bar nor end in a stream', () => {
  expect(formatProgress({ ...state, bytesTotal: undefined }, 120)).toBe('50.0 MB  25.0 MB/s  1,234 findings');
});

it('says 100% only at the end, and never more', () => {
  expect(formatProgress({ ...state, bytesDone: 199_999_999 }, 120)).toContain(' 99%');
  expect(formatProgress({ ...state, bytesDone: 200_000_000 }, 120)).toContain('100%');
  // A file that grew while it was read.
  expect(formatProgress({ ...state, bytesDone: 300_000_000 }, 120)).toContain('100%');
});

it('makes no guess in the first second, and divides nothing by zero', () => {
  expect(formatProgress({ ...state, seconds: 0.5 }, 120)).not.toContain('left');
  expect(formatProgress({ bytesDone: 0, bytesTotal: 0, findings: 0, seconds: 0 }, 120)).toBe(
    '0 B  0 B/s  0 findings',
  );
});

it('leaves parts out where the terminal is narrow, never cuts one', () => {
  expect(formatProgress(state, 60)).toBe('[######------------------]  25%  50.0 MB of 200.0 MB');
  expect(formatProgress(state, 10)).toBe('');
});
