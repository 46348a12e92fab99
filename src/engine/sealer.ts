/**
 * Tokens for the conversations of one thread: whose keys are needed is noted first, they are made ready, and only then
 * are values sealed, synchronously. Before the result leaves the thread what was sealed is settled in the store.
 */
import { createHash } from 'node:crypto';
import { chosenDomain, openKeys } from '../keys/open-keys.ts';
import { type KeyRing, openKeyRing } from '../keys/ring/key-ring.ts';
import type { Subject } from '../keys/subject.ts';
import type { FoundToken } from '../keys/tokens/own-tokens.ts';
import type { SealedValue } from '../keys/tokens/sealed-value.ts';
import { ChatveilError, type ErrorCode } from '../model/errors.ts';
import type { Sealing } from '../model/operator.ts';
import type { SubjectRule } from '../model/policy.ts';
import { type Cards, cardsOf } from '../policy/cards.ts';
import { compilePolicy } from '../policy/decide.ts';
import type { SlotSource } from './conversation-engine.ts';
import { SubjectFields } from './subject-fields.ts';
import { type Subjects, subjectsOf } from './subjects.ts';
import type { EngineSettings } from './types.ts';

/** Errors of sealing one value, which is masked then. */
const MASKED_FOR: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['SUBJECT_ERASED', 'VALUE_REFUSED']);

/** Whether the policy asks for tokens at all. */
export function writesTokens({ policy }: Pick<EngineSettings, 'policy'>): boolean {
  return compilePolicy(policy).isKeyed;
}

/** What the policy leaves of card numbers. */
export function cardsLeft({ policy }: Pick<EngineSettings, 'policy'>): Cards | undefined {
  return cardsOf(policy);
}

/** The domain that the caller named, else the policy. */
export function domainNameOf({ keys, policy }: EngineSettings): string | undefined {
  return keys?.domain ?? policy.subject.domain;
}

/** Undefined for a policy that writes no tokens, or without keys. @throws ChatveilError as the key store does */
export async function openSealer(settings: EngineSettings): Promise<Sealer | undefined> {
  const { keys, policy } = settings;
  if (keys === undefined || settings.tokens === 'mask' || !writesTokens(settings)) return undefined;
  const { manager, close } = await openKeys(keys.places);
  try {
    const domain = await chosenDomain(manager, domainNameOf(settings));
    const ring = await openKeyRing(manager, domain);
    const erased = (await manager.store.tombstones()).filter((row) => row.domain === domain).length;
    return new Sealer(ring, policy.subject, erased, close);
  } catch (error) {
    await close();
    throw error;
  }
}

interface Told {
  readonly bytes: Uint8Array;
  /** How many slots the conversation has. */
  readonly slots: number;
  readonly subjects: Subjects;
}

function beginOf({ slots }: SlotSource, members: Int32Array): number {
  return slots.start[members[0] ?? 0] ?? 0;
}

export class Sealer {
  /**
   * Changes with the domain's keys, and with every erasure: an output that was made before it holds tokens of somebody
   * whom the next run masks.
   */
  readonly fingerprint: string;
  readonly #ring: KeyRing;
  readonly #fields: SubjectFields;
  readonly #close: () => Promise<void>;
  /** Subjects to make ready. */
  #noted: Subject[] = [];
  /** Of the job's conversations, by where each begins, so that they are not told twice. */
  readonly #told = new Map<number, Told>();

  constructor(ring: KeyRing, rule: SubjectRule, erased: number, close: () => Promise<void>) {
    this.#ring = ring;
    this.#fields = new SubjectFields(rule);
    this.#close = close;
    this.fingerprint = createHash('sha256')
      .update(JSON.stringify([ring.domain, ring.oneWay('SUBJECT', 'fingerprint'), erased]))
      .digest('hex');
  }

  /** Notes whose keys a conversation needs. */
  note(source: SlotSource, members: Int32Array): void {
    const subjects = subjectsOf(source, members, this.#fields);
    this.#noted.push(...subjects.all);
    this.#told.set(beginOf(source, members), { ...{ bytes: source.bytes, slots: members.length }, subjects });
  }

  /** Makes ready what was noted. */
  async ready(): Promise<void> {
    const noted = this.#noted;
    this.#noted = [];
    await this.#ring.prepare(noted);
  }

  /** Lets go of the keys in hand, so that `ready` asks for them anew. */
  renew(): void {
    this.#ring.evict();
  }

  /** From now on tokens stand only for themselves, until `fill` seals them. @param input what the output is made of */
  defer(input: Uint8Array): void {
    this.#ring.defer(input);
  }

  fill(output: Uint8Array | undefined): void {
    this.#ring.fill(output);
  }

  /** The subjects of a conversation that was noted; where a known customer occurs is remembered. */
  begin(source: SlotSource, members: Int32Array): Subjects {
    this.#ring.rest();
    const subjects = this.#subjectsOf(source, members);
    const { customer, conversationId, isKnown } = subjects;
    if (isKnown && source.file !== undefined && !this.#ring.isErased(customer))
      this.#ring.notePlace(customer, { file: source.file, conversation: conversationId ?? '' });
    return subjects;
  }

  #subjectsOf(source: SlotSource, members: Int32Array): Subjects {
    const told = this.#told.get(beginOf(source, members));
    if (told?.bytes === source.bytes && told.slots === members.length) return told.subjects;
    return subjectsOf(source, members, this.#fields);
  }

  /** The value's token; undefined where it has to be masked: its subject was erased, or it is too long. */
  seal(
    subject: Subject,
    type: string,
    value: SealedValue,
    how: Sealing,
    { conversation }: Subjects,
  ): string | undefined {
    try {
      return this.#ring.seal(
        subject,
        type,
        value,
        how.form === 'd' ? how : { ...how, conversation: conversation.handle },
      );
    } catch (error) {
      if (error instanceof ChatveilError && MASKED_FOR.has(error.code)) return undefined;
      throw error;
    }
  }

  /** The value's one-way token; undefined where its subject was erased. @param identity equal for all its spellings */
  hash(subject: Subject, type: string, identity: string): string | undefined {
    return this.#ring.isErased(subject) ? undefined : this.#ring.oneWay(type, identity);
  }

  /** Tokens in a text, own ones and what looks like them. */
  tokens(text: string): readonly FoundToken[] {
    return this.#ring.find(text);
  }

  /**
   * Writes new keys, what short tokens stand for and where subjects occur. KEY_TAKEN, TOKEN_COLLISION, SUBJECT_ERASED:
   * treat it once more.
   */
  async settle(): Promise<void> {
    this.#told.clear();
    await this.#ring.flush();
  }

  async close(): Promise<void> {
    this.#ring.close();
    await this.#close();
  }
}
