/** The engine on each worst-case text: its rate, and whether time grows with the text alone. */
import { createEngine } from '../dist/index.js';
import { round } from './process-runs.ts';
import { WORST_TEXTS } from './worst-texts.ts';

export interface WorstRow {
  readonly text: string;
  readonly megabytesPerSecond: number;
  /** Time for four times the text, over the time for it: 4 if linear. */
  readonly growth: number;
}

const SMALL = 16 * 1024;

export async function worstCases(): Promise<WorstRow[]> {
  const engine = await createEngine({ policy: 'mask' });
  const seconds = (text: string): number => {
    const times = [0, 1, 2].map(() => {
      const from = performance.now();
      engine.redact(text);
      return (performance.now() - from) / 1000;
    });
    return Math.min(...times);
  };
  engine.redact('warm up, Odalys: 07700 900123');
  return WORST_TEXTS.map(({ name, make }) => {
    const [small, large] = [make(SMALL), make(4 * SMALL)];
    const [smallSeconds, largeSeconds] = [seconds(small), seconds(large)];
    return {
      text: name,
      megabytesPerSecond: round(Buffer.byteLength(large) / 1e6 / largeSeconds, 2),
      growth: round(largeSeconds / smallSeconds, 1),
    };
  });
}
