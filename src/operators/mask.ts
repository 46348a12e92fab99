/**
 * Replaces a value by something that stands for it and cannot be turned back. The ordinal style is the default,
 * since a reader must still follow who is who.
 */

import type { OperatorRow, ParameterProblem, ParameterValues } from './operator-row.ts';
import { findOrdinals, labelText, ordinalText } from './ordinal-text.ts';
import { MASK_CHARACTERS, MAX_KEPT, partialMask, partialShape } from './partial-mask.ts';

export const MASK_STYLES = ['ordinal', 'label', 'partial', 'fixed'] as const;
export type MaskStyle = (typeof MASK_STYLES)[number];

/** UTF-16 units of a fixed text. */
const MAX_FIXED = 64;

/** Parameters that belong to one style alone. */
const STYLE_OF: Readonly<Record<string, MaskStyle>> = {
  keep_first: 'partial',
  keep_last: 'partial',
  with: 'partial',
  text: 'fixed',
};

export const mask: OperatorRow = {
  name: 'mask',
  describe:
    'replaces the value by an ordinal, a label, a fixed text, or by itself with most characters hidden',
  parameters: {
    style: {
      kind: 'choice',
      choices: MASK_STYLES,
      describe:
        'ordinal: [PERSON_1], counted within the conversation (the default); label: [EMAIL]; partial: letters and digits hidden but for a few at the ends; fixed: always the same text',
    },
    keep_first: {
      kind: 'integer',
      min: 0,
      max: MAX_KEPT,
      describe: 'letters and digits that a partial mask shows at the beginning',
    },
    keep_last: {
      kind: 'integer',
      min: 0,
      max: MAX_KEPT,
      describe: 'letters and digits that a partial mask shows at the end',
    },
    with: {
      kind: 'choice',
      choices: MASK_CHARACTERS,
      describe: 'the character that a partial mask writes; * if not given',
    },
    text: { kind: 'string', min: 1, max: MAX_FIXED, describe: 'what style fixed writes, whatever the value' },
  },
  check,
  shows: ({ style }) => style === 'partial',
  apply(value, parameters, context) {
    const { style, text } = parameters;
    switch (style) {
      case 'label':
        return labelText(context.type);
      case 'partial':
        return partialMask(value, partialShape(context.type, parameters));
      case 'fixed':
        return String(text);
      default:
        return ordinalText(context.type, context.ordinal());
    }
  },
};

function check(parameters: ParameterValues): ParameterProblem | undefined {
  const { style = 'ordinal', text } = parameters;
  for (const parameter of Object.keys(parameters)) {
    const home = STYLE_OF[parameter];
    if (home !== undefined && home !== style) return { parameter, reason: `is only for style ${home}` };
  }
  if (style !== 'fixed') return undefined;
  if (typeof text !== 'string') return { parameter: 'text', reason: 'is needed for style fixed' };
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)) {
    return { parameter: 'text', reason: 'may hold no control characters or line breaks' };
  }
  if (findOrdinals(text).some((span) => span.n > 0)) {
    return { parameter: 'text', reason: 'may not look like an ordinal: it would stand for several people' };
  }
  return undefined;
}
