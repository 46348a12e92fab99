/**
 * Values that occur nowhere else, for finding out where they end up. Each holds the same odd word, so that one search
 * finds them all, in whatever case and however escaped.
 */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';

const WORD = 'vexilquor';

/** A word that no rule and no list knows. `place` tells which seed it was. */
export function canary(place: string): string {
  return `${WORD}${place}`;
}

/** A value that every policy but `none` replaces. */
export function canaryMail(place: string): string {
  return `${WORD}.${place}@example.com`;
}

/** The seeds that show in a text: what stands from the odd word on. */
export function seedsIn(text: string): string[] {
  const plain = text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return [...plain.matchAll(new RegExp(`${WORD}[\\w.@]*`, 'gi'))].map((match) => match[0]);
}

/** Every file below a folder whose bytes hold a seed, with the seeds; by path below the folder. */
export function seededFiles(folder: string, but: readonly string[] = []): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const path of filesBelow(folder)) {
    const name = relative(folder, path);
    if (but.includes(name)) continue;
    const bytes = readFileSync(path);
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    const seeds = seedsIn(text);
    if (seeds.length > 0) found[name] = seeds;
  }
  return found;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => lstatSync(path).isFile());
}

/** Rights of a file's group and of everybody else. */
export function openRights(path: string): number {
  return lstatSync(path).mode & 0o077;
}
