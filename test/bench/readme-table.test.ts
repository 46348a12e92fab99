import { describe, expect, it } from 'vitest';
import { performanceSection, withSection } from '../../bench/readme-table.ts';
import type { BenchRecord } from '../../bench/record.ts';

const record: BenchRecord = {
  date: '2026-02-03',
  version: '1.2.3',
  machine: { cpu: 'Some CPU', cores: 2, memoryGiB: 8, platform: 'linux x64', node: '20.19.0' },
  input: { name: 'generated', megabytes: 16.8 },
  process: [{ name: '1 worker', workers: 1, seconds: 2, megabytesPerSecond: 8.4, peakMegabytes: 150 }],
  inProcess: [
    { texts: 'English', subject: 'ours', megabytesPerSecond: 12.5 },
    { texts: 'German', subject: 'ours', megabytesPerSecond: 7 },
    { texts: 'English', subject: 'theirs', megabytesPerSecond: 0.1 },
  ],
  worst: [
    { text: 'digits', megabytesPerSecond: 3, growth: 4.1 },
    { text: 'letters', megabytesPerSecond: 5, growth: 3.9 },
  ],
};

describe('performanceSection', () => {
  const section = performanceSection(record);

  it('says where and when it was measured', () => {
    expect(section).toContain('2026-02-03');
    expect(section).toContain('Some CPU, 2 cores, linux x64, Node 20.19.0');
    expect(section).toContain('16.8 MB of JSONL (generated chats)');
  });

  it('has a row for each run and subject, and a dash where nothing was measured', () => {
    expect(section).toContain('| 1 worker | 8.4 | 150 |');
    expect(section).toContain('|  | English | German |');
    expect(section).toContain('| ours | 12.5 | 7 |');
    expect(section).toContain('| theirs | 0.1 | – |');
  });

  it('names the slowest text and the steepest growth', () => {
    expect(section).toContain('“digits”: 3 MB/s');
    expect(section).toContain('at most 4.1 times as long');
  });
});

describe('withSection', () => {
  const readme = 'a\n<!-- performance: made by `npm run bench:readme` -->\nold\n<!-- /performance -->\nb\n';

  it('replaces what stands between the markers and nothing else', () => {
    const once = withSection(readme, 'new');
    expect(once).toBe(readme.replace('old', 'new'));
    expect(withSection(once, 'new')).toBe(once);
  });

  it('refuses a README without markers', () => {
    expect(() => withSection('a', 'new')).toThrow('markers');
  });
});
