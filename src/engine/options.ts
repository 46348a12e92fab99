/**
 * Options of library calls. One that nobody reads is refused: `polciy: 'pci'` would redact by another policy without
 * a word. Errors name options, which callers write, and no data.
 */
import { unknownName } from '../config/nearest.ts';
import { parseFieldKind } from '../formats/field-names.ts';
import { ENTITY_TYPES } from '../model/entity-types.ts';
import { ChatveilError } from '../model/errors.ts';

/** @throws ChatveilError USAGE with the nearest known name */
export function checkOptions(call: string, options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null)
    throw new ChatveilError('USAGE', `${call} takes an object with options: ${known.join(', ')}`);
  for (const name of Object.keys(options))
    if (!known.includes(name))
      throw new ChatveilError('USAGE', `${call}: ${unknownName('option', name, known)}`);
}

/** @throws ChatveilError USAGE with the nearest known name */
export function checkChoice(call: string, option: string, value: string, known: readonly string[]): void {
  if (typeof value !== 'string' || !known.includes(value))
    throw new ChatveilError(
      'USAGE',
      `${call}: ${unknownName(option, String(value), known)} (known: ${known.join(', ')})`,
    );
}

/** @throws ChatveilError USAGE */
export function checkWhole(call: string, option: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new ChatveilError('USAGE', `${call}: ${option} is a whole number from 0 up`);
}

/** @throws ChatveilError USAGE */
export function checkPaths(call: string, option: string, value: readonly string[]): void {
  if (!Array.isArray(value) || value.some((path) => typeof path !== 'string' || path === ''))
    throw new ChatveilError('USAGE', `${call}: ${option} is a list of paths`);
}

const MEANINGS = ['text', 'speaker', 'role', 'conversation-id', 'message-id', 'other'] as const;

/** @throws ChatveilError USAGE with the nearest known meaning or type */
export function checkColumns(call: string, columns: Readonly<Record<string, string>>): void {
  for (const meaning of Object.values(columns))
    if (typeof meaning !== 'string' || parseFieldKind(meaning) === undefined)
      throw new ChatveilError(
        'USAGE',
        `${call}: columns: ${unknownName('meaning or type', String(meaning), [...MEANINGS, ...ENTITY_TYPES])}`,
      );
}
