/** Lines of a findings file, as they are documented. */

export interface FindingLine {
  /** The conversation's own id, or its number in the file where it has none that may be shown. */
  readonly conversation: string | number | null;
  readonly message: number | null;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly rule: string;
  readonly action: string;
}

export function readFindings(jsonl: string): FindingLine[] {
  return jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line): FindingLine => JSON.parse(line));
}

/** Position of each conversation by the name that findings give it. `ids` in the order of first rows. */
export class ConversationNames {
  private readonly byId = new Map<string, number>();

  constructor(ids: readonly string[]) {
    for (const [i, id] of ids.entries()) if (!this.byId.has(id)) this.byId.set(id, i);
  }

  /** -1 for what stands outside all conversations. */
  indexOf(name: FindingLine['conversation']): number {
    if (name === null) return -1;
    return typeof name === 'number' ? name - 1 : (this.byId.get(name) ?? -1);
  }
}

/** Findings by conversation; those outside all are under -1. */
export function byConversation(
  findings: readonly FindingLine[],
  names: ConversationNames,
): Map<number, FindingLine[]> {
  const lists = new Map<number, FindingLine[]>();
  for (const finding of findings) {
    const index = names.indexOf(finding.conversation);
    const list = lists.get(index);
    if (list === undefined) lists.set(index, [finding]);
    else list.push(finding);
  }
  return lists;
}
