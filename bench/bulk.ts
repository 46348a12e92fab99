/**
 * The input of the speed runs: real unmarked dialogue from `../shared/bulk` if it lies beside the checkout, else
 * chats made here, the same ones every time.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { generateChats } from './generate.ts';

export interface Bulk {
  readonly name: 'bulk' | 'generated';
  /** A JSONL file, one conversation a line. */
  readonly path: string;
  readonly bytes: number;
}

const GENERATED_BYTES = 16 * 1024 * 1024;

export function openBulk(): Bulk {
  const packed = new URL('../../shared/bulk/chats.jsonl.gz', import.meta.url);
  const name = existsSync(packed) ? 'bulk' : 'generated';
  const folder = new URL('../.bench/data/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const path = fileURLToPath(new URL(`${name}.jsonl`, folder));
  if (!existsSync(path))
    writeFileSync(path, name === 'bulk' ? gunzipSync(readFileSync(packed)) : generateChats(GENERATED_BYTES));
  return { name, path, bytes: statSync(path).size };
}

/** The first whole lines of the bulk, up to about `megabytes` of 10⁶ bytes, as a file of its own. */
export function firstOf(bulk: Bulk, megabytes: number): Bulk {
  const wanted = megabytes * 1e6;
  if (wanted >= bulk.bytes) return bulk;
  const path = bulk.path.replace(/\.jsonl$/, '-part.jsonl');
  const whole = readFileSync(bulk.path);
  writeFileSync(path, whole.subarray(0, whole.lastIndexOf(10, wanted) + 1));
  return { name: bulk.name, path, bytes: statSync(path).size };
}

/** The bulk so often over that it has about `megabytes` of 10⁶ bytes, as a file of its own. */
export function repeatedTo(bulk: Bulk, megabytes: number): Bulk {
  const path = bulk.path.replace(/\.jsonl$/, '-long.jsonl');
  const whole = readFileSync(bulk.path);
  writeFileSync(path, '');
  for (let bytes = 0; bytes < megabytes * 1e6; bytes += whole.length) appendFileSync(path, whole);
  return { name: bulk.name, path, bytes: statSync(path).size };
}
