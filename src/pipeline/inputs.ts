/**
 * From what the user named (files, folders, patterns, `-`) to the files to read, in a fixed order. Folders are
 * walked in byte order of names; links inside them are not followed, since they could lead out. What is no
 * transcript is named, never silently passed over.
 */
import { type Dirent, existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, posix, sep } from 'node:path';
import { ChatveilError } from '../model/errors.ts';
import { systemReason } from '../model/system-reason.ts';

export const STANDARD_INPUT = '-';
export const MANIFEST_NAME = 'chatveil-run.json';

export interface InputFile {
  /** To open; `-` for standard input. */
  readonly path: string;
  /** In reports and findings: as the user named it, with `/`. */
  readonly name: string;
  /** Place below an output folder, with `/`. */
  readonly mirror: string;
  /** Raw bytes, if known. */
  readonly size?: number;
}

export interface SkippedFile {
  readonly name: string;
  readonly reason: string;
}

export interface Inputs {
  readonly files: readonly InputFile[];
  readonly skipped: readonly SkippedFile[];
  /** Folders that were named, in whole or by a pattern. */
  readonly folders: readonly string[];
}

const TRANSCRIPT_NAME = /\.(jsonl|ndjson|json|csv|tsv|txt|text|log)(\.gz)?$/i;

/** @throws ChatveilError INPUT_UNREADABLE, USAGE */
export async function expandInputs(inputs: readonly string[]): Promise<Inputs> {
  const files: InputFile[] = [];
  const skipped: SkippedFile[] = [];
  const folders: string[] = [];
  const several = inputs.length > 1;
  for (const input of inputs) {
    if (input === STANDARD_INPUT) {
      files.push({ path: input, name: input, mirror: 'stdin' });
      continue;
    }
    const found = await stat(input).catch((error: unknown) => systemReason(error));
    if (typeof found !== 'string' && found.isDirectory()) {
      folders.push(input);
      // One folder is mirrored as it is; several keep their own names, so that they cannot collide unseen.
      await walk(input, '', several ? basename(join(input, '.')) : '', () => true, files, skipped);
    } else if (typeof found !== 'string') {
      files.push({
        path: input,
        name: slashed(input),
        mirror: basename(input),
        ...(found.isFile() ? { size: found.size } : {}),
      });
    } else if (/[*?[{]/.test(input)) {
      const { base, matches } = parsePattern(slashed(input));
      const before = files.length;
      if (existsSync(base)) {
        folders.push(base);
        await walk(base, '', '', matches, files, skipped, true);
      }
      if (files.length === before)
        throw new ChatveilError('INPUT_UNREADABLE', 'no file fits this pattern', { file: input });
    } else throw new ChatveilError('INPUT_UNREADABLE', `cannot be read: ${found}`, { file: slashed(input) });
  }
  return { files: once(files), skipped, folders };
}

async function walk(
  root: string,
  below: string,
  prefix: string,
  matches: (path: string) => boolean,
  files: InputFile[],
  skipped: SkippedFile[],
  byPattern = false,
): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(root, below), { withFileTypes: true });
  } catch (error) {
    throw new ChatveilError('INPUT_UNREADABLE', `cannot be read: ${systemReason(error)}`, {
      file: slashed(join(root, below)),
    });
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const relative = posix.join(below, entry.name);
    const path = join(root, relative);
    if (entry.isDirectory()) {
      await walk(root, relative, prefix, matches, files, skipped, byPattern);
      continue;
    }
    if (!matches(relative)) continue;
    const name = slashed(path);
    if (!entry.isFile()) skipped.push({ name, reason: 'a link or special file' });
    else if (entry.name === MANIFEST_NAME) skipped.push({ name, reason: 'the record of a chatveil run' });
    else if (entry.name.endsWith('.chatveil-partial')) skipped.push({ name, reason: 'an unfinished output' });
    else if (!byPattern && !TRANSCRIPT_NAME.test(entry.name))
      skipped.push({ name, reason: 'not a transcript by its name' });
    else files.push({ path, name, mirror: posix.join(prefix, relative), size: (await stat(path)).size });
  }
}

/** The part of a pattern before its first wildcard, and a test for paths below it. `**` crosses folders. */
function parsePattern(pattern: string): { base: string; matches: (path: string) => boolean } {
  const parts = pattern.split('/');
  const wild = parts.findIndex((part) => /[*?[{]/.test(part));
  const base = parts.slice(0, wild).join('/');
  const expression = new RegExp(`^${translate(parts.slice(wild).join('/'))}$`);
  return {
    base: base === '' ? (pattern.startsWith('/') ? '/' : '.') : base,
    matches: (path) => expression.test(path),
  };
}

/** `*`, `?`, `**`, `[abc]`, `{a,b}` as a regular expression. */
function translate(glob: string): string {
  let out = '';
  let depth = 0;
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i]!;
    if (c === '*' && glob[i + 1] === '*') {
      i++;
      if (glob[i + 1] === '/') {
        i++;
        out += '(?:[^/]+/)*';
      } else out += '.*';
    } else if (c === '*') out += '[^/]*';
    else if (c === '?') out += '[^/]';
    else if (c === '[' && glob.indexOf(']', i + 2) > 0) {
      const end = glob.indexOf(']', i + 2);
      const inside = glob
        .slice(i + 1, end)
        .replace(/^!/, '^')
        .replace(/[\\[]/g, '\\$&');
      out += `[${inside}]`;
      i = end;
    } else if (c === '{') {
      depth++;
      out += '(?:';
    } else if (c === '}' && depth > 0) {
      depth--;
      out += ')';
    } else if (c === ',' && depth > 0) out += '|';
    else out += c.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
  }
  return depth === 0 ? out : out + ')'.repeat(depth);
}

function once(files: readonly InputFile[]): InputFile[] {
  const seen = new Set<string>();
  return files.filter((file) => !seen.has(file.path) && seen.add(file.path));
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
