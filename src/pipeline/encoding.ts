/**
 * Byte order marks and what follows from them. UTF-8 is taken as it is, UTF-16 with a mark is turned into UTF-8 for
 * the work and back for the output; only text that survives both ways is accepted. Without a mark, NUL bytes mean
 * that this is no UTF-8 text, and the input is refused rather than guessed at.
 */
import { StringDecoder } from 'node:string_decoder';
import { ChatveilError, ERROR_CODES } from '../model/errors.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface Sniffed {
  readonly encoding: Encoding;
  /** The mark's bytes, written to the output as they are. */
  readonly mark: Uint8Array;
}

/** @throws ChatveilError ENCODING_UNKNOWN */
export function sniffEncoding(sample: Uint8Array): Sniffed {
  if (starts(sample, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', mark: sample.slice(0, 3) };
  const utf32 = starts(sample, [0xff, 0xfe, 0, 0]) || starts(sample, [0, 0, 0xfe, 0xff]);
  if (!utf32 && starts(sample, [0xff, 0xfe])) return { encoding: 'utf-16le', mark: sample.slice(0, 2) };
  if (!utf32 && starts(sample, [0xfe, 0xff])) return { encoding: 'utf-16be', mark: sample.slice(0, 2) };
  if (utf32 || sample.includes(0))
    throw new ChatveilError('ENCODING_UNKNOWN', 'neither UTF-8 nor UTF-16 with a byte order mark');
  return { encoding: 'utf-8', mark: sample.slice(0, 0) };
}

function starts(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}

/**
 * UTF-16 without its mark → UTF-8.
 * @throws ChatveilError ENCODING_UNKNOWN at a lone surrogate or half a code unit
 */
export async function* utf16ToUtf8(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const decode = (chunk: Uint8Array | undefined): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new ChatveilError('ENCODING_UNKNOWN', ERROR_CODES.ENCODING_UNKNOWN);
    }
  };
  for await (const chunk of chunks) {
    const text = decode(chunk);
    if (text !== '') yield Buffer.from(text, 'utf8');
  }
  const rest = decode(undefined);
  if (rest !== '') yield Buffer.from(rest, 'utf8');
}

/** UTF-8 in pieces → UTF-16. Our own output is valid UTF-8, so nothing can be lost. */
export class Utf16Encoder {
  private readonly decoder = new StringDecoder('utf8');
  private readonly swap: boolean;

  constructor(encoding: Encoding) {
    this.swap = encoding === 'utf-16be';
  }

  encode(bytes: Uint8Array): Uint8Array {
    const text = Buffer.from(
      this.decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
      'utf16le',
    );
    return this.swap ? text.swap16() : text;
  }
}
