/**
 * The library's face to one thread: text and conversations in, the same shape back, replaced.
 */
import type { Candidate, Finding } from '../model/finding.ts';
import type { Policy } from '../model/policy.ts';
import { CODING_NON_ASCII, CODING_PLAIN, FieldTable, SLOT_VALUE, SlotTable } from '../model/slots.ts';
import { OrdinalBook } from '../operators/ordinals.ts';
import { loadPolicy } from '../policy/load.ts';
import type { PolicyFile } from '../policy/policy-file.ts';
import type { CompiledRules } from '../rules/compile.ts';
import { applyByteEdits, applyTextEdits } from '../text/splice.ts';
import type { ConversationEngine, SlotSource } from './conversation-engine.ts';
import { type ConversationInput, ConversationJson, pathsOf } from './conversation-json.ts';
import { LiveConversation, type LiveOptions } from './live-conversation.ts';
import { loadRules } from './load-rules.ts';
import type { ExplainedSpan, Explanation, RedactedConversation, RedactedText } from './public-types.ts';
import { ByteEngine } from './record-engine.ts';
import type { EngineSettings } from './types.ts';

export interface EngineOptions {
  /** Preset name, path of a YAML file, or the policy itself; `mask` if absent. */
  readonly policy?: string | PolicyFile;
  /** Files or folders of further rules. */
  readonly rules?: readonly string[];
}

/** @throws ChatveilError for a policy or rules that can't be loaded */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const policy = await loadPolicy(options.policy ?? 'mask');
  const settings = { policy, rulePaths: options.rules ?? [] };
  return new Engine(loadRules(settings), settings);
}

/** One thread's engine. It owns scratch memory, so calls must not overlap; they are synchronous. */
export class Engine {
  readonly fingerprint: string;
  readonly policy: Policy;
  private readonly conversations: ConversationEngine;
  private readonly records: ByteEngine;
  private readonly texts = new TextSource();
  private readonly json = new ConversationJson();

  constructor(rules: CompiledRules, settings: EngineSettings) {
    this.policy = settings.policy;
    this.records = new ByteEngine(rules, settings);
    this.conversations = this.records.conversations;
    this.fingerprint = this.records.fingerprint;
  }

  /** One text on its own, as one message. */
  redact(text: string): RedactedText {
    const { edits, findings, actions } = this.conversations.treat(this.texts.hold(text), ONLY_SLOT, 1);
    return {
      text: edits.length === 0 ? text : applyTextEdits(text, edits[0]!.edits),
      findings: findings.map((finding, i) => ({ ...plain(finding), action: actions[i]! })),
    };
  }

  /**
   * A whole conversation; the result has the same shape. It is read as JSON: what JSON can't hold is lost.
   * @throws ChatveilError USAGE if it is no object with a list of messages
   */
  redactConversation<T extends ConversationInput>(conversation: T): RedactedConversation<T> {
    const record = this.json.locate(conversation);
    const { bytes } = record;
    const { edits, findings } = this.records.process(record);
    const paths = pathsOf(
      record,
      findings.map((finding) => finding.slot),
    );
    const redacted: T = JSON.parse(applyByteEdits(bytes, 0, bytes.length, edits).toString('utf8'));
    return {
      conversation: redacted,
      findings: findings.map((finding) => ({
        ...plain(finding),
        action: finding.action,
        message: finding.message < 0 ? null : finding.message,
        path: paths.get(finding.slot)!,
      })),
    };
  }

  /** A conversation that goes on: messages are added one by one. */
  openConversation(options: LiveOptions = {}): LiveConversation {
    return new LiveConversation(
      {
        redactConversation: (conversation) => this.redactConversation(conversation),
        newOrdinals: () => new OrdinalBook(),
        treatLive: (conversation, ordinals, read) => {
          const record = this.json.locate(conversation);
          const treated = this.records.treatSlots(
            record,
            ordinals instanceof OrdinalBook ? ordinals : undefined,
          );
          return read({ record, ...treated });
        },
      },
      options,
    );
  }

  /** Why each span of a text was or was not found. */
  explain(text: string): Explanation {
    const { findings, actions } = this.conversations.treat(this.texts.hold(text), ONLY_SLOT, 1);
    const { candidates } = this.conversations.explain(this.texts.hold(text), ONLY_SLOT, 1);
    const found = findings.map(
      (finding, i): ExplainedSpan => ({ ...plain(finding), evidence: finding.evidence, action: actions[i]! }),
    );
    const lost = candidates
      .filter((candidate) => !findings.some((finding) => stands(finding, candidate)))
      .map(
        (candidate): ExplainedSpan => ({
          ...plain(candidate),
          evidence: candidate.evidence,
          lost: this.whyLost(candidate, findings),
        }),
      );
    return { text, spans: [...found, ...lost] };
  }

  private whyLost(candidate: Candidate, findings: readonly Finding[]): string {
    const minimum = this.conversations.minScore(candidate.type);
    if (candidate.score < minimum) return `below the minimum score ${minimum}`;
    const winner = findings.find((finding) => finding.start < candidate.end && candidate.start < finding.end);
    return winner === undefined ? 'on the allow list' : `${winner.type} by ${winner.rule} is stronger`;
  }
}

const ONLY_SLOT: Int32Array = Int32Array.of(0);

/** Whether the finding is this candidate, perhaps widened. */
function stands(finding: Finding, candidate: Candidate): boolean {
  return (
    finding.type === candidate.type &&
    finding.rule === candidate.rule &&
    finding.start <= candidate.start &&
    finding.end >= candidate.end
  );
}

function plain({
  start,
  end,
  type,
  rule,
  score,
}: Finding): Pick<Finding, 'start' | 'end' | 'type' | 'rule' | 'score'> {
  return { start, end, type, rule, score };
}

/** A slot table that holds one text, as the one message of a conversation. */
class TextSource implements SlotSource {
  readonly fields: FieldTable = new FieldTable();
  readonly slots: SlotTable = new SlotTable();
  bytes: Buffer = Buffer.alloc(4096);
  private held = '';
  private readonly field = this.fields.add('/text', 'text').index;

  hold(text: string): SlotSource {
    this.held = text;
    if (this.bytes.length < text.length * 3) this.bytes = Buffer.alloc(text.length * 6);
    const length = this.bytes.write(text, 'utf8');
    const coding = length === text.length ? CODING_PLAIN : CODING_NON_ASCII;
    this.slots.clear();
    this.slots.add(0, length, SLOT_VALUE, coding, this.field, 0, 0);
    return this;
  }

  text(): string {
    return this.held;
  }
}
