import type { EntityType } from '../model/entity-types.ts';
import { RowFramer } from './csv-rows.ts';
import { type FieldKind, type NameTraits, parseFieldKind, traitsOf, typedAs } from './field-names.ts';
import { isSpelt, NamedPaths } from './named-paths.ts';
import { isFieldName, pointerSegment } from './shared-fields.ts';

/** What the first row of a CSV says: the delimiter, the columns and what each of them means. */

/** In the order in which they win when the header has equally many. */
const DELIMITERS: readonly number[] = [',', ';', '\t', '|'].map((c) => c.charCodeAt(0));
const QUOTE = 0x22;

/** The delimiter: the one that stands most often outside quotes in the header row; a comma if there is none. */
export function sniffDelimiter(header: Uint8Array): number {
  const counts = new Map<number, number>(DELIMITERS.map((d) => [d, 0]));
  let quoted = false;
  for (const b of header) {
    if (b === QUOTE) quoted = !quoted;
    else if (!quoted && counts.has(b)) counts.set(b, counts.get(b)! + 1);
  }
  let best = DELIMITERS[0]!;
  for (const d of DELIMITERS) if (counts.get(d)! > counts.get(best)!) best = d;
  return best;
}

/**
 * The header row in the first bytes of a file: `[start, end)` without a byte order mark and line end, `next` where
 * the rows begin. Undefined if the sample holds no whole row; `isWhole` says that the sample is the whole file.
 */
export function headerRow(
  sample: Uint8Array,
  isWhole: boolean,
): { readonly start: number; readonly end: number; readonly next: number } | undefined {
  // a delimiter inside the first quoted cell may be another one, so only the line is looked at first
  const lineEnd = sample.findIndex((b) => b === 0x0a || b === 0x0d);
  const delimiter = sniffDelimiter(sample.subarray(0, lineEnd < 0 ? sample.length : lineEnd));
  const frames = new RowFramer(delimiter).push(sample, isWhole);
  if (frames.count === 0 || frames.broken[0] === 1 || frames.end[0] === frames.start[0]) return undefined;
  return { start: frames.start[0]!, end: frames.end[0]!, next: frames.next[0]! };
}

export interface Column {
  /** `/name`, or `/3` where the third cell of the header is no name that may be printed and nobody has named it. */
  readonly path: string;
  readonly kind: FieldKind;
}

/** Columns of a file with these header cells. */
export function readColumns(
  names: readonly string[],
  told: Readonly<Record<string, string>> = {},
  named: NamedPaths = new NamedPaths(),
): readonly Column[] {
  const given = new Map<string, FieldKind>();
  for (const [column, word] of Object.entries(told)) {
    const kind = parseFieldKind(word);
    if (kind !== undefined) given.set(column.startsWith('/') ? column.slice(1) : column, kind);
  }
  const trimmed = names.map((name) => name.trim());
  const traits = trimmed.map((name) => traitsOf(name));
  const kinds = trimmed.map((name, i) => given.get(name) ?? given.get(String(i + 1)));
  const guessed = guessKinds(traits, kinds);
  return trimmed.map((name, i) => ({
    path: isSpelt(named.root, pointerSegment(name)) ? `/${pointerSegment(name)}` : columnPath(name, i),
    kind: kinds[i] ?? guessed[i]!,
  }));
}

export function columnPath(name: string, index: number): string {
  return isFieldName(name) ? `/${pointerSegment(name)}` : `/${index + 1}`;
}

function guessKinds(traits: readonly NameTraits[], given: readonly (FieldKind | undefined)[]): FieldKind[] {
  const has = (meaning: FieldKind['meaning']): boolean => given.some((kind) => kind?.meaning === meaning);
  // one row, one address: `state` beside `city` is a place, alone it may be open or closed
  const inAddress = traits.some((t) => typedAs(t, false, false) === 'PLACE' || isAddress(t));
  const typed = traits.map((t) => typedAs(t, true, inAddress) ?? undefined);
  const free = (i: number): boolean => given[i] === undefined;
  const kinds: FieldKind[] = typed.map((type) =>
    type === undefined ? { meaning: 'other' } : { meaning: 'typed', type },
  );
  const speaking = traits.some((t) => t.speaker || t.role);
  const holdsText =
    has('text') || traits.some((t, i) => free(i) && (t.text === 2 || (t.text === 1 && speaking)));
  const conversation = has('conversation-id') ? -1 : bestConversation(traits, given);
  if (conversation >= 0) kinds[conversation] = { meaning: 'conversation-id' };
  if (!holdsText) return kinds;
  const strong = has('text') || traits.some((t, i) => free(i) && t.text === 2);
  traits.forEach((t, i) => {
    if (i === conversation) return;
    if (t.text === 2 || (t.text === 1 && !strong)) kinds[i] = { meaning: 'text' };
    else if (t.messageId || t.bareId) kinds[i] = { meaning: 'message-id' };
  });
  const isOpen = (i: number): boolean => free(i) && i !== conversation && kinds[i]!.meaning !== 'text';
  if (!has('role')) {
    const role = firstOf(
      traits,
      (t, i) => isOpen(i) && t.role,
      (t) => !t.weakRole,
    );
    if (role >= 0) kinds[role] = { meaning: 'role' };
  }
  if (!has('speaker')) {
    const speaker = firstOf(
      traits,
      (t, i) => isOpen(i) && t.speaker && kinds[i]!.meaning !== 'role',
      (_, i) => typed[i] === undefined,
    );
    if (speaker >= 0) kinds[speaker] = { meaning: 'speaker' };
  }
  return kinds;
}

/** The first that fits and is preferred, else the first that fits, else -1. */
function firstOf(
  traits: readonly NameTraits[],
  fits: (t: NameTraits, i: number) => boolean,
  preferred: (t: NameTraits, i: number) => boolean,
): number {
  const best = traits.findIndex((t, i) => fits(t, i) && preferred(t, i));
  return best >= 0 ? best : traits.findIndex(fits);
}

const ADDRESS_TYPES: ReadonlySet<EntityType | undefined> = new Set(['ADDRESS', 'POSTCODE'] as const);

function isAddress(t: NameTraits): boolean {
  return ADDRESS_TYPES.has(typedAs(t, false, false));
}

function bestConversation(traits: readonly NameTraits[], given: readonly (FieldKind | undefined)[]): number {
  let best = -1;
  traits.forEach((t, i) => {
    const rank = given[i] === undefined ? t.conversationId : 0;
    if (rank > (best < 0 ? 0 : traits[best]!.conversationId)) best = i;
  });
  return best;
}
