/**
 * Checked access to the fields of one rule or cue file. Every failure is RULE_INVALID with subject, field, file
 * and line. Plain code instead of a schema library: loading one takes longer than reading all rules.
 */
import { unknownName } from '../config/nearest.ts';
import type { YamlFile } from '../config/yaml.ts';
import { ChatveilError, type ErrorCode } from '../model/errors.ts';

type Path = readonly (string | number)[];

export class FieldReader {
  private readonly fields: Readonly<Record<string, unknown>>;
  private readonly yaml: YamlFile;
  private readonly subject: string;

  /** `known`: the field names that may stand in the file. */
  constructor(yaml: YamlFile, subject: string, known: readonly string[]) {
    this.yaml = yaml;
    this.subject = subject;
    this.fields = this.record(yaml.value, []);
    for (const name of Object.keys(this.fields)) {
      if (!known.includes(name)) this.fail([name], unknownName('field', name, known));
    }
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined;
  }

  /** A text that is not blank. */
  text(name: string): string {
    return this.asText(this.fields[name], [name]);
  }

  /** A list of texts, empty if the field is absent. */
  texts(name: string): readonly string[] {
    if (!this.has(name)) return [];
    return this.asTexts(this.fields[name], [name]);
  }

  /** A text, or a list of lines that are joined without anything between them. */
  joined(name: string): string {
    const value = this.fields[name];
    return Array.isArray(value) ? this.asTexts(value, [name]).join('') : this.asText(value, [name]);
  }

  number(name: string, fallback: number | undefined, min: number, max: number): number {
    const value = this.fields[name] ?? fallback;
    if (typeof value !== 'number' || !(value >= min && value <= max))
      return this.fail([name], `a number from ${min} to ${max} must stand here`);
    return value;
  }

  boolean(name: string, fallback: boolean): boolean {
    const value = this.fields[name] ?? fallback;
    if (typeof value !== 'boolean') return this.fail([name], 'true or false must stand here');
    return value;
  }

  choice<const T extends string>(name: string, choices: readonly T[], fallback?: T): T {
    if (!this.has(name) && fallback !== undefined) return fallback;
    const value = this.text(name);
    const chosen = choices.find((choice) => choice === value);
    return chosen ?? this.fail([name], unknownName(name, value, choices));
  }

  /** Lists of texts by key. */
  textsByKey(name: string): Readonly<Record<string, readonly string[]>> {
    const out: Record<string, readonly string[]> = {};
    for (const [key, value] of Object.entries(this.record(this.fields[name], [name])))
      out[key] = this.asTexts(value, [name, key]);
    return out;
  }

  fail(path: Path, reason: string, code: ErrorCode = 'RULE_INVALID'): never {
    throw new ChatveilError(code, reason, {
      subject: this.subject,
      ...(path.length === 0 ? {} : { field: path.join('.') }),
      file: this.yaml.file,
      line: this.yaml.lineOf(path),
    });
  }

  private record(value: unknown, path: Path): Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.fail(path, 'a mapping (name: value) must stand here');
    return Object.fromEntries(Object.entries(value));
  }

  private asText(value: unknown, path: Path): string {
    if (value === undefined || value === null) return this.fail(path, 'this field is missing');
    if (typeof value !== 'string') return this.fail(path, 'a text must stand here; put it in quotes');
    if (value.trim() === '') return this.fail(path, 'a text must stand here, not an empty one');
    return value;
  }

  private asTexts(value: unknown, path: Path): readonly string[] {
    if (!Array.isArray(value)) return this.fail(path, 'a list of texts must stand here');
    return value.map((item: unknown, i) => this.asText(item, [...path, i]));
  }
}
