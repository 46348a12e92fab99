import { unknownName } from '../config/nearest.ts';
import { ChatveilError } from '../model/errors.ts';

/**
 * Refuses an option that nobody reads: `polciy: 'pci'` would redact by another policy without a word.
 * @throws ChatveilError USAGE with the nearest known name
 */
export function checkOptions(call: string, options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null)
    throw new ChatveilError('USAGE', `${call} takes an object of options: ${known.join(', ')}`);
  for (const name of Object.keys(options))
    if (!known.includes(name))
      throw new ChatveilError('USAGE', `${call}: ${unknownName('option', name, known)}`);
}
