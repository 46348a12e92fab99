/**
 * One conversation: findings → decisions → edits of its slots' text. Knows nothing of bytes; the record engine and
 * the library's text functions both stand on it. One instance serves one thread.
 */

import type { ConversationView } from '../detect/conversation-view.ts';
import { Detector } from '../detect/detector.ts';
import { TermMatcher } from '../detect/terms.ts';
import type { SealedValue } from '../keys/tokens/sealed-value.ts';
import { type Counts, emptyCounts } from '../model/counts.ts';
import type { TextEdit } from '../model/edit.ts';
import { ChatveilError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import type { OperatorContext } from '../model/operator.ts';
import type { Policy } from '../model/policy.ts';
import { ROLES, type Role } from '../model/roles.ts';
import { type FieldTable, SLOT_KEY, SLOT_NUMBER, type SlotTable } from '../model/slots.ts';
import { findOrdinals, identityOf, OrdinalBook } from '../operators/ordinals.ts';
import { compilePolicy, type Decider, type Decision, MASK, SEAL } from '../policy/decide.ts';
import type { CompiledRules } from '../rules/compile.ts';
import { type ConsideredSpan, lostSpans } from './explained.ts';
import { type Owner, ownersOf, rolesOfFindings } from './finding-roles.ts';
import { disjoint, FOREIGN_TOKEN, isOwn, withForeignTokens } from './foreign-tokens.ts';
import type { Sealer } from './sealer.ts';
import { type Subjects, subjectOf } from './subjects.ts';
import type { EngineSettings } from './types.ts';

/** Slots and how to read them; a subset of them is one conversation. */
export interface SlotSource {
  readonly bytes: Uint8Array;
  readonly slots: SlotTable;
  readonly fields: FieldTable;
  /** Name of the input, where there is one. */
  readonly file?: string | undefined;
  text(slot: number): string;
  /**
   * What a token has to hold so that the source's own bytes come back: the text, or the bytes where the slot's encoder
   * would write others for it. Undefined where neither would do.
   */
  restorable(slot: number, start: number, end: number): SealedValue | undefined;
}

/** Edits of one slot, ascending and disjoint; UTF-16 units of its decoded text. */
export interface SlotEdits {
  readonly slot: number;
  readonly edits: readonly TextEdit[];
}

export interface Treated {
  readonly edits: readonly SlotEdits[];
  readonly findings: readonly Finding[];
  /** Operator names, by position in `findings`. */
  readonly actions: readonly string[];
}

const NOTHING: Treated = { edits: [], findings: [], actions: [] };

export class ConversationEngine {
  private readonly policy: Policy;
  private readonly decider: Decider;
  private readonly detector: Detector;
  private readonly byRole: boolean;
  private readonly byField: boolean;
  private readonly oddMasks: boolean;
  private readonly sealer: Sealer | undefined;
  /** Whether a text of the conversation held what only looks like a token. */
  private sawForeignTokens = false;
  private counts: Counts = emptyCounts();

  /** @throws ChatveilError POLICY_INVALID if the policy writes tokens and there is no sealer */
  constructor(rules: CompiledRules, { policy, tokens }: EngineSettings, sealer?: Sealer) {
    this.policy = policy;
    this.sealer = sealer;
    this.decider = compilePolicy(policy);
    if (this.decider.isKeyed && sealer === undefined && tokens !== 'mask')
      throw new ChatveilError('POLICY_INVALID', 'the policy writes tokens, which needs a key store', {
        subject: policy.name,
      });
    this.detector = new Detector(rules, {
      minScore: policy.minScore,
      keepTimestamps: this.keepsTimestamps(),
      allow: new TermMatcher(policy.allow.map((term) => ({ term }))),
      deny: new TermMatcher(policy.deny),
    });
    this.byRole = Object.keys(policy.roles).length > 0;
    this.byField = Object.keys(policy.fields).length > 0;
    this.oddMasks = this.decider.partialShapes.some((shape) => shape.with !== '*');
  }

  /** `book` numbers the conversation's values; a new one unless the conversation goes on from before. */
  treat(
    source: SlotSource,
    members: Int32Array,
    messages: number,
    book: OrdinalBook = new OrdinalBook(),
  ): Treated {
    this.counts.conversations++;
    this.counts.messages += messages;
    this.counts.slots += members.length;
    const view = this.view(source, members, messages, book);
    this.sawForeignTokens = false;
    const detected = this.detector.detect(view);
    const findings =
      this.sealer === undefined || !this.sawForeignTokens
        ? detected
        : withForeignTokens(this.sealer, source, members, detected);
    this.counts.protectedSpans += this.detector.scan.protectedSpans;
    this.countTimestamps(this.detector.timestamps);
    if (findings.length === 0 && !this.byField) return NOTHING;
    registerNames(book, source, findings);
    const { decisions, owners } = this.decide(source, members, messages, findings, book);
    const subjects = this.sealer?.begin(source, members);
    const edits = new Map<number, TextEdit[]>();
    findings.forEach((finding, i) => {
      const value = textOf(source, finding);
      const plain = { type: finding.type, ordinal: () => book.ordinalOf(finding.type, value) };
      const context =
        subjects === undefined
          ? plain
          : this.sealing(plain, source, finding, value, owners[i] ?? 'unknown', subjects);
      let replacement = decisions[i]!.operator.apply(value, decisions[i]!.parameters, context);
      if (replacement === undefined) {
        decisions[i] = MASK;
        this.counts.unsealed++;
        replacement = MASK.operator.apply(value, MASK.parameters, context) ?? '';
      }
      const decision = decisions[i]!;
      this.count(finding, decision);
      if (decision.operator.keeps === true || replacement === value) return;
      const edit = { start: finding.start, end: finding.end, replacement };
      const list = edits.get(finding.slot);
      if (list === undefined) edits.set(finding.slot, [edit]);
      else list.push(edit);
    });
    if (this.byField) this.editFields(source, members, edits);
    const bySlot = [...edits].map(([slot, list]) => ({ slot, edits: list })).sort((a, b) => a.slot - b.slot);
    for (const { slot } of bySlot) if (source.slots.kind[slot] === SLOT_NUMBER) this.counts.numbersReplaced++;
    return { edits: bySlot, findings, actions: decisions.map((decision) => decision.name) };
  }

  /** What was considered and what became of it: all that is found, then all that is not. Counts nothing. */
  explain(source: SlotSource, members: Int32Array, messages: number): readonly ConsideredSpan[] {
    const book = new OrdinalBook();
    const { findings, candidates } = this.detector.explain(this.view(source, members, messages, book));
    registerNames(book, source, findings);
    const { decisions } = this.decide(source, members, messages, findings, book);
    const found = findings.map((finding, i): ConsideredSpan => ({ ...finding, action: decisions[i]!.name }));
    const { minScore } = this.policy;
    return [...found, ...lostSpans(candidates, findings, (type) => minScore[type] ?? minScore.default)];
  }

  takeCounts(): Counts {
    const counts = this.counts;
    this.counts = emptyCounts();
    return counts;
  }

  private view(
    source: SlotSource,
    members: Int32Array,
    messages: number,
    book: OrdinalBook,
  ): ConversationView {
    return {
      bytes: source.bytes,
      slots: source.slots,
      fields: source.fields,
      members,
      messages,
      oddMasks: this.oddMasks,
      text: (slot) => source.text(slot),
      protectedSpans: (text) => {
        const spans = findOrdinals(text, this.decider.partialShapes);
        for (const { type, n } of spans) if (type !== undefined) book.reserve(type, n);
        const tokens = this.sealer?.tokens(text) ?? [];
        if (tokens.length === 0) return spans;
        this.sawForeignTokens ||= tokens.some((token) => !isOwn(token));
        return disjoint([...spans, ...tokens]);
      },
    };
  }

  /** What keyed operators ask for beside the rest. */
  private sealing(
    plain: OperatorContext,
    source: SlotSource,
    finding: Finding,
    value: string,
    owner: Owner,
    subjects: Subjects,
  ): OperatorContext {
    const { type, slot, start, end } = finding;
    const subject = subjectOf(finding, owner, subjects);
    return {
      type,
      ordinal: plain.ordinal,
      seal: (how) => {
        const sealed = source.restorable(slot, start, end);
        return sealed === undefined ? undefined : this.sealer?.seal(subject, type, sealed, how, subjects);
      },
      hash: () => this.sealer?.hash(subject, type, identityOf(type, value)),
    };
  }

  /** What is done with each finding, and whom it is about where that counts; names are registered in the book. */
  private decide(
    source: SlotSource,
    members: Int32Array,
    messages: number,
    findings: readonly Finding[],
    book: OrdinalBook,
  ): { readonly decisions: Decision[]; readonly owners: readonly Owner[] } {
    const path = ({ slot }: Finding): string => source.fields.at(source.slots.field[slot]!).path;
    const choose = (f: Finding, role: Role): Decision =>
      f.rule === FOREIGN_TOKEN.rule ? SEAL : this.decider.decide(f.type, role, path(f));
    if (!this.byRole && this.sealer === undefined)
      return { decisions: findings.map((f) => choose(f, 'unknown')), owners: [] };
    const keyOf = (f: Finding): string => `${f.type} ${book.keyOf(f.type, textOf(source, f))}`;
    const keys = findings.map(keyOf);
    const roles = rolesOfFindings(source, members, messages, findings, keys);
    const owners = this.sealer === undefined ? [] : ownersOf(source, findings, keys, roles);
    if (!this.byRole) {
      const decisions = findings.map((f) => choose(f, 'unknown'));
      return { decisions, owners };
    }
    const decisions = findings.map((f, i) => choose(f, roles[i]!));
    // What one role's rule replaces and another's keeps would stand beside its own mask, to be read.
    const replaced = new Map<string, Decision>();
    findings.forEach((_, i) => {
      const decision = decisions[i]!;
      const key = keys[i]!;
      if (decision.operator.keeps !== true && !replaced.has(key)) replaced.set(key, decision);
    });
    const settled = decisions.map((decision, i) => {
      const f = findings[i]!;
      if (decision.operator.keeps !== true || this.decider.keepsInField(f.type, path(f))) return decision;
      return replaced.get(keys[i]!) ?? decision;
    });
    return { decisions: settled, owners };
  }

  /** A field that the policy treats as a whole: its action replaces all edits inside. */
  private editFields(source: SlotSource, members: Int32Array, edits: Map<number, TextEdit[]>): void {
    for (const slot of members) {
      if (source.slots.kind[slot] === SLOT_KEY) continue;
      const decision = this.decider.fieldAction(source.fields.at(source.slots.field[slot]!).path);
      if (decision === undefined) continue;
      const value = source.text(slot);
      const replacement = decision.operator.apply(value, decision.parameters, {
        type: 'SUBJECT',
        ordinal: () => 0,
      });
      // A field is never sealed, so there is always one.
      if (replacement === undefined) continue;
      this.counts.actions[decision.name] = (this.counts.actions[decision.name] ?? 0) + 1;
      if (replacement === value) edits.delete(slot);
      else edits.set(slot, [{ start: 0, end: value.length, replacement }]);
    }
  }

  /** Whether the policy leaves every timestamp as it is, whoever writes and wherever it stands. */
  private keepsTimestamps(): boolean {
    const decisions = ROLES.map((role) => this.decider.decide('TIMESTAMP', role, ''));
    return Object.keys(this.policy.fields).length === 0 && decisions.every((d) => d.operator.keeps === true);
  }

  private countTimestamps(n: number): void {
    if (n === 0) return;
    const { findings, rules, actions } = this.counts;
    findings.TIMESTAMP = (findings.TIMESTAMP ?? 0) + n;
    rules['typed-field'] = (rules['typed-field'] ?? 0) + n;
    actions['keep'] = (actions['keep'] ?? 0) + n;
  }

  private count({ type, rule }: Finding, { name }: Decision): void {
    const { findings, rules, actions } = this.counts;
    findings[type] = (findings[type] ?? 0) + 1;
    rules[rule] = (rules[rule] ?? 0) + 1;
    actions[name] = (actions[name] ?? 0) + 1;
  }
}

function textOf(source: SlotSource, { slot, start, end }: Finding): string {
  return source.text(slot).slice(start, end);
}

/** Makes the names among the findings known to the book, so that a name and its parts are one person. */
function registerNames(book: OrdinalBook, source: SlotSource, findings: readonly Finding[]): void {
  const names = findings.filter((finding) => finding.type === 'PERSON');
  book.register(
    'PERSON',
    names.map((finding) => textOf(source, finding)),
  );
}
