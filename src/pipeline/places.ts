/**
 * Which output belongs to which input, and the places that are refused: an output onto an input or inside an input
 * folder, two inputs onto one output, findings inside the output folder. Paths are compared by what they are on
 * disk (links resolved, device and inode), not by how they are written.
 */
import { existsSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { ChatveilError } from '../model/errors.ts';
import type { InputFile, Inputs } from './inputs.ts';
import { STANDARD_INPUT } from './inputs.ts';

export const STANDARD_OUTPUT = '-';

export interface PlannedFile {
  readonly input: InputFile;
  /** Path, `-` for standard output, undefined if nothing is written. */
  readonly output?: string;
}

export interface Plan {
  readonly files: readonly PlannedFile[];
  /** Set if the outputs mirror the inputs in a folder. */
  readonly folder?: string;
}

/** @throws ChatveilError INPUT_REFUSED, USAGE */
export async function planOutputs(
  inputs: Inputs,
  output: string | undefined,
  findings?: string,
): Promise<Plan> {
  const plan = await place(inputs, output);
  await refuseHarm(inputs, plan, findings);
  return plan;
}

async function place(inputs: Inputs, output: string | undefined): Promise<Plan> {
  if (output === undefined) return { files: inputs.files.map((input) => ({ input })) };
  if (output === STANDARD_OUTPUT) {
    if (inputs.files.length > 1)
      throw new ChatveilError('USAGE', 'several inputs cannot be written to standard output; name a folder');
    return { files: inputs.files.map((input) => ({ input, output })) };
  }
  const isFolder = await stat(output).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const oneFile = inputs.files.length === 1 && inputs.folders.length === 0;
  const single = inputs.files[0];
  const intoFolder = isFolder || !oneFile || output.endsWith('/') || output.endsWith(sep);
  if (!intoFolder && single !== undefined) return { files: [{ input: single, output }] };
  return {
    folder: output,
    files: inputs.files.map((input) => ({ input, output: join(output, input.mirror) })),
  };
}

async function refuseHarm(inputs: Inputs, plan: Plan, findings: string | undefined): Promise<void> {
  const inputFiles = new Map<string, string>();
  for (const { path, name } of inputs.files) {
    if (path === STANDARD_INPUT) continue;
    inputFiles.set(await realPath(path), name);
    const node = await nodeOf(path);
    if (node !== undefined) inputFiles.set(node, name);
  }
  const inputFolders = await Promise.all(inputs.folders.map(realPath));
  const outputs = new Map<string, string>();
  const check = async (path: string, what: string): Promise<string> => {
    const real = await realPath(path);
    const node = await nodeOf(path);
    if (inputFiles.has(real) || (node !== undefined && inputFiles.has(node)))
      throw new ChatveilError('INPUT_REFUSED', `${what} would overwrite an input`, { file: path });
    return real;
  };
  for (const { input, output } of plan.files) {
    if (output === undefined || output === STANDARD_OUTPUT) continue;
    const real = await check(output, 'the output');
    if (inputFolders.some((folder) => isInside(real, folder)))
      throw new ChatveilError('INPUT_REFUSED', 'the output lies inside an input folder', { file: output });
    const other = outputs.get(real);
    if (other !== undefined)
      throw new ChatveilError(
        'INPUT_REFUSED',
        `two inputs would be written to one output: ${other} and ${input.name}`,
        {
          file: output,
        },
      );
    outputs.set(real, input.name);
  }
  if (plan.folder !== undefined) {
    const real = await realPath(plan.folder);
    if (inputFolders.some((folder) => isInside(real, folder)))
      throw new ChatveilError('INPUT_REFUSED', 'the output folder lies inside an input folder', {
        file: plan.folder,
      });
  }
  if (findings === undefined) return;
  const real = await check(findings, 'the findings file');
  if (outputs.has(real))
    throw new ChatveilError('INPUT_REFUSED', 'the findings file would overwrite an output', {
      file: findings,
    });
  if (plan.folder !== undefined && isInside(real, await realPath(plan.folder)))
    throw new ChatveilError('INPUT_REFUSED', 'the findings file lies inside the output folder', {
      file: findings,
    });
}

/** The path with links resolved as far as it exists. */
async function realPath(path: string): Promise<string> {
  const missing: string[] = [];
  let at = resolve(path);
  while (!existsSync(at) && dirname(at) !== at) {
    missing.unshift(basename(at));
    at = dirname(at);
  }
  return join(await realpath(at), ...missing);
}

async function nodeOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? `${found.dev}:${found.ino}` : undefined;
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
