/**
 * Where the rows of each conversation lie in an input that has one message a row. Rows that follow one another in
 * one conversation form a run; a run costs 16 bytes. Runs and conversations are numbered from 0 over the whole
 * input; `forget` gives back the memory of those that a stream has left behind.
 *
 * Conversations are closed in the order of their first row. A row that names a closed conversation is late: it
 * begins a conversation that goes on with the closed one, if there is still something to go on from; else it cannot
 * be passed on.
 */
import { BLANK_ROWS, type IndexResult, NO_KEY } from './jobs.ts';
import { KeyTable } from './key-table.ts';

/** Bytes `[start, end)` of the input. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

const NO_RUN = -1;
const NO_CONVERSATION = -1;

export class GatherIndex {
  /** Conversations seen. */
  conversations = 0;
  /** Conversations before this number are closed. */
  closed = 0;
  /** Where the next run starts. */
  end: number;

  private runs = 0;
  private firstKeptRun = 0;
  private firstKeptConversation = 0;
  private runStart = new Float64Array(256);
  private runEnd = new Float64Array(256);
  private runNext = new Int32Array(256);
  private firstRun = new Int32Array(64);
  /** 1 if the conversation has a key by which later rows can name it. */
  private keyed = new Uint8Array(64);
  private lastRun = new Int32Array(64);
  private readonly keys = new KeyTable();
  private conversationOf = new Int32Array(64);

  constructor(start: number) {
    this.end = start;
  }

  /**
   * Adds the rows of one index job; returns the runs that came too late.
   * @param takeUp whether a closed conversation can go on as the one of that number
   */
  append(result: IndexResult, takeUp: (closed: number, next: number) => boolean = () => false): ByteRange[] {
    const late: ByteRange[] = [];
    const numbers = this.keyNumbers(result);
    const base = this.end;
    let from = 0;
    for (let i = 0; i < result.ends.length; i++) {
      const to = result.ends[i]!;
      const local = result.keyOf[i]!;
      if (local === BLANK_ROWS) {
        from = to;
        continue;
      }
      let conversation =
        local === NO_KEY ? this.newConversation(false) : this.conversationOfKey(numbers[local]!);
      if (conversation < this.closed && takeUp(conversation, this.conversations)) {
        conversation = this.newConversation(true);
        this.conversationOf[numbers[local]!] = conversation;
      }
      if (conversation < this.closed) late.push({ start: base + from, end: base + to });
      else this.addRun(conversation, base + from, base + to);
      from = to;
    }
    this.end = base + from;
    return late;
  }

  /** Leaves out bytes that belong to no conversation. */
  skip(length: number): void {
    this.end += length;
  }

  /** Offset of the conversation's first row. */
  startOf(conversation: number): number {
    return this.runStart[this.firstRun[conversation - this.firstKeptConversation]! - this.firstKeptRun]!;
  }

  /** Whether later rows can name the conversation. */
  isKeyed(conversation: number): boolean {
    return this.keyed[conversation - this.firstKeptConversation] === 1;
  }

  /** The conversation's runs in input order. */
  runsOf(conversation: number): ByteRange[] {
    const found: ByteRange[] = [];
    let run = this.firstRun[conversation - this.firstKeptConversation]!;
    while (run !== NO_RUN) {
      const at = run - this.firstKeptRun;
      found.push({ start: this.runStart[at]!, end: this.runEnd[at]! });
      run = this.runNext[at]!;
    }
    return found;
  }

  /** Closes all conversations before `conversation`; returns the offset before which every row is accounted for. */
  close(conversation: number): number {
    this.closed = conversation;
    return conversation < this.conversations ? this.startOf(conversation) : this.end;
  }

  /** Gives back the memory of closed conversations and of runs before `offset`. */
  forget(offset: number): void {
    const conversations = this.closed - this.firstKeptConversation;
    this.firstRun.copyWithin(0, conversations, this.conversations - this.firstKeptConversation);
    this.lastRun.copyWithin(0, conversations, this.conversations - this.firstKeptConversation);
    this.keyed.copyWithin(0, conversations, this.conversations - this.firstKeptConversation);
    this.firstKeptConversation = this.closed;
    const kept = this.runs - this.firstKeptRun;
    let gone = 0;
    while (gone < kept && this.runEnd[gone]! <= offset) gone++;
    this.runStart.copyWithin(0, gone, kept);
    this.runEnd.copyWithin(0, gone, kept);
    this.runNext.copyWithin(0, gone, kept);
    this.firstKeptRun += gone;
  }

  private keyNumbers(result: IndexResult): Int32Array {
    const numbers = new Int32Array(result.keyEnds.length);
    let start = 0;
    for (let i = 0; i < numbers.length; i++) {
      const end = result.keyEnds[i]!;
      const known = this.keys.count;
      const number = this.keys.add(result.keyBytes.subarray(start, end));
      if (number === known) {
        this.conversationOf = roomFor(this.conversationOf, number);
        this.conversationOf[number] = NO_CONVERSATION;
      }
      numbers[i] = number;
      start = end;
    }
    return numbers;
  }

  /** Numbered when its first row comes, so that numbers follow the rows and nothing else. */
  private conversationOfKey(key: number): number {
    if (this.conversationOf[key] === NO_CONVERSATION) this.conversationOf[key] = this.newConversation(true);
    return this.conversationOf[key]!;
  }

  private newConversation(isKeyed: boolean): number {
    const at = this.conversations - this.firstKeptConversation;
    this.firstRun = roomFor(this.firstRun, at);
    this.lastRun = roomFor(this.lastRun, at);
    if (at === this.keyed.length) {
      const wider = new Uint8Array(at * 2);
      wider.set(this.keyed);
      this.keyed = wider;
    }
    this.keyed[at] = isKeyed ? 1 : 0;
    this.firstRun[at] = NO_RUN;
    this.lastRun[at] = NO_RUN;
    return this.conversations++;
  }

  private addRun(conversation: number, start: number, end: number): void {
    const slot = conversation - this.firstKeptConversation;
    const last = this.lastRun[slot]!;
    if (last !== NO_RUN && this.runEnd[last - this.firstKeptRun]! === start) {
      this.runEnd[last - this.firstKeptRun] = end;
      return;
    }
    const at = this.runs - this.firstKeptRun;
    if (at === this.runStart.length) this.widenRuns();
    this.runStart[at] = start;
    this.runEnd[at] = end;
    this.runNext[at] = NO_RUN;
    if (last === NO_RUN) this.firstRun[slot] = this.runs;
    else this.runNext[last - this.firstKeptRun] = this.runs;
    this.lastRun[slot] = this.runs;
    this.runs++;
  }

  private widenRuns(): void {
    const starts = new Float64Array(this.runStart.length * 2);
    starts.set(this.runStart);
    this.runStart = starts;
    const ends = new Float64Array(this.runEnd.length * 2);
    ends.set(this.runEnd);
    this.runEnd = ends;
    this.runNext = roomFor(this.runNext, this.runNext.length);
  }
}

function roomFor(column: Int32Array<ArrayBuffer>, index: number): Int32Array<ArrayBuffer> {
  if (index < column.length) return column;
  const wider = new Int32Array(column.length * 2);
  wider.set(column);
  return wider;
}
