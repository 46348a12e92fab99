/**
 * Checks plain values that people wrote, in a file or in code, one function a kind of value. Every failure is a
 * ChatveilError that names the field, and the file and line where there is one, and quotes only names.
 */
import { ChatveilError, type ErrorCode } from '../model/errors.ts';
import { nearestName } from './nearest.ts';

const SHORT_LIST = 6;

export type FieldPath = readonly (string | number)[];

/** Where a value came from. */
export interface Origin {
  readonly code: ErrorCode;
  /** What the value is, such as a policy's name. */
  readonly subject?: string;
  readonly file?: string;
  /** 1-based line of a field. */
  readonly lineOf?: (path: FieldPath) => number;
}

export type CheckedObject = Readonly<Record<string, unknown>>;

export class Checker {
  readonly #origin: Origin;

  constructor(origin: Origin) {
    this.#origin = origin;
  }

  fail(path: FieldPath, message: string): never {
    const { code, subject, file, lineOf } = this.#origin;
    throw new ChatveilError(code, message, {
      ...(subject === undefined ? {} : { subject }),
      ...(path.length === 0 ? {} : { field: path.join('.') }),
      ...(file === undefined ? {} : { file }),
      ...(lineOf === undefined ? {} : { line: lineOf(path) }),
    });
  }

  object(value: unknown, path: FieldPath, example: string): CheckedObject {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fail(path, `${path.at(-1) ?? 'the whole'} must be a mapping, such as ${example}`);
    }
    return Object.fromEntries(Object.entries(value));
  }

  /** An object all of whose keys are known; each is handed back with its value. */
  entries<Name extends string>(
    value: unknown,
    path: FieldPath,
    what: string,
    known: readonly Name[],
    example: string,
  ): [Name, unknown][] {
    return Object.entries(this.object(value, path, example)).map(([key, inner]) => [
      this.name(key, [...path, key], what, known),
      inner,
    ]);
  }

  /** One of a closed list of names. */
  name<Name extends string>(value: unknown, path: FieldPath, what: string, known: readonly Name[]): Name {
    const found = known.find((name) => name === value);
    if (found !== undefined) return found;
    if (typeof value !== 'string') this.fail(path, `${what} must be one of ${known.join(', ')}`);
    this.unknown(value, path, what, known);
  }

  /** Fails with the known name that is nearest; a short list, or one with nothing near, is named in full. */
  unknown(name: string, path: FieldPath, what: string, known: readonly string[]): never {
    const near = nearestName(name, known);
    const hints: string[] = near === undefined ? [] : [`did you mean ${near}?`];
    if (near === undefined || known.length <= SHORT_LIST) hints.push(`known are ${known.join(', ')}`);
    this.fail(path, `unknown ${what} ${JSON.stringify(name.slice(0, 40))}: ${hints.join(' ')}`);
  }

  string(value: unknown, path: FieldPath): string {
    if (typeof value === 'string' && value !== '') return value;
    return this.fail(path, `${path.at(-1)} must be a text that is not empty`);
  }

  strings(value: unknown, path: FieldPath): string[] {
    if (typeof value === 'string') return [this.string(value, path)];
    if (!Array.isArray(value)) this.fail(path, `${path.at(-1)} must be a list`);
    return value.map((item: unknown, i) => this.string(item, [...path, i]));
  }

  number(value: unknown, path: FieldPath, min: number, max: number): number {
    if (typeof value === 'number' && value >= min && value <= max) return value;
    return this.fail(path, `${path.at(-1)} must be a number from ${min} to ${max}`);
  }

  integer(value: unknown, path: FieldPath, min: number, max: number): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    return this.fail(path, `${path.at(-1)} must be a whole number from ${min} to ${max}`);
  }

  boolean(value: unknown, path: FieldPath): boolean {
    if (typeof value === 'boolean') return value;
    return this.fail(path, `${path.at(-1)} must be true or false`);
  }
}
