import { expect, it } from 'vitest';
import { createProgressBar } from '../../src/cli/progress.ts';
import { watchSignals } from '../../src/cli/signals.ts';
import { createTerminal, wantsColour } from '../../src/cli/terminal.ts';

it.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  [{ TERM: 'dumb' }, true, false],
])('with %j on a terminal (%j) colours are %j', (env, isTTY, wanted) => {
  expect(wantsColour(env, isTTY)).toBe(wanted);
});

it.each([
  [120, 120],
  [0, 80],
  [undefined, 80],
])('takes a terminal that says %j columns as %i wide', (said, columns) => {
  const stream = { write: () => true, isTTY: true, ...(said === undefined ? {} : { columns: said }) };
  const terminal = createTerminal(stream, stream, {}, new AbortController().signal);
  expect(terminal.columns()).toBe(columns);
});

it('draws the bar at most ten times a second, on one line, and takes it away', () => {
  const written: string[] = [];
  let time = 0;
  const bar = createProgressBar(
    { interactive: true, columns: () => 60, err: (text) => written.push(text) },
    () => time,
  );
  for (; time < 1000; time += 10) bar.update({ bytesDone: time, bytesTotal: 1000, findings: 0 });
  expect(written).toHaveLength(10);
  for (const text of written) expect(text).toMatch(/^\r\u001b\[2K[^\r\n\u001b]{1,59}$/);
  bar.clear();
  expect(written.at(-1)).toBe('\r\u001b[2K');
  bar.clear();
  expect(written).toHaveLength(11);
});

it('draws nothing in a pipe', () => {
  const bar = createProgressBar({
    interactive: false,
    columns: () => 80,
    err: () => expect.unreachable(),
  });
  bar.update({ bytesDone: 1, bytesTotal: undefined, findings: 0 });
  bar.clear();
});

it('asks the run to stop at the first signal and ends at the second', () => {
  const listeners = new Map<string, () => void>();
  const exits: number[] = [];
  const said: string[] = [];
  const controller = new AbortController();
  watchSignals(
    { on: (signal, listener) => listeners.set(signal, listener), exit: (code) => exits.push(code) },
    controller,
    (text) => said.push(text),
  );
  listeners.get('SIGINT')?.();
  expect(controller.signal.aborted).toBe(true);
  expect(exits).toEqual([]);
  expect(said).toHaveLength(1);
  listeners.get('SIGTERM')?.();
  expect(exits).toEqual([143]);
  listeners.get('SIGINT')?.();
  expect(exits).toEqual([143, 130]);
});
