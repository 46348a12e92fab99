/**
 * A text as it is read: without its markup, folded, and without what stands around it. It is what rules, words and names see; what
 * they find is told in offsets of the source (`sourceSpan`).
 */
import { type Folded, foldText } from './fold.ts';
import { markupIn } from './markup.ts';
import { unwrapped } from './wrapping.ts';

export function readText(source: string): Folded {
  const folded = foldText(source, markupIn(source));
  const { from, to } = unwrapped(folded.text);
  return from === 0 && to === folded.text.length ? folded : part(folded, from, to);
}

function part({ text, toSource, sourceEnd }: Folded, from: number, to: number): Folded {
  const kept = text.slice(from, to);
  if (toSource !== undefined && sourceEnd !== undefined)
    return { text: kept, toSource: toSource.slice(from, to + 1), sourceEnd: sourceEnd.slice(from, to) };
  if (from === 0) return { text: kept, toSource: undefined, sourceEnd: undefined };
  return {
    text: kept,
    toSource: Int32Array.from({ length: to - from + 1 }, (_, i) => from + i),
    sourceEnd: Int32Array.from({ length: to - from }, (_, i) => from + i + 1),
  };
}
