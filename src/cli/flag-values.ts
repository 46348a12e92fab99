/**
 * Reads what was typed, and where nothing was typed what chatveil.yaml says, as what each flag is. Neither the
 * parser nor the configuration file is trusted to have checked a value: it is checked here, in one way, and the
 * error names the place where the user wrote it.
 */
import { ChatveilError } from '../index.ts';
import { FLAGS, type Flag, type FlagName } from './flags.ts';

/** By long name, as the parser leaves it: text, texts of a repeated flag, or true for a switch. */
export type RawFlags = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** The content of chatveil.yaml, by key. */
export type ConfigValues = Readonly<Record<string, unknown>>;

interface Found {
  readonly value: unknown;
  /** `--limit`, or `limit in chatveil.yaml`. */
  readonly where: string;
}

export class FlagValues {
  readonly #raw: RawFlags;
  readonly #config: ConfigValues;

  constructor(raw: RawFlags, config: ConfigValues = {}) {
    this.#raw = raw;
    this.#config = config;
  }

  switch(name: FlagName<'switch'>): boolean {
    const found = this.#find(name);
    if (found === undefined) return false;
    if (typeof found.value === 'boolean') return found.value;
    throw usage(found, 'is on or off', 'write true or false');
  }

  text(name: FlagName<'text' | 'choice'>): string | undefined {
    const found = this.#find(name);
    if (found === undefined) return undefined;
    if (typeof found.value === 'string' && found.value !== '') return found.value;
    throw usage(found, 'takes a text', 'give one that is not empty');
  }

  /** One entry a use of the flag. */
  list(name: FlagName<'list'>): readonly string[] | undefined {
    const found = this.#find(name);
    return found === undefined ? undefined : textsOf(found);
  }

  /** What stands between the commas of all uses of the flag. */
  words(name: FlagName<'words'>): readonly string[] | undefined {
    const found = this.#find(name);
    return found === undefined ? undefined : textsOf(found).flatMap(splitAtCommas);
  }

  /** `name=meaning` pairs; in chatveil.yaml a mapping will do too. */
  pairs(name: FlagName<'pairs'>): Readonly<Record<string, string>> | undefined {
    const found = this.#find(name);
    if (found === undefined) return undefined;
    const { value } = found;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const entries = Object.entries(value);
      return Object.fromEntries(
        textsOf({ ...found, value: entries.map(([, v]) => v) }).map((v, i) => [entries[i]?.[0], v]),
      );
    }
    return Object.fromEntries(
      textsOf(found)
        .flatMap(splitAtCommas)
        .map((pair) => {
          // The last one, since a column's own name may hold the sign and a meaning never does.
          const sign = pair.lastIndexOf('=');
          if (sign < 1 || sign === pair.length - 1)
            throw usage(found, 'takes NAME=MEANING', 'such as body=text');
          return [pair.slice(0, sign).trim(), pair.slice(sign + 1).trim()];
        }),
    );
  }

  /** A whole number above 0. */
  whole(name: FlagName<'whole'>): number | undefined {
    const found = this.#find(name);
    if (found === undefined) return undefined;
    const n = numberOf(found.value);
    if (Number.isSafeInteger(n) && n >= 1) return n;
    throw usage(found, 'takes a whole number above 0', 'such as 4');
  }

  /** A number from 0 to 1. */
  share(name: FlagName<'share'>): number | undefined {
    const found = this.#find(name);
    if (found === undefined) return undefined;
    const n = numberOf(found.value);
    if (n >= 0 && n <= 1) return n;
    throw usage(found, 'takes a number from 0 to 1', 'such as 0.6');
  }

  #find(name: FlagName): Found | undefined {
    const typed = this.#raw[name];
    if (typed !== undefined) return { value: typed, where: `--${name}` };
    const flag = rowOf(name);
    if (flag === undefined || !('key' in flag.config)) return undefined;
    const value = this.#config[flag.config.key];
    return value === undefined ? undefined : { value, where: `${flag.config.key} in chatveil.yaml` };
  }
}

function rowOf(name: FlagName): Flag | undefined {
  return FLAGS.find((flag) => flag.long === name);
}

function textsOf(found: Found): string[] {
  const values: readonly unknown[] = Array.isArray(found.value) ? found.value : [found.value];
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length !== values.length) throw usage(found, 'takes texts', 'put numbers in quotes');
  return texts;
}

function splitAtCommas(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** NaN for what is no number; an empty text is none either. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

function usage(found: Found, rule: string, advice: string): ChatveilError {
  const code = found.where.startsWith('--') ? 'USAGE' : 'CONFIG_INVALID';
  return new ChatveilError(
    code,
    `${found.where} ${rule}${advice.startsWith('such as') ? ',' : ';'} ${advice}`,
  );
}
