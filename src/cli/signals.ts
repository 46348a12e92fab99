/**
 * Ctrl-C and SIGTERM. The first asks the run to stop: what is in hand is thrown away and no unfinished file gets
 * its final name. The second ends the process at once, with the shell's usual 128 + number.
 */

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
type StopSignal = keyof typeof SIGNALS;

interface SignalSource {
  on(signal: StopSignal, listener: () => void): unknown;
  exit(code: number): void;
}

export function watchSignals(
  source: SignalSource,
  controller: AbortController,
  say: (text: string) => void,
): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    source.on(signal, () => {
      if (controller.signal.aborted) source.exit(SIGNALS[signal]);
      else {
        controller.abort();
        say('\nchatveil: stopping; once more to end at once\n');
      }
    });
  }
}
