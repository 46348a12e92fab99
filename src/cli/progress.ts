/**
 * The progress bar: one line on stderr, drawn at most ten times a second and cleared at the end. Where stderr is
 * no terminal, nothing is written at all.
 */
import { formatProgress } from '../index.ts';
import type { Terminal } from './terminal.ts';

export interface ProgressBar {
  /** Bytes and findings of the whole run so far. */
  update(at: {
    readonly bytesDone: number;
    readonly bytesTotal: number | undefined;
    readonly findings: number;
  }): void;
  /** Clears the line; to be called before anything else is written. */
  clear(): void;
}

const REDRAW_MS = 100;
const CLEAR_LINE = '\r\u001b[2K';

const SILENT: ProgressBar = { update: () => {}, clear: () => {} };

export function createProgressBar(
  terminal: Pick<Terminal, 'interactive' | 'columns' | 'err'>,
  now: () => number = () => performance.now(),
): ProgressBar {
  if (!terminal.interactive) return SILENT;
  const began = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    update(at) {
      const time = now();
      if (time - drawn < REDRAW_MS) return;
      drawn = time;
      visible = true;
      const line = formatProgress({ ...at, seconds: (time - began) / 1000 }, terminal.columns() - 1);
      terminal.err(CLEAR_LINE + line);
    },
    clear() {
      if (visible) terminal.err(CLEAR_LINE);
      visible = false;
    },
  };
}
