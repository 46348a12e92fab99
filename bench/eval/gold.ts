/**
 * Marked conversations and found spans, as the evaluation reads them: JSONL with one conversation a line for
 * gold, a findings file with one finding a line for predictions. Offsets are UTF-16 code units of the message's
 * text, `end` exclusive.
 */
export interface GoldMessage {
  readonly text: string;
  readonly speaker?: string;
  readonly role?: string;
}

export interface GoldSpan {
  readonly message: number;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  /** Finding it is neither rewarded nor punished. */
  readonly optional?: boolean;
}

export interface GoldConversation {
  readonly id: string;
  readonly language?: string;
  readonly participants?: readonly unknown[];
  readonly messages: readonly GoldMessage[];
  readonly spans: readonly GoldSpan[];
}

export interface FoundSpan {
  readonly message: number;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  /** As the findings file says. */
  readonly rule?: string | undefined;
  readonly score?: number | undefined;
}

/** Names that other corpora use for the same types. */
const ALIASES: Readonly<Record<string, string>> = {
  LOCATION: 'PLACE',
  ACCOUNT_ID: 'ACCOUNT',
  ORDER_ID: 'ORDER',
  CREDIT_CARD: 'CARD',
  SSN: 'NATIONALID',
  OTHER: 'PASSWORD',
};

export const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

export function readGold(jsonl: string): GoldConversation[] {
  const seen = new Set<string>();
  return lines(jsonl).map((line, i) => {
    const conversation: GoldConversation = JSON.parse(line);
    if (seen.has(conversation.id)) throw new Error(`gold line ${i + 1}: id stands twice: ${conversation.id}`);
    seen.add(conversation.id);
    return { ...conversation, spans: conversation.spans.map(rename) };
  });
}

const rename = <S extends { readonly type: string }>(span: S): S => ({
  ...span,
  type: ALIASES[span.type] ?? span.type,
});

/**
 * Found spans by conversation id. Only findings in the text of a message count: those in its other slots (`speaker`,
 * `role`) carry the same message number, but their offsets are units of another string. Scored against the text they
 * would cover marked spans by chance and count as false elsewhere. A conversation is named by its id, or by its number in the file, counted from 1, where the id itself holds
 * a finding.
 */
export function readFindings(jsonl: string, gold: readonly GoldConversation[]): Map<string, FoundSpan[]> {
  const found = new Map<string, FoundSpan[]>();
  for (const line of lines(jsonl)) {
    const row: FindingRow = JSON.parse(line);
    const { message, start, end, type, rule, score } = row;
    if (message === null || row.path !== `/messages/${message}/text`) continue;
    const id =
      typeof row.conversation === 'number' ? gold[row.conversation - 1]?.id : (row.conversation ?? undefined);
    entry(found, id ?? '', () => []).push({ message, start, end, type, rule, score });
  }
  return found;
}

interface FindingRow {
  readonly conversation: string | number | null;
  readonly message: number | null;
  /** JSON pointer of the slot that the offsets count in. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly rule?: string;
  readonly score?: number;
}

/** The map's value for `key`, made and put there if it is missing. */
export function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
