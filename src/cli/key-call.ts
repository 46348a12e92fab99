/** What the commands for keys share: the store they open, who acts, and about whom. Nothing of chatveil.yaml counts. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import {
  type Act,
  type Audit,
  ChatveilError,
  conversationHandle,
  handleOf,
  type KeyPlaces,
  type OpenKeys,
  openAudit,
  openKeys,
  systemUser,
} from '../index.ts';
import type { Call } from './commands.ts';
import { FlagValues } from './flag-values.ts';
import type { FlagName } from './flags.ts';

export class KeyCall extends FlagValues {
  readonly #terminal: Call['terminal'];

  constructor({ raw, terminal }: Call) {
    super(raw);
    this.#terminal = terminal;
  }

  /** A flag without which the command cannot go on. */
  needed(name: FlagName<'text'>): string {
    const value = this.text(name);
    if (value === undefined) throw new ChatveilError('USAGE', `--${name} is missing`);
    return value;
  }

  get places(): KeyPlaces {
    const keyFile = this.text('key-file');
    return { store: this.needed('keys'), ...(keyFile === undefined ? {} : { keyFile }) };
  }

  get act(): Act {
    const purpose = this.text('purpose');
    const reference = this.text('reference');
    return {
      actor: this.text('actor') ?? systemUser(),
      ...(purpose === undefined ? {} : { purpose }),
      ...(reference === undefined ? {} : { reference }),
    };
  }

  /** The handle that is meant. */
  async handle(): Promise<string> {
    const subject = this.text('subject');
    const conversation = this.text('conversation');
    if ((subject === undefined) === (conversation === undefined))
      throw new ChatveilError('USAGE', 'name either --subject or --conversation; --subject - reads stdin');
    if (conversation !== undefined) return conversationHandle(conversation);
    return handleOf(subject === '-' ? await this.#typed() : (subject ?? ''));
  }

  async withKeys<T>(work: (open: OpenKeys) => Promise<T>): Promise<T> {
    const open = await openKeys(this.places);
    try {
      return await work(open);
    } finally {
      await open.close();
    }
  }

  /** Without the key-encryption key. */
  async withAudit<T>(work: (audit: Audit) => Promise<T>): Promise<T> {
    const { audit, close } = await openAudit({ store: this.needed('keys') });
    try {
      return await work(audit);
    } finally {
      await close();
    }
  }

  async #typed(): Promise<string> {
    if (this.#terminal.interactive && process.stdin.isTTY)
      this.#terminal.err('Type the handle, then Ctrl-D on a line of its own.\n');
    return text(process.stdin);
  }
}

/** The text of a key file that somebody named. */
export function readKeyText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ChatveilError('INPUT_UNREADABLE', 'the file cannot be read', { file });
  }
}

/** Writes a file for its owner alone, which appears only when it is complete. */
export function writeOwnFile(file: string, content: string): void {
  const unfinished = join(dirname(file), `.${basename(file)}.chatveil-partial`);
  try {
    rmSync(unfinished, { force: true });
    writeFileSync(unfinished, content, { mode: 0o600, flag: 'wx', flush: true });
    renameSync(unfinished, file);
  } catch {
    rmSync(unfinished, { force: true });
    throw new ChatveilError('OUTPUT_FAILED', 'the file could not be written', { file });
  }
}

export function dayOf(time: number | undefined): string {
  return time === undefined ? '' : new Date(time).toISOString().slice(0, 10);
}
