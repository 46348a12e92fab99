/** Whose data it is, and what the store knows of them: MACs. */
import type { KeyOwner } from './store/key-store.ts';
import type { DomainSecrets } from './tokens/domain-secrets.ts';

/** Whom data belongs to: a handle from the tenant's own systems, or a conversation if there is none. */
export interface Subject {
  readonly handle: string;
  /** Such as 2026-Q1, from the conversation's own time, where keys are to end with it; none if not given. */
  readonly epoch?: string;
}

/** A subject as the store knows it. */
export class SubjectOwner implements KeyOwner {
  readonly subject: string;
  readonly epoch: string;
  readonly #secrets: DomainSecrets;
  readonly #handle: string;

  constructor(secrets: DomainSecrets, { handle, epoch = '' }: Subject) {
    this.subject = secrets.subject(handle);
    this.epoch = epoch;
    this.#secrets = secrets;
    this.#handle = handle;
  }

  /** PERF: computed when it is asked for, as it seldom is: in most domains nobody was erased. */
  get tombstone(): string {
    return this.#secrets.tombstone(this.#handle);
  }
}
