/** What redact, scan and explain share: flags over chatveil.yaml over defaults, and the engine they ask for. */
import {
  ChatveilError,
  COLUMN_MEANINGS,
  ENTITY_TYPES,
  type EngineSettings,
  type FormatName,
  type KeySettings,
  type LoadOptions,
  loadConfig,
  loadPolicy,
  unknownName,
} from '../index.ts';
import { FlagValues, type RawFlags } from './flag-values.ts';
import { FORMAT_CHOICES } from './flags.ts';

const USUAL_POLICY = 'mask';

export interface CommandSettings {
  readonly flags: FlagValues;
  readonly engine: EngineSettings;
  readonly format: 'auto' | FormatName;
  readonly columns: Readonly<Record<string, string>> | undefined;
}

/** @param looksOn it writes no transcript, so masks stand for tokens and no keys are opened */
export async function readSettings(raw: RawFlags, looksOn = false): Promise<CommandSettings> {
  const flags = readFlags(raw);
  const keys = looksOn ? undefined : readKeys(flags);
  const policy = await loadPolicy(flags.text('policy') ?? USUAL_POLICY, overridesOf(flags));
  return {
    flags,
    engine: {
      ...{ policy, rulePaths: flags.list('rules') ?? [] },
      ...(looksOn ? { tokens: 'mask' } : {}),
      ...(keys === undefined ? {} : { keys }),
    },
    format: readFormat(flags),
    columns: readColumns(flags),
  };
}

function overridesOf(flags: FlagValues): LoadOptions {
  const minScore = flags.share('min-score');
  const allow = flags.list('allow');
  const deny = flags.list('deny');
  return {
    ...(minScore === undefined ? {} : { minScore }),
    ...(allow === undefined ? {} : { allow }),
    ...(deny === undefined ? {} : { deny }),
  };
}

/** Flags, and behind them the chatveil.yaml of the working folder if there is one. */
export function readFlags(raw: RawFlags): FlagValues {
  return new FlagValues(raw, loadConfig(process.cwd()));
}

/** The key store that is named, if one is. */
export function readKeys(flags: FlagValues): KeySettings | undefined {
  const store = flags.text('keys');
  if (store === undefined) return undefined;
  const keyFile = flags.text('key-file');
  const domain = flags.text('domain');
  return {
    places: { store, ...(keyFile === undefined ? {} : { keyFile }) },
    ...(domain === undefined ? {} : { domain }),
  };
}

export function readFormat(flags: FlagValues): 'auto' | FormatName {
  const name = flags.text('format') ?? 'auto';
  const format = FORMAT_CHOICES.find((choice) => choice === name);
  if (format === undefined)
    throw new ChatveilError('USAGE', `unknown format; it is one of ${FORMAT_CHOICES.join(', ')}`);
  return format;
}

function readColumns(flags: FlagValues): Readonly<Record<string, string>> | undefined {
  const columns = flags.pairs('columns');
  const known: readonly string[] = [...COLUMN_MEANINGS, ...ENTITY_TYPES];
  for (const meaning of Object.values(columns ?? {}))
    if (!known.includes(meaning))
      throw new ChatveilError('USAGE', `--columns: ${unknownName('meaning or type', meaning, known)}`);
  return columns;
}
