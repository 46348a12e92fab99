/**
 * Erasures once more, in a file apart from the store: a store that comes back from a backup does not know of later ones
 * and stays closed until they were repeated. Lines are only added. It holds MACs, no handle; keep it as long as backups.
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { ChatveilError } from '../model/errors.ts';
import type { Tombstone } from './store/key-store.ts';

export interface ErasureJournal {
  read(): Promise<Tombstone[]>;
  /** Durable when the promise is kept. */
  add(tombstones: readonly Tombstone[]): Promise<void>;
}

/** What a crash leaves of a line; the store has what it was for. */
const CUT = /^\d{0,15}(?: [a-z0-9-]{0,63}(?: [0-9a-f]{0,32}(?: [0-9a-f]{0,31})?)?)?$/;
const LINE = /^(\d{1,15}) ([a-z0-9-]{1,63}) ([0-9a-f]{32}) ([0-9a-f]{32})$/;

export class ErasureFile implements ErasureJournal {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async read(): Promise<Tombstone[]> {
    let text: string;
    try {
      text = readFileSync(this.#file, 'latin1');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw this.#failure('cannot be read');
    }
    return text
      .split('\n')
      .filter((line) => !CUT.test(line))
      .map((line) => this.#parsed(line));
  }

  async add(tombstones: readonly Tombstone[]): Promise<void> {
    const lines = tombstones.map((row) => `\n${row.time} ${row.domain} ${row.tombstone} ${row.subject}\n`);
    try {
      const handle = openSync(this.#file, 'a', 0o600);
      try {
        writeSync(handle, lines.join(''));
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    } catch {
      throw this.#failure('cannot be written');
    }
  }

  #parsed(line: string): Tombstone {
    const [, time, domain, tombstone, subject] = LINE.exec(line) ?? [];
    if (domain === undefined || tombstone === undefined || subject === undefined) {
      throw this.#failure('is damaged');
    }
    return { time: Number(time), domain, tombstone, subject };
  }

  #failure(what: string): ChatveilError {
    return new ChatveilError('KEYS_UNAVAILABLE', `the journal of erasures ${what}`, { file: this.#file });
  }
}
