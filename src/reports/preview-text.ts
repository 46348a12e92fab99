/**
 * One conversation before and after, for `--preview`. This is the one report that shows transcript text, because
 * the user asked to see it; it goes to the terminal and nowhere else. A changed message stands as a `-` and a `+`
 * line, which tell the same without colours.
 */
import { paintIf } from './paint.ts';
import { printable } from './printable.ts';
import { counted } from './quantities.ts';

/** A stretch of text that stays (`before` and `after` are equal) or is replaced. */
export interface PreviewPiece {
  readonly before: string;
  readonly after: string;
}

export interface PreviewConversation {
  /** Where it stands, such as the file's name. */
  readonly title: string;
  /** One a message, speaker included, and one a changed text outside messages; each is the sum of its pieces. */
  readonly lines: readonly (readonly PreviewPiece[])[];
}

export function formatPreview(
  { title, lines }: PreviewConversation,
  options: { readonly colour?: boolean } = {},
): string {
  const paint = paintIf(options.colour === true);
  const changed = lines.filter((pieces) => pieces.some(isChanged)).length;
  const heading = paint('strong', printable(title));
  const weave = (pieces: readonly PreviewPiece[], side: 'before' | 'after'): string => {
    const meaning = side === 'before' ? 'removed' : 'added';
    return pieces
      .map((piece) => {
        const text = printable(piece[side]);
        return isChanged(piece) ? paint(meaning, text) : text;
      })
      .join('');
  };
  const shown = lines.map((pieces) =>
    pieces.some(isChanged)
      ? `  - ${weave(pieces, 'before')}\n  + ${weave(pieces, 'after')}\n`
      : `    ${weave(pieces, 'before')}\n`,
  );
  return `${heading}: ${changed} of ${counted(lines.length, 'line')} changed\n${shown.join('')}`;
}

function isChanged({ before, after }: PreviewPiece): boolean {
  return before !== after;
}
