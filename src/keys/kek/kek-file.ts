/**
 * The key-encryption key in a file: one line a generation, mode 0400, outside the folder of the store, since a copy of
 * that folder must not hold both. A new file is written beside the old one and takes its name when it is complete.
 */

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { ChatveilError } from '../../model/errors.ts';
import { KEK_BYTES, LocalKeyEncryption } from './key-encryption.ts';

const HEAD = `# The key-encryption key of a chatveil key store. With it and the store, every token can be opened: keep
# them apart, back them up apart. Without it, none can.
`;

const LINE = /^([1-9]\d{0,8}) ([A-Za-z0-9+/]{43}=)$/;
const OTHERS = 0o077;

type Keys = ReadonlyMap<number, Uint8Array>;

/** The key in `file`; KEYS_REFUSED if others may read it or it is in the store's folder. */
export function readKekFile(file: string, storeFile?: string): LocalKeyEncryption {
  return new LocalKeyEncryption(readKeys(file, storeFile));
}

/** Writes generation 1 into a new file. Fails if there is one. */
export function createKekFile(file: string, storeFile?: string): LocalKeyEncryption {
  refuseTogether(file, storeFile);
  const keys = new Map([[1, randomBytes(KEK_BYTES)]]);
  writeKeys(file, keys);
  return new LocalKeyEncryption(keys);
}

/** Adds the next generation, which wraps from now on. */
export function addKekGeneration(file: string, storeFile?: string): LocalKeyEncryption {
  const keys = new Map(readKeys(file, storeFile));
  keys.set(Math.max(...keys.keys()) + 1, randomBytes(KEK_BYTES));
  replaceKeys(file, keys);
  return new LocalKeyEncryption(keys);
}

/** Forgets a generation: what only it wrapped, in whatever backup, is unreadable from now on. */
export function dropKekGeneration(file: string, generation: number, storeFile?: string): void {
  const keys = new Map(readKeys(file, storeFile));
  if (!keys.delete(generation) || keys.size === 0) {
    throw new ChatveilError('KEYS_REFUSED', `generation ${generation} is not there, or is the only one`, {
      file,
    });
  }
  replaceKeys(file, keys);
}

/** The key in a variable, as in `1:base64,2:base64`. For development: the environment is easily shown. */
export function kekFromEnvironment(value: string | undefined): LocalKeyEncryption {
  return new LocalKeyEncryption(
    parsed((value ?? '').split(',').map((part) => part.trim().replace(':', ' '))),
  );
}

function readKeys(file: string, storeFile: string | undefined): Keys {
  let text: string;
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0) {
      throw new ChatveilError('KEYS_REFUSED', 'the key file may be read by others; give it mode 400', {
        file,
      });
    }
    text = readFileSync(file, 'latin1');
  } catch (error) {
    if (error instanceof ChatveilError) throw error;
    throw new ChatveilError('KEYS_REFUSED', 'the key file cannot be read', { file });
  }
  refuseTogether(file, storeFile);
  return parsed(
    text.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
    file,
  );
}

function parsed(lines: readonly string[], file?: string): Keys {
  const keys = new Map<number, Uint8Array>();
  for (const line of lines) {
    const [, generation, key] = LINE.exec(line) ?? [];
    if (generation === undefined || key === undefined || keys.has(Number(generation))) {
      const place = file === undefined ? {} : { file };
      throw new ChatveilError(
        'KEYS_REFUSED',
        'a key is written as its generation and 32 bytes in base64',
        place,
      );
    }
    keys.set(Number(generation), Buffer.from(key, 'base64'));
  }
  return keys;
}

function refuseTogether(file: string, storeFile: string | undefined): void {
  if (storeFile === undefined) return;
  const folder = realFolder(storeFile);
  if (`${realFolder(file)}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)) {
    throw new ChatveilError('KEYS_REFUSED', 'the key file must lie outside the folder of the key store', {
      file,
    });
  }
}

function realFolder(file: string): string {
  const folder = dirname(resolve(file));
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function replaceKeys(file: string, keys: Keys): void {
  const next = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  writeKeys(next, keys);
  try {
    renameSync(next, file);
  } catch {
    throw new ChatveilError('KEYS_REFUSED', 'the key file cannot be replaced', { file });
  }
}

function writeKeys(file: string, keys: Keys): void {
  const lines = [...keys].map(
    ([generation, key]) => `${generation} ${Buffer.from(key).toString('base64')}\n`,
  );
  try {
    const handle = openSync(file, 'wx', 0o400);
    try {
      writeSync(handle, HEAD + lines.join(''));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    throw new ChatveilError('KEYS_REFUSED', 'the key file cannot be written, or is there already', { file });
  }
}
