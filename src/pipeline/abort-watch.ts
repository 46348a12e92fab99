import { ChatveilError, ERROR_CODES } from '../model/errors.ts';

export function interrupted(): ChatveilError {
  return new ChatveilError('INTERRUPTED', ERROR_CODES.INTERRUPTED);
}

/** Lets an abort overtake work that waits for input. */
export class AbortWatch {
  aborted = false;
  private readonly signal: AbortSignal | undefined;
  private listener: (() => void) | undefined;

  constructor(signal: AbortSignal | undefined) {
    this.signal = signal;
  }

  async race<T>(work: Promise<T>): Promise<T> {
    if (this.signal === undefined) return work;
    const { signal } = this;
    work.catch(() => {});
    return Promise.race([
      work,
      new Promise<never>((_resolve, reject) => {
        this.listener = () => {
          this.aborted = true;
          reject(interrupted());
        };
        if (signal.aborted) this.listener();
        else signal.addEventListener('abort', this.listener, { once: true });
      }),
    ]);
  }

  close(): void {
    if (this.listener !== undefined) this.signal?.removeEventListener('abort', this.listener);
  }
}
