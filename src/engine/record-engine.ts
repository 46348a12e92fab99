/**
 * The engine as the pipeline's workers use it: a located record in, byte edits out.
 */
import type { Counts } from '../model/counts.ts';
import type { ByteEdit, TextEdit } from '../model/edit.ts';
import type { Finding } from '../model/finding.ts';
import { SLOT_NUMBER } from '../model/slots.ts';
import { OrdinalBook } from '../operators/ordinals.ts';
import type { CompiledRules } from '../rules/compile.ts';
import { ConversationEngine, type SlotSource } from './conversation-engine.ts';
import { fingerprintOf, loadRules } from './load-rules.ts';
import { restorableValue } from './restorable.ts';
import { openSealer, type Sealer } from './sealer.ts';
import type {
  ConsideredFinding,
  DecidedFinding,
  EngineSettings,
  LocatedRecord,
  Preparation,
  RecordEngine,
  RecordResult,
} from './types.ts';

/** @throws ChatveilError for rules that can't be loaded */
export async function createRecordEngine(settings: EngineSettings): Promise<RecordEngine> {
  return new ByteEngine(loadRules(settings), settings, await openSealer(settings));
}

/** A record's findings, and the edits of each slot's text. */
export interface TreatedSlots {
  readonly findings: readonly DecidedFinding[];
  /** Slots with edits, ascending. */
  readonly edited: readonly number[];
  /** Ascending and disjoint; empty for a slot that stays as it is. */
  edits(slot: number): readonly TextEdit[];
}

export class ByteEngine implements RecordEngine {
  readonly fingerprint: string;
  readonly namedFields: readonly string[];
  readonly conversations: ConversationEngine;
  readonly columns: Readonly<Record<string, string>>;
  readonly preparation?: Preparation;
  private readonly zeroNumbers: boolean;
  private readonly groups = new ConversationGroups();

  constructor(rules: CompiledRules, settings: EngineSettings, sealer?: Sealer) {
    const { policy } = settings;
    this.fingerprint = fingerprintOf(rules, policy, sealer?.fingerprint);
    this.namedFields = Object.keys(policy.fields);
    const { path, agentPath } = policy.subject;
    this.columns = Object.fromEntries(
      [path, agentPath].flatMap((at) => (at === undefined ? [] : [[at, 'SUBJECT']])),
    );
    this.conversations = new ConversationEngine(rules, settings, sealer);
    this.zeroNumbers = policy.numbers === 'zero';
    if (sealer === undefined) return;
    this.preparation = {
      note: (record) => {
        const source = sourceOf(record);
        this.groups.forEach(record, (_conversation, members) => sealer.note(source, members));
      },
      ready: () => sealer.ready(),
      defer: (input) => sealer.defer(input),
      fill: (output) => sealer.fill(output),
      renew: () => sealer.renew(),
      settle: () => sealer.settle(),
      close: () => sealer.close(),
    };
  }

  process(record: LocatedRecord): RecordResult {
    const { numbers } = record;
    if (numbers === undefined) {
      const treated = this.treatSlots(record);
      return { edits: this.splice(record, treated), findings: treated.findings };
    }
    const book = numbers === 'none' ? new OrdinalBook() : OrdinalBook.of(numbers);
    const treated = this.treatSlots(record, book);
    return { edits: this.splice(record, treated), findings: treated.findings, numbers: book.state() };
  }

  /** The edits of slots as edits of the record's bytes. */
  splice({ bytes, slots, locator }: LocatedRecord, { edited, edits }: TreatedSlots): ByteEdit[] {
    const byteEdits: ByteEdit[] = [];
    for (const slot of edited) {
      const start = slots.start[slot]!;
      const end = slots.end[slot]!;
      const kind = slots.kindOf(slot);
      if (kind === SLOT_NUMBER && this.zeroNumbers) byteEdits.push({ start, end, replacement: '0' });
      else {
        const place = { start, end, kind, coding: slots.coding[slot]! };
        // One by one: a slot may have more edits than a call may have arguments.
        for (const edit of locator.splice(bytes, place, edits(slot))) byteEdits.push(edit);
      }
    }
    return byteEdits;
  }

