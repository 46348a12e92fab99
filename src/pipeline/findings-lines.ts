/**
 * Lines of the findings file: one JSON object a finding, keys in a fixed order, no text
 * of the value unless asked for. A conversation is named by its own id; where it has none, or where the id itself
 * holds a finding, by its number in the file, which the main thread fills in. A slot that stands outside the
 * conversations of a record that lists several has `null`. A key in a path that holds a value found in the record
 * is written `*`.
 */
import type { DecidedFinding } from '../engine/types.ts';
import type { Locator } from '../model/format.ts';
import type { FieldTable, SlotTable } from '../model/slots.ts';
import type { FindingsText } from './jobs.ts';

export class FindingsLines {
  private readonly texts: string[] = [];
  private readonly numbers: number[] = [];
  private current = '';
  private readonly head: string;
  private readonly withValues: boolean;

  constructor(fileName: string, withValues: boolean) {
    this.head = `{"v":1,"file":${JSON.stringify(fileName)},"conversation":`;
    this.withValues = withValues;
  }

  /**
   * @param rowOf gives the byte range of the record or row that holds a byte offset.
   * @param before conversations of the job before this record.
   */
  add(
    bytes: Uint8Array,
    slots: SlotTable,
    fields: FieldTable,
    locator: Locator,
    findings: readonly DecidedFinding[],
    rowOf: (offset: number) => { readonly from: number; readonly to: number },
    before: number,
  ): void {
    if (findings.length === 0) return;
    const ids = conversationIds(bytes, slots, fields, locator, findings);
    const paths = slotPaths(bytes, slots, locator, findings, rowOf);
    const text = textReader(bytes, slots, locator);
    const values = new FoundValues(findings, text);
    const severalConversations = slots.conversations > 1;
    for (const finding of findings) {
      const slot = finding.slot;
      this.current += this.head;
      const id = ids.get(finding.conversation);
      if (id !== undefined) this.current += JSON.stringify(id);
      else if (severalConversations && finding.conversation === 0) this.current += 'null';
      else {
        this.texts.push(this.current);
        this.current = '';
        this.numbers.push(before + Math.max(1, finding.conversation));
      }
      this.current +=
        `,"message":${finding.message < 0 ? 'null' : finding.message}` +
        `,"path":${JSON.stringify(values.hiddenIn(paths.get(slot) ?? fields.at(slots.field[slot]!).path))}` +
        `,"start":${finding.start},"end":${finding.end},"type":"${finding.type}"` +
        `,"score":${finding.score},"rule":${JSON.stringify(finding.rule)},"action":${JSON.stringify(finding.action)}` +
        (finding.group === undefined ? '' : `,"group":${finding.group}`);
      if (this.withValues) {
        this.current += `,"value":${JSON.stringify(text(slot).slice(finding.start, finding.end))}`;
      }
      this.current += '}\n';
    }
  }

  finish(): FindingsText {
    return { texts: [...this.texts, this.current], numbers: this.numbers };
  }
}

/** Fills the holes: `before` is the number of conversations of the file before the job; undefined: in none. */
export function fillNumbers(findings: FindingsText, before: number | undefined): string {
  let text = findings.texts[0] ?? '';
  findings.numbers.forEach((number, i) => {
    text += `${before === undefined ? null : before + number}${findings.texts[i + 1] ?? ''}`;
  });
  return text;
}

/** Reads slots; keeps the text read last, since findings of one slot come together. */
function textReader(bytes: Uint8Array, slots: SlotTable, locator: Locator): (slot: number) => string {
  let last = -1;
  let text = '';
  return (slot) => {
    if (slot !== last) text = slotText(bytes, slots, locator, slot);
    last = slot;
    return text;
  };
}

function slotText(bytes: Uint8Array, slots: SlotTable, locator: Locator, slot: number): string {
  return slots.text[slot] ?? locator.text(bytes, slots.start[slot]!, slots.end[slot]!, slots.coding[slot]!);
}

/** Letters and digits of the shortest value that is looked for in paths. */
const MIN_VALUE = 3;
/** Keys of more words are hidden without a look. */
const MAX_KEY_WORDS = 16;

/** The values of a record's findings, for keeping them out of its paths. */
class FoundValues {
  private readonly values = new Set<string>();
  /** By segment of a path; few, as the messages of a conversation are alike. */
  private readonly shown = new Map<string, string>();

  constructor(findings: readonly DecidedFinding[], text: (slot: number) => string) {
    for (const { slot, start, end } of findings) {
      const value = wordsOf(text(slot).slice(start, end)).join(' ');
      if (value.length >= MIN_VALUE) this.values.add(value);
    }
  }

  /** The path with each segment that holds a value, in whatever case and between whatever marks, as `*`. */
  hiddenIn(path: string): string {
    return path
      .split('/')
      .map((segment) => (POSITION.test(segment) ? segment : this.segment(segment)))
      .join('/');
  }

  private segment(segment: string): string {
    let shown = this.shown.get(segment);
    if (shown === undefined) {
      shown = this.holdsValue(wordsOf(segment)) ? '*' : segment;
      this.shown.set(segment, shown);
    }
    return shown;
  }

  private holdsValue(words: readonly string[]): boolean {
    if (words.length > MAX_KEY_WORDS) return true;
    return words.some((_, from) =>
      words.some((_, to) => this.values.has(words.slice(from, to + 1).join(' '))),
    );
  }
}

const POSITION = /^\d*$/;

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function conversationIds(
  bytes: Uint8Array,
  slots: SlotTable,
  fields: FieldTable,
  locator: Locator,
  findings: readonly DecidedFinding[],
): Map<number, string> {
  const named = new Set(findings.map((finding) => finding.conversation));
  const hit = new Set(findings.map((finding) => finding.slot));
  const ids = new Map<number, string>();
  const spoiled = new Set<number>();
  for (let slot = 0; slot < slots.count; slot++) {
    if (fields.at(slots.field[slot]!).meaning !== 'conversation-id') continue;
    const conversation = slots.conversation[slot]!;
    if (!named.has(conversation)) continue;
    // In gathered rows the id recurs in every row: one finding in any of them is enough to hide it.
    if (hit.has(slot)) spoiled.add(conversation);
    else if (!ids.has(conversation) && slots.end[slot]! > slots.start[slot]!)
      ids.set(conversation, slotText(bytes, slots, locator, slot));
  }
  for (const conversation of spoiled) ids.delete(conversation);
  return ids;
}

function slotPaths(
  bytes: Uint8Array,
  slots: SlotTable,
  locator: Locator,
  findings: readonly DecidedFinding[],
  rowOf: (offset: number) => { readonly from: number; readonly to: number },
): Map<number, string> {
  const wanted = [...new Set(findings.map((finding) => finding.slot))].sort((a, b) => a - b);
  const paths = new Map<number, string>();
  let i = 0;
  while (i < wanted.length) {
    const row = rowOf(slots.start[wanted[i]!]!);
    const inRow: number[] = [];
    while (i < wanted.length && slots.start[wanted[i]!]! < row.to) inRow.push(wanted[i++]!);
    // An empty slot at the very end of its row would never be taken.
    if (inRow.length === 0) inRow.push(wanted[i++]!);
    const found = locator.paths(
      bytes,
      row.from,
      row.to,
      inRow.map((slot) => slots.start[slot]!),
    );
    inRow.forEach((slot, n) => {
      const path = found[n];
      if (path !== undefined) paths.set(slot, path);
    });
  }
  return paths;
}
