/** Paths for the terminal: those below the working folder are shown from there on, others as they are. */
import { isAbsolute, relative, sep } from 'node:path';
import type { SummaryInput } from '../index.ts';

export function shownPath(path: string, folder: string = process.cwd()): string {
  if (!isAbsolute(path)) return path;
  const below = relative(folder, path);
  return below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? path : below;
}

/** A message in which paths may stand. */
export function withShownPaths(message: string, folder: string = process.cwd()): string {
  return folder.endsWith(sep) ? message : message.replaceAll(`${folder}${sep}`, '');
}

/** The summary as the terminal shows it; reports keep the names as they were given. */
export function withShownNames<S extends Pick<SummaryInput, 'files' | 'skipped' | 'held'>>(
  summary: S,
  folder?: string,
): S {
  const shown = (path: string): string => shownPath(path, folder);
  return {
    ...summary,
    files: summary.files.map((file) => ({
      ...file,
      name: shown(file.name),
      ...(file.output === undefined ? {} : { output: shown(file.output) }),
    })),
    skipped: summary.skipped.map((file) => ({ ...file, name: shown(file.name) })),
    held: summary.held.map((record) => ({ ...record, file: shown(record.file) })),
  };
}
