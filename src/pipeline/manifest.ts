/**
 * `chatveil-run.json`: what a run that wrote a folder did, beside its outputs, readable by its owner alone. It
 * names files, hashes, counts and held-back places; no ids and no values. The next run reads it to leave out what
 * has not changed, and any run reads it to know an output when it is given as an input.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Counts, HeldRecord } from '../model/counts.ts';
import { ChatveilError } from '../model/errors.ts';
import { systemReason } from '../model/system-reason.ts';
import { MANIFEST_NAME } from './inputs.ts';
import type { KeyedRun } from './keyed-run.ts';
import { openFileSink } from './sink.ts';

export interface ManifestFile {
  /** As the user named it. */
  readonly input: string;
  readonly inputBytes: number;
  readonly inputSha256: string;
  /** Below the manifest's folder, with `/`. */
  readonly output: string;
  readonly outputBytes: number;
  readonly outputSha256: string;
  readonly format: string;
  /** Engine, and options that change the output. */
  readonly fingerprint: string;
  readonly counts: Counts;
  readonly heldCount: number;
  readonly held: readonly Omit<HeldRecord, 'file' | 'reason'>[];
}

export interface Manifest {
  readonly manifest: 1;
  /** chatveil's version. */
  readonly version: string;
  readonly policy: string;
  readonly fingerprint: string;
  /** Whose keys sealed what the outputs hold, and why. */
  readonly domain?: KeyedRun['facts'];
  readonly files: readonly ManifestFile[];
}

/** @throws ChatveilError OUTPUT_FAILED */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const sink = await openFileSink(join(folder, MANIFEST_NAME), MANIFEST_NAME, { secret: true });
  try {
    await sink.write(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
    await sink.commit();
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

/** The folder's manifest, or undefined if there is none that can be understood. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  let read: unknown;
  try {
    read = JSON.parse(await readFile(join(folder, MANIFEST_NAME), 'utf8'));
  } catch {
    return undefined;
  }
  return isManifest(read) ? read : undefined;
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  if (!('manifest' in value && value.manifest === 1 && 'files' in value && Array.isArray(value.files)))
    return false;
  return value.files.every(
    (file: unknown) =>
      typeof file === 'object' &&
      file !== null &&
      'input' in file &&
      typeof file.input === 'string' &&
      'output' in file &&
      typeof file.output === 'string',
  );
}

/**
 * Refuses inputs that a manifest in their folder, or above it, names as outputs.
 * @throws ChatveilError INPUT_REFUSED
 */
export async function refuseOutputs(paths: readonly string[]): Promise<void> {
  const known = new Map<string, Promise<Manifest | undefined>>();
  for (const path of paths) {
    const real = await realpath(path).catch(() => resolve(path));
    for (let folder = dirname(real); ; folder = dirname(folder)) {
      let manifest = known.get(folder);
      if (manifest === undefined) {
        manifest = readManifest(folder);
        known.set(folder, manifest);
      }
      const name = relative(folder, real).split(sep).join('/');
      if ((await manifest)?.files.some((file) => file.output === name) === true)
        throw new ChatveilError('INPUT_REFUSED', 'this input is the output of an earlier run', {
          file: path,
        });
      if (dirname(folder) === folder) break;
    }
  }
}

/** SHA-256 of a file as hex. @throws ChatveilError INPUT_UNREADABLE */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  } catch (error) {
    throw new ChatveilError('INPUT_UNREADABLE', `cannot be read: ${systemReason(error)}`, { file: path });
  }
  return hash.digest('hex');
}
