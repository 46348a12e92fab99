/** The one line that shows how far a run is. ASCII only, so that its length is its width. */
import { counted, formatBytes, formatSeconds } from './quantities.ts';

export interface ProgressState {
  readonly bytesDone: number;
  /** Undefined while reading from a stream: no bar and no time left then. */
  readonly bytesTotal: number | undefined;
  readonly findings: number;
  /** Since the run began. */
  readonly seconds: number;
}

const BAR_CELLS = 24;
/** Below this a rate is noise and the time left would jump about. */
const SECONDS_BEFORE_ESTIMATE = 1;

/** The line, at most `columns` long: parts are left out from the end where the terminal is narrow. */
export function formatProgress(state: ProgressState, columns: number): string {
  const rate = state.seconds > 0 ? state.bytesDone / state.seconds : 0;
  const parts: string[] = [];
  const total = state.bytesTotal;
  if (total === undefined || total === 0) {
    parts.push(formatBytes(state.bytesDone));
  } else {
    const share = Math.min(1, state.bytesDone / total);
    // Rounded down: `100%` is for the end alone.
    parts.push(`${bar(share)} ${String(Math.floor(share * 100)).padStart(3)}%`);
    parts.push(`${formatBytes(state.bytesDone)} of ${formatBytes(total)}`);
  }
  parts.push(`${formatBytes(rate)}/s`, counted(state.findings, 'finding'));
  if (total !== undefined && state.seconds >= SECONDS_BEFORE_ESTIMATE && rate > 0)
    parts.push(`${formatSeconds(Math.max(0, total - state.bytesDone) / rate)} left`);

  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line}  ${part}`;
    if (longer.length > columns) break;
    line = longer;
  }
  return line;
}

function bar(share: number): string {
  const full = Math.floor(share * BAR_CELLS);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR_CELLS - full)}]`;
}
