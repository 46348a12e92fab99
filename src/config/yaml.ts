/**
 * Reads YAML that people write: rules, cue lists, policies, configuration. Returns plain data together with the
 * lines it came from, so that a check that fails later can still point at the file.
 *
 * Refused: more than one document, duplicate keys, unknown tags, files above a size limit, and aliases that
 * unfold to more than a few nodes. Errors name file and line and quote nothing of the file.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Document } from 'yaml';
import { ChatveilError, type ErrorCode } from '../model/errors.ts';
import { systemReason } from '../model/system-reason.ts';

export interface YamlFile {
  /** As given by the caller; for messages. */
  readonly file: string;
  /** Objects, arrays, strings, numbers, booleans and null. */
  readonly value: unknown;
  /** 1-based line of the value at `path`, or of the nearest parent that exists. */
  lineOf(path: readonly (string | number)[]): number;
}

/** UTF-16 units. Word lists are CSV files; what people write in YAML stays far below. */
const MAX_UNITS = 1024 * 1024;
/** Nodes that aliases may unfold to. */
const MAX_ALIASES = 50;

/**
 * Reads a file as UTF-8 YAML.
 * @throws ChatveilError `code` when the file can't be read or is no acceptable YAML.
 */
export function readYaml(path: string, code: ErrorCode = 'CONFIG_INVALID'): YamlFile {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new ChatveilError(code, `the file cannot be read: ${systemReason(error)}`, { file: path });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ChatveilError(code, 'the file is not UTF-8', { file: path });
  }
  return parseYaml(text, path, code);
}

/**
 * Reads YAML from a string; `file` only names it in messages.
 * @throws ChatveilError `code`
 */
export function parseYaml(text: string, file: string, code: ErrorCode = 'CONFIG_INVALID'): YamlFile {
  if (text.length > MAX_UNITS)
    throw new ChatveilError(code, 'the file is too large', { file, limit: MAX_UNITS });
  const { LineCounter, parseDocument } = yamlLibrary();
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  } catch {
    throw new ChatveilError(code, 'the file is no valid YAML', { file });
  }
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined) {
    // The library's message can quote the file; its code is a fixed word such as DUPLICATE_KEY.
    const word = problem.code.toLowerCase().replaceAll('_', ' ');
    throw new ChatveilError(code, `the file is no valid YAML: ${word}`, {
      file,
      line: lines.linePos(problem.pos[0]).line,
    });
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    throw new ChatveilError(code, 'the file uses too many aliases', { file, limit: MAX_ALIASES });
  }
  return {
    file,
    value,
    lineOf: (path) => {
      for (let length = path.length; length >= 0; length--) {
        const start = startOf(document, path.slice(0, length));
        if (start !== undefined) return lines.linePos(start).line;
      }
      return 1;
    },
  };
}

function startOf(document: Document.Parsed, path: readonly (string | number)[]): number | undefined {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const range = node.range;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}

/** PERF: loading it takes longer than a worker takes for its first megabyte, and most runs read no YAML. */
function yamlLibrary(): typeof import('yaml') {
  return require('yaml');
}

const require: NodeJS.Require = createRequire(import.meta.url);
