/**
 * What the library does in memory: texts and conversations in, the same shape back, replaced. `pipeline/library.ts`
 * adds streams and threads to it.
 *
 * One engine serves one thread. Its calls are synchronous and share scratch memory of the size of the largest text
 * treated so far; no text is kept between calls.
 */
import type { Policy } from '../model/policy.ts';
import { OrdinalBook } from '../operators/ordinals.ts';
import type { CompiledRules } from '../rules/compile.ts';
import { applyByteEdits, applyTextEdits } from '../text/splice.ts';
import { type ConversationInput, ConversationJson, jsonOf, pathsOf } from './conversation-json.ts';
import { LiveConversation } from './live-conversation.ts';
import type { LiveAnswer, LiveJson, LiveMessage, LiveOptions } from './live-ledger.ts';
import { loadRules } from './load-rules.ts';
import { ONLY_SLOT, OneText } from './one-text.ts';
import type { ConversationFinding, Explanation, RedactedText, TextFinding } from './public-types.ts';
import { ByteEngine, type TreatedSlots } from './record-engine.ts';
import { RedactedConversation } from './redacted-conversation.ts';
import { openSealer, type Sealer } from './sealer.ts';
import type { DecidedFinding, EngineSettings, GivenNumbers, LocatedRecord } from './types.ts';

/** @throws ChatveilError RULE_INVALID, RULE_UNSAFE */
export async function createMemoryEngine(settings: EngineSettings): Promise<MemoryEngine> {
  return new MemoryEngine(loadRules(settings), settings, await openSealer(settings));
}

/** A conversation as JSON text, redacted, with what was found in it. */
export interface RedactedJson {
  readonly json: string;
  readonly findings: readonly ConversationFinding[];
}

export class MemoryEngine {
  /** Changes whenever rules, dictionaries, policy or version change. */
  readonly fingerprint: string;
  /** The policy in force, with all that it extends. */
  readonly policy: Policy;
  /** The same engine for records of files and streams. */
  readonly records: ByteEngine;
  private readonly texts = new OneText();
  private readonly conversations: ConversationJson;
  private readonly sealer: Sealer | undefined;

  constructor(rules: CompiledRules, settings: EngineSettings, sealer?: Sealer) {
    this.policy = settings.policy;
    this.records = new ByteEngine(rules, settings, sealer);
    this.sealer = sealer;
    this.fingerprint = this.records.fingerprint;
    this.conversations = new ConversationJson(this.records.namedFields, this.records.columns);
  }

  /**
   * One text on its own, as the one message of a conversation. Offsets are UTF-16 code units of `text`.
   * @throws ChatveilError USAGE if it is no string, RECORD_TOO_LARGE
   */
  redact(text: string): RedactedText {
    const source = this.texts.hold(text);
    const { edits, findings, actions } = this.records.conversations.treat(source, ONLY_SLOT, 1);
    return {
      text: applyTextEdits(text, edits[0]?.edits ?? []),
      findings: findings.map((finding, i) => plain({ ...finding, action: actions[i]! })),
    };
  }

  /**
   * A whole conversation: an object with `messages`, and `participants` if they are known. Every string, number and
   * key in it is read and treated, whatever its name. It is read as JSON: what JSON cannot hold is left out, and
   * dates come back as strings.
   * @throws ChatveilError USAGE if it is no object with a list of messages, RECORD_TOO_LARGE, RECORD_TOO_DEEP
   */
  redactConversation<T extends ConversationInput>(conversation: T): RedactedConversation<T> {
    const { json, findings } = this.redactJson(jsonOf(conversation));
    return new RedactedConversation<T>(JSON.parse(json), findings);
  }

  /** The same for a conversation that is JSON text already, as worker threads get it. */
  redactJson(json: string): RedactedJson {
    const record = this.conversations.locate(json);
    const treated = this.records.treatSlots(record);
    const { findings } = treated;
    const paths = findings.length === 0 ? NO_PATHS : pathsOf(record, slotsOf(findings));
    return { json: this.write(record, treated), findings: told(findings, paths) };
  }

  /** The same for a conversation that goes on, with the numbers that it has given so far. */
  redactLive(json: string, numbers: GivenNumbers | 'none'): LiveAnswer {
    const book = numbers === 'none' ? new OrdinalBook() : OrdinalBook.of(numbers);
    return { ...this.treatLive(json, book), numbers: book.state() };
  }

  /** With keys: notes what a text will need, before `records.preparation.ready`. @throws as `redact` */
  noteText(text: string): void {
    this.sealer?.note(this.texts.hold(text), ONLY_SLOT);
  }

  /** The same for a conversation as JSON, whether it goes on or not. @throws as `redactJson` */
  noteJson(json: string): void {
    this.records.preparation?.note(this.conversations.locate(json));
  }

  /**
   * A conversation that goes on: messages are added one by one.
   * @throws ChatveilError USAGE for options that do not hold
   */
  openConversation<M extends LiveMessage = LiveMessage>(options: LiveOptions = {}): LiveConversation<M> {
    const book = new OrdinalBook();
    return new LiveConversation<M>(
      {
        redactConversation: (conversation) => this.redactConversation(conversation),
        treat: (conversation) => this.treatLive(jsonOf(conversation), book),
      },
      options,
    );
  }

  /**
   * Why each span of a text was or was not found.
   * @throws ChatveilError USAGE if it is no string, RECORD_TOO_LARGE
   */
  explain(text: string): Explanation {
    const spans = this.records.conversations.explain(this.texts.hold(text), ONLY_SLOT, 1);
    return {
      text,
      spans: spans.map(({ start, end, type, rule, score, evidence, action, lost }) => ({
        ...{ start, end, type, rule, score, evidence },
        ...(action === undefined ? {} : { action }),
        ...(lost === undefined ? {} : { lost }),
      })),
    };
  }

  private treatLive(json: string, book: OrdinalBook): LiveJson {
    const record = this.conversations.locate(json);
    const treated = this.records.treatSlots(record, book);
    const { findings, edited, edits } = treated;
    const paths = pathsOf(record, [...slotsOf(findings), ...edited]);
    return {
      json: this.write(record, treated),
      findings: told(findings, paths),
      hidden: new Map(
        edited.map((slot) => [paths.get(slot)!, edits(slot).map(({ start, end }) => ({ start, end }))]),
      ),
    };
  }

  private write(record: LocatedRecord, treated: TreatedSlots): string {
    const { bytes } = record;
    return applyByteEdits(bytes, 0, bytes.length, this.records.splice(record, treated)).toString('utf8');
  }
}

const NO_PATHS: ReadonlyMap<number, string> = new Map();

function slotsOf(findings: readonly DecidedFinding[]): number[] {
  return findings.map((finding) => finding.slot);
}

function told(
  findings: readonly DecidedFinding[],
  paths: ReadonlyMap<number, string>,
): ConversationFinding[] {
  return findings.map((finding) => ({
    ...plain(finding),
    message: finding.message < 0 ? null : finding.message,
    path: paths.get(finding.slot)!,
  }));
}

function plain({ start, end, type, rule, score, action }: TextFinding): TextFinding {
  return { start, end, type, rule, score, action };
}
