/** What the audit itself says of grants and of domains, as far as its chain was checked. Counting an entry twice changes nothing. */
import type { RevealMode } from '../domain-settings.ts';

type Fields = Readonly<Record<string, unknown>>;

export class AuditTally {
  readonly #uses = new Map<string, Set<number>>();
  readonly #modes = new Map<string, RevealMode>();
  readonly #approvers = new Map<string, string>();
  readonly #cards = new Map<string, string>();

  add(seq: number, entry: Fields): void {
    const facts = fieldsOf(entry['facts']);
    switch (entry['action']) {
      case 'reveal-intent': {
        const grant = facts['grant'];
        if (typeof grant !== 'string') return;
        const uses = this.#uses.get(grant) ?? new Set();
        this.#uses.set(grant, uses.add(seq));
        return;
      }
      case 'redact': {
        const { cards } = facts;
        if (typeof entry['domain'] === 'string' && typeof cards === 'string')
          this.#cards.set(entry['domain'], cards);
        return;
      }
      case 'domain-created':
      case 'settings-changed': {
        const { reveal } = fieldsOf(facts['settings']);
        if (typeof entry['domain'] !== 'string') return;
        this.#modes.set(entry['domain'], reveal === 'controlled' ? reveal : 'solo');
        return;
      }
      case 'approver-enrolled':
      case 'approver-removed': {
        const { approver, key } = facts;
        if (typeof approver !== 'string') return;
        if (typeof key === 'string') this.#approvers.set(approver, key);
        else this.#approvers.delete(approver);
      }
    }
  }

  /** Intents that name the grant, up to that entry. */
  uses(grant: string, until = Number.POSITIVE_INFINITY): number {
    return [...(this.#uses.get(grant) ?? [])].filter((seq) => seq <= until).length;
  }

  /** As it was last set; undefined if that is not in the audit. */
  mode(domain: string): RevealMode | undefined {
    return this.#modes.get(domain);
  }

  /** What runs of the domain have left of card numbers: `sealed`, or `shown`; undefined if neither. */
  cards(domain: string): string | undefined {
    return this.#cards.get(domain);
  }

  /** Fingerprint of the key with which somebody is enrolled. */
  approver(name: string): string | undefined {
    return this.#approvers.get(name);
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