  explain(record: LocatedRecord): readonly ConsideredFinding[] {
    const source = sourceOf(record);
    const spans: ConsideredFinding[] = [];
    this.groups.forEach(record, (conversation, members, messages) => {
      for (const span of this.conversations.explain(source, members, messages))
        spans.push({ ...span, conversation, message: messageOf(record, span.slot) });
    });
    return spans;
  }

  /** `book` goes on numbering from an earlier call; only for records of one conversation. */
  treatSlots(record: LocatedRecord, book?: OrdinalBook): TreatedSlots {
    const { slots } = record;
    const source = sourceOf(record);
    const findings: DecidedFinding[] = [];
    const edits = new Map<number, readonly TextEdit[]>();
    this.groups.forEach(record, (conversation, members, messages) => {
      const treated = this.conversations.treat(source, members, messages, book);
      for (const { slot, edits: list } of treated.edits) edits.set(slot, list);
      for (let i = 0; i < treated.findings.length; i++) {
        const finding = treated.findings[i]!;
        findings.push(decided(finding, treated.actions[i]!, conversation, messageOf(record, finding.slot)));
      }
    });
    if (slots.conversations > 1) findings.sort((a, b) => a.slot - b.slot || a.start - b.start);
    const edited = [...edits.keys()].sort((a, b) => a - b);
    return { findings, edited, edits: (slot) => edits.get(slot) ?? [] };
  }

  takeCounts(): Counts {
    return this.conversations.takeCounts();
  }
}

function sourceOf({ bytes, slots, fields, locator, file }: LocatedRecord): SlotSource {
  // A long slot with many findings is asked for once a finding: the text read last is kept.
  let last = -1;
  let text = '';
  const textOf = (slot: number): string => {
    if (slot !== last) {
      text = locator.text(bytes, slots.start[slot]!, slots.end[slot]!, slots.coding[slot]!);
      last = slot;
    }
    return text;
  };
  return {
    ...{ bytes, slots, fields, file },
    text: textOf,
    restorable: (slot, start, end) => restorableValue(locator, bytes, slots, slot, textOf(slot), start, end),
  };
}

/** PERF: written out, since a spread of objects of several shapes costs more than finding them. */
function decided(finding: Finding, action: string, conversation: number, message: number): DecidedFinding {
  const { slot, start, end, type, rule, score, evidence, group } = finding;
  const all = { slot, start, end, type, rule, score, evidence, action, conversation, message };
  return group === undefined ? all : { ...all, group };
}

/** Offsets count in the message's text; what stands beside it (a speaker's label) is told by its path alone. */
function messageOf({ slots, fields }: LocatedRecord, slot: number): number {
  return fields.at(slots.field[slot]!).meaning === 'text' ? slots.message[slot]! : -1;
}

type GroupVisitor = (conversation: number, members: Int32Array, messages: number) => void;

/** Splits a record's slots by conversation; in the usual case of one, without copying. */
class ConversationGroups {
  private all: Int32Array = new Int32Array(0);

  forEach({ slots }: LocatedRecord, visit: GroupVisitor): void {
    const { count } = slots;
    if (slots.conversations === 1) {
      if (this.all.length < count) this.all = Int32Array.from({ length: count * 2 }, (_, i) => i);
      visit(0, this.all.subarray(0, count), messagesOf(slots.message, 0, count));
      return;
    }
    const members = Array.from({ length: slots.conversations }, (): number[] => []);
    for (let i = 0; i < count; i++) members[slots.conversation[i]!]!.push(i);
    members.forEach((list, conversation) => {
      if (list.length === 0) return;
      const messages = list.reduce((most, slot) => Math.max(most, slots.message[slot]! + 1), 0);
      visit(conversation, Int32Array.from(list), messages);
    });
  }
}

function messagesOf(message: Int32Array, from: number, to: number): number {
  let most = 0;
  for (let i = from; i < to; i++) if (message[i]! >= most) most = message[i]! + 1;
  return most;
}
