import { expect, it } from 'vitest';
import { filesUnder, read } from './sources.ts';

const LIMIT = 350;

/** Longer files, each with the reason why it is one idea. */
const LONGER: Readonly<Record<string, string>> = {};

const lines = (file: string): number => read(file).split('\n').length - 1;
const longer = filesUnder('src', '.ts').filter((file) => lines(file) > LIMIT);

it(`keeps every source file within ${LIMIT} lines, or says why not`, () => {
  expect(longer.filter((file) => !(file in LONGER))).toEqual([]);
});

it('lists no file that is short enough', () => {
  expect(Object.keys(LONGER).filter((file) => !longer.includes(file))).toEqual([]);
});
