/**
 * Why each span of a text was or was not found, for `explain`. Shows the text, as it is the user's own question.
 */
import type { Evidence } from '../model/finding.ts';
import { type Paint, paintIf } from './paint.ts';
import { printable } from './printable.ts';
import { counted } from './quantities.ts';

export interface ExplainedSpan {
  /** UTF-16 units of `Explanation.text`. */
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly rule: string;
  readonly score: number;
  readonly evidence: readonly Evidence[];
  /** The operator's name, for what was found. */
  readonly action?: string;
  /** For what was not found: why it lost, such as `below the minimum score 0.5`. */
  readonly lost?: string;
}

export interface Explanation {
  /** Where the text stands, if it is one of several. */
  readonly place?: string;
  readonly text: string;
  readonly spans: readonly ExplainedSpan[];
}

export function formatExplanation(
  explanation: Explanation,
  options: { readonly colour?: boolean } = {},
): string {
  const paint = paintIf(options.colour === true);
  const found = explanation.spans.filter((span) => span.lost === undefined);
  const lost = explanation.spans.filter((span) => span.lost !== undefined);
  const place = explanation.place === undefined ? '' : `${paint('strong', printable(explanation.place))}: `;
  const heading = `${place}${counted(found.length, 'span')} found, ${lost.length} considered and not taken\n`;
  return heading + [...found, ...lost].map((span) => `\n${block(explanation.text, span, paint)}`).join('');
}

function block(text: string, span: ExplainedSpan, paint: Paint): string {
  const value = printable(text.slice(span.start, span.end));
  const verdict = span.lost === undefined ? `→ ${span.action ?? 'found'}` : `✗ ${printable(span.lost)}`;
  const head = `${paint('strong', value)}  ${paint(span.lost === undefined ? 'added' : 'removed', verdict)}\n`;
  const facts = `  ${span.type} by ${span.rule}, score ${score(span.score)}, units ${span.start} to ${span.end}\n`;
  const gains = span.evidence.map((piece) => gain(piece.gain));
  const width = Math.max(0, ...gains.map((g) => g.length));
  const lines = span.evidence.map(({ kind, detail }, i) => {
    const said = detail === undefined ? kind : `${kind}: ${printable(detail)}`;
    return `  ${(gains[i] ?? '').padStart(width)}  ${said}\n`;
  });
  return head + facts + lines.join('');
}

function gain(n: number): string {
  return n === 0 ? '·' : `${n > 0 ? '+' : '−'}${score(Math.abs(n))}`;
}

function score(n: number): string {
  return n.toFixed(2);
}
