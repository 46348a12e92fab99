/**
 * Colours for the terminal. A report asks for a meaning (`added`, `removed`), never for a colour, and every
 * meaning is also told by words or signs: nothing is lost when colours are off.
 */

const CODES = {
  strong: ['1', '22'],
  faint: ['2', '22'],
  removed: ['31', '39'],
  added: ['32', '39'],
  warning: ['33', '39'],
  error: ['31', '39'],
} as const;

export type Meaning = keyof typeof CODES;
export type Paint = (meaning: Meaning, text: string) => string;

export const plain: Paint = (_meaning, text) => text;

const coloured: Paint = (meaning, text) => {
  const [on, off] = CODES[meaning];
  return text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;
};

export function paintIf(colour: boolean): Paint {
  return colour ? coloured : plain;
}
