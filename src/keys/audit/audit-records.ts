/** Entries of the audit as people read them. What another version wrote is shown as far as it is known. */
import type { Audit } from './audit.ts';

export interface AuditRecord {
  readonly seq: number;
  /** ISO 8601, in UTC. */
  readonly time: string;
  readonly action: string;
  readonly actor: string;
  /** Empty where the entry says none, as are the two below. */
  readonly domain: string;
  readonly purpose: string;
  readonly reference: string;
}

export async function* auditRecords(audit: Audit): AsyncGenerator<AuditRecord> {
  for await (const { seq, body } of audit.entries()) {
    const entry = fieldsOf(body);
    const text = (name: string): string => {
      const value = entry.get(name);
      return typeof value === 'string' ? value : '';
    };
    const time = entry.get('time');
    yield {
      seq,
      time: typeof time === 'number' ? new Date(time).toISOString() : '',
      action: text('action'),
      actor: text('actor'),
      domain: text('domain'),
      purpose: text('purpose'),
      reference: text('reference'),
    };
  }
}

/** What an entry says, by name. A damaged one says nothing here; `verify` names it. */
export function fieldsOf(body: string): ReadonlyMap<string, unknown> {
  try {
    const entry: unknown = JSON.parse(body);
    return new Map(typeof entry === 'object' && entry !== null ? Object.entries(entry) : []);
  } catch {
    return new Map();
  }
}
