import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addKekGeneration,
  createKekFile,
  dropKekGeneration,
  kekFromEnvironment,
  readKekFile,
} from '../../src/keys/kek/kek-file.ts';
import { KEK_BYTES, LocalKeyEncryption } from '../../src/keys/kek/key-encryption.ts';
import { newFolder } from './store-places.ts';

const use = Buffer.from('a use');
const key = Buffer.alloc(64, 7);

describe('a key-encryption key', () => {
  const kek = new LocalKeyEncryption(
    new Map([
      [1, Buffer.alloc(KEK_BYTES, 1)],
      [2, Buffer.alloc(KEK_BYTES, 2)],
    ]),
  );

  it('unwraps what it wrapped, for that use and generation alone', async () => {
    const [one, two] = await kek.wrap([
      { key, use },
      { key, use },
    ]);
    expect(one!.equals(two!)).toBe(false);
    expect(kek.current).toBe(2);
    expect(
      await kek.unwrap(2, [
        { wrapped: one!, use },
        { wrapped: two!, use },
      ]),
    ).toEqual([key, key]);
    for (const [generation, wrong] of [
      [1, { wrapped: one!, use }],
      [2, { wrapped: one!, use: Buffer.from('b use') }],
      [2, { wrapped: one!.subarray(0, -1), use }],
      [2, { wrapped: Buffer.alloc(0), use }],
      [3, { wrapped: one!, use }],
    ] as const) {
      await expect(kek.unwrap(generation, [wrong])).rejects.toMatchObject({ code: 'KEYS_REFUSED' });
    }
    for (let at = 0; at < one!.length; at++) {
      const altered = Buffer.from(one!);
      altered[at]! ^= 1;
      await expect(kek.unwrap(2, [{ wrapped: altered, use }])).rejects.toMatchObject({
        code: 'KEYS_REFUSED',
      });
    }
  });

  it('has 32 bytes and is there', () => {
    expect(() => new LocalKeyEncryption(new Map())).toThrow('no key-encryption key');
    expect(() => new LocalKeyEncryption(new Map([[1, Buffer.alloc(31)]]))).toThrow('32 bytes');
  });
});

describe('a key file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = newFolder();
    file = join(folder, 'kek');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const refused = (work: () => unknown, message: string): void => {
    expect(work).toThrow(expect.objectContaining({ code: 'KEYS_REFUSED' }));
    expect(work).toThrow(message);
  };

  it('is written once, for its owner to read', async () => {
    const made = createKekFile(file);
    expect(statSync(file).mode & 0o777).toBe(0o400);
    refused(() => createKekFile(file), 'there already');
    const wrapped = (await made.wrap([{ key, use }]))[0]!;
    expect(await readKekFile(file).unwrap(1, [{ wrapped, use }])).toEqual([key]);
    expect(
      await kekFromEnvironment(readFileSync(file, 'utf8').split('\n').at(-2)!.replace(' ', ':')).unwrap(1, [
        { wrapped, use },
      ]),
    ).toEqual([key]);
  });

  it('is refused where others may read it', () => {
    createKekFile(file);
    for (const mode of [0o404, 0o440, 0o644, 0o402]) {
      chmodSync(file, mode);
      refused(() => readKekFile(file), 'mode 400');
    }
    chmodSync(file, 0o600);
    expect(readKekFile(file).current).toBe(1);
  });

  it('is refused in the folder of the store and below it', () => {
    const store = join(folder, 'store', 'keys.db');
    mkdirSync(join(folder, 'store', 'below'), { recursive: true });
    for (const place of [
      ['store', 'kek'],
      ['store', 'below', 'kek'],
      ['x', '..', 'store', 'kek'],
    ]) {
      refused(() => createKekFile(join(folder, ...place), store), 'outside the folder');
    }
    createKekFile(join(folder, 'store', 'kek'));
    refused(() => readKekFile(join(folder, 'store', 'kek'), store), 'outside the folder');
    // A name that only begins alike is another folder.
    mkdirSync(join(folder, 'store-keys'));
    expect(createKekFile(join(folder, 'store-keys', 'kek'), store).current).toBe(1);
    expect(createKekFile(file, store).current).toBe(1);
  });

  it('gets a new generation and loses an old one, never the last', () => {
    createKekFile(file);
    expect(addKekGeneration(file).current).toBe(2);
    expect(statSync(file).mode & 0o777).toBe(0o400);
    expect(readKekFile(file).has(1)).toBe(true);
    refused(() => dropKekGeneration(file, 3), 'not there');
    dropKekGeneration(file, 1);
    expect(readKekFile(file).has(1)).toBe(false);
    expect(readKekFile(file).current).toBe(2);
    refused(() => dropKekGeneration(file, 2), 'only one');
    expect(readdirSync(folder)).toEqual(['kek']);
  });

  it('is refused if it is missing or says anything else, and not quoted', () => {
    refused(() => readKekFile(file), 'cannot be read');
    for (const text of [
      '',
      '# nothing\n',
      '1 abc\n',
      '0 x\n',
      'mia@example.com\n',
      `1 ${'A'.repeat(43)}=\n`.repeat(2),
    ]) {
      writeFileSync(file, text, { mode: 0o600 });
      expect(() => readKekFile(file)).toThrow(expect.objectContaining({ code: 'KEYS_REFUSED' }));
      expect(() => readKekFile(file)).toThrow(/^(?!.*mia@)/);
    }
    for (const value of [undefined, '', '1:', '1:abc', 'x']) {
      expect(() => kekFromEnvironment(value)).toThrow(expect.objectContaining({ code: 'KEYS_REFUSED' }));
    }
  });
});
