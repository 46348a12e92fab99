/**
 * Tokens of form d that are sealed when the output of a job stands, all at once. Until then a text of the same letters
 * and length stands there for each; it begins with a mark that the job's input does not hold, so it is found again.
 *
 * PERF: while a conversation is read nothing of the ciphers stays in the processor's caches. Sealed one by one, a token
 * takes six times as long as in a row, and the conversation after it a tenth longer.
 *
 * A stand-in must not leave the process: whoever opens this fills the output, or lets none of it go.
 */
import { randomBytes } from 'node:crypto';
import { ChatveilError } from '../../model/errors.ts';
import { base32Length, fromBase32, toBase32 } from '../crypto/base32.ts';
import { tokenHeader } from '../tokens/token-text.ts';

const MARK_BYTES = 10;
const NUMBER_BYTES = 4;
const MARK_LENGTH = base32Length(MARK_BYTES);
const NUMBER_LENGTH = base32Length(NUMBER_BYTES);
const FILLER = 'a';

interface Waiting<T> {
  readonly value: T;
  /** Of the token and of what stands for it. */
  readonly length: number;
  /** Where the mark begins in it. */
  readonly header: number;
}

export class StandIns<T> {
  #mark = '';
  readonly #waiting: Waiting<T>[] = [];
  /** By the name that the caller gave: equal values have one. */
  readonly #named = new Map<string, string>();

  get isOpen(): boolean {
    return this.#mark !== '';
  }

  /** From now on there are stand-ins. @param input what the output is made of, beside them and shorter texts */
  open(input: Uint8Array): void {
    this.close();
    const bytes = Buffer.from(input.buffer, input.byteOffset, input.length);
    do this.#mark = toBase32(randomBytes(MARK_BYTES));
    while (bytes.includes(this.#mark, 0, 'latin1'));
  }

  /** Forgets all that waits. */
  close(): void {
    this.#mark = '';
    this.#waiting.length = 0;
    this.#named.clear();
  }

  known(name: string): string | undefined {
    return this.#named.get(name);
  }

  /** @param length characters of the token; @param name the same for what has the same token, if that is known */
  add(type: string, length: number, value: T, name: string | undefined): string {
    const header = tokenHeader(type, 'd');
    const number = Buffer.allocUnsafe(NUMBER_BYTES);
    number.writeUInt32BE(this.#waiting.length);
    this.#waiting.push({ value, length, header: header.length });
    const text = `${header}${this.#mark}${toBase32(number)}`.padEnd(length, FILLER);
    if (name !== undefined) this.#named.set(name, text);
    return text;
  }

  /**
   * Puts tokens where their stand-ins are, in place, and closes. What stands nowhere is not sealed: its record was held
   * back. INTERNAL for what looks like a stand-in and is none, or for a token of another length: nothing may leave then.
   */
  fill(output: Uint8Array | undefined, seal: (value: T) => string): void {
    const mark = this.#mark;
    const waiting = this.#waiting.splice(0);
    this.close();
    if (output === undefined || waiting.length === 0) return;
    const bytes = Buffer.from(output.buffer, output.byteOffset, output.length);
    const tokens = new Array<string | undefined>(waiting.length);
    for (let at = bytes.indexOf(mark, 0, 'latin1'); at >= 0; at = bytes.indexOf(mark, at, 'latin1')) {
      const number = numberAt(bytes, at + MARK_LENGTH);
      const one = waiting[number];
      if (one === undefined) throw notFilled();
      tokens[number] ??= seal(one.value);
      const token = tokens[number];
      if (token.length !== one.length) throw notFilled();
      at += bytes.write(token, at - one.header, 'latin1') - one.header;
    }
  }
}

function numberAt(bytes: Buffer, at: number): number {
  return fromBase32(bytes.toString('latin1', at, at + NUMBER_LENGTH))?.readUInt32BE() ?? -1;
}

function notFilled(): ChatveilError {
  return new ChatveilError('INTERNAL', 'a token does not fit where it is to stand');
}
