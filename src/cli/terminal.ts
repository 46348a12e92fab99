/**
 * Where a command writes: data and what was asked for to stdout, everything else to stderr. Colours follow the
 * NO_COLOR and FORCE_COLOR conventions, for each of the two streams by itself, as one may be a pipe.
 */
import type { WriteStream } from 'node:tty';

export interface Terminal {
  readonly colourOut: boolean;
  readonly colourErr: boolean;
  /** stderr is a terminal, so that a line may be redrawn. */
  readonly interactive: boolean;
  /** Cells in a line of stderr, as it is now. */
  columns(): number;
  out(text: string): void;
  err(text: string): void;
  /** Aborts when the user stops the run or the reader of stdout has gone. */
  readonly stop: AbortSignal;
}

type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY'> & Partial<Pick<WriteStream, 'columns'>>;

const USUAL_COLUMNS = 80;

export function createTerminal(
  stdout: Stream,
  stderr: Stream,
  env: NodeJS.ProcessEnv,
  stop: AbortSignal,
): Terminal {
  return {
    colourOut: wantsColour(env, stdout.isTTY === true),
    colourErr: wantsColour(env, stderr.isTTY === true),
    interactive: stderr.isTTY === true && env['TERM'] !== 'dumb',
    // Some terminals say 0 where they do not know.
    columns: () => stderr.columns || USUAL_COLUMNS,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    stop,
  };
}

/** FORCE_COLOR (but for `0` and `false`) wins over NO_COLOR (if not empty), which wins over what the stream is. */
export function wantsColour(env: NodeJS.ProcessEnv, isTTY: boolean): boolean {
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  const no = env['NO_COLOR'];
  if (no !== undefined && no !== '') return false;
  return isTTY && env['TERM'] !== 'dumb';
}
