/**
 * Whom each finding is about, for policies that treat roles differently. A value that names a speaker or participant
 * (a label, an address beside a name) is about that one wherever it stands: the customer's name is the customer's in
 * the agent's greeting too. Any other value is about who says it. Whom two of different roles share is nobody's.
 */
import { roleOf } from '../detect/conversation/role-words.ts';
import type { EntityType } from '../model/entity-types.ts';
import type { Finding } from '../model/finding.ts';
import type { Role } from '../model/roles.ts';
import { SLOT_KEY } from '../model/slots.ts';
import type { SlotSource } from './conversation-engine.ts';
import { isThirdPerson } from './third-persons.ts';
import { isOfThirdPerson } from './third-persons-details.ts';

/**
 * The role of each finding.
 * @param keys by finding, the same for all spellings of one value
 */
export function rolesOfFindings(
  source: SlotSource,
  members: Int32Array,
  messages: number,
  findings: readonly Finding[],
  keys: readonly string[],
): Role[] {
  const { slots } = source;
  // PERF: few messages hold findings, and a role is a text to be read.
  const asked = new Uint8Array(messages);
  for (const { slot } of findings) if (slots.message[slot]! >= 0) asked[slots.message[slot]!] = 1;
  const speakers = rolesOfMessages(source, members, asked);
  const participants = rolesOfParticipants(source, members);
  const roleAt = (slot: number): Role => {
    const message = slots.message[slot]!;
    return (message < 0 ? participants.get(slot) : speakers[message]) ?? 'unknown';
  };
  const owners = new Map<string, Role>();
  findings.forEach((finding, i) => {
    const role = roleAt(finding.slot);
    if (role === 'unknown' || !isLabel(source, finding)) return;
    const known = owners.get(keys[i]!);
    owners.set(keys[i]!, known === undefined || known === role ? role : 'unknown');
  });
  return findings.map(({ slot }, i) => owners.get(keys[i]!) ?? roleAt(slot));
}

/** How people say their own names, and answer who they are. */
const OWN_NAME: ReadonlySet<string> = new Set([
  'after-self-phrase',
  'bare-answer',
  'answer-to-name-question',
]);

/** What is told of somebody beside their name. */
const DETAILS: ReadonlySet<EntityType> = new Set([
  'PHONE',
  'EMAIL',
  'BIRTHDATE',
  'AGE',
  'NATIONALID',
  'HEALTHID',
]);

/** Whom a value belongs to: one of a role, or somebody that is only spoken of. */
export type Owner = Role | 'third person';

/**
 * One owner a value, so that equal values are sealed by one key: what others say too is not the agent's alone. Whoever
 * is said to be a third person once is one everywhere, unless a speaker or participant is called so, or says so. What is told
 * of a third person beside their name is theirs.
 */
export function ownersOf(
  source: SlotSource,
  findings: readonly Finding[],
  keys: readonly string[],
  roles: readonly Role[],
): readonly Owner[] {
  const shared = new Map<string, Owner>();
  keys.forEach((key, i) => {
    const role = roles[i] ?? 'unknown';
    if (shared.get(key) === undefined || role === 'customer') shared.set(key, role);
  });
  const ofSpeakers = new Set(
    keys.filter((_, i) => isLabel(source, findings[i]!) || OWN_NAME.has(findings[i]!.rule)),
  );
  findings.forEach(({ type, slot, start, end }, i) => {
    const key = keys[i]!;
    if (type !== 'PERSON' || ofSpeakers.has(key) || shared.get(key) === 'third person') return;
    if (isThirdPerson(source.text(slot), start, end)) shared.set(key, 'third person');
  });
  const names = new Map<number, number[]>();
  findings.forEach(({ type, slot, end }, i) => {
    if (type !== 'PERSON' || shared.get(keys[i]!) !== 'third person') return;
    names.set(slot, [...(names.get(slot) ?? []), end]);
  });
  findings.forEach(({ type, slot, start }, i) => {
    if (!DETAILS.has(type) || ofSpeakers.has(keys[i]!)) return;
    if (isOfThirdPerson(source.text(slot), start, names.get(slot) ?? []))
      shared.set(keys[i]!, 'third person');
  });
  return keys.map((key) => shared.get(key) ?? 'unknown');
}

/** Whether it stands where a speaker or participant is named. */
function isLabel({ slots, fields }: SlotSource, { slot }: Finding): boolean {
  const { meaning } = fields.at(slots.field[slot]!);
  return meaning === 'speaker' || (meaning === 'typed' && slots.message[slot]! < 0);
}

/** The role of the speaker of each message that is asked for, by its role field or its speaker's label. */
function rolesOfMessages(source: SlotSource, members: Int32Array, asked: Uint8Array): Role[] {
  const { slots, fields } = source;
  const roles = new Array<Role>(asked.length).fill('unknown');
  const said = new Set<number>();
  for (const slot of members) {
    const message = slots.message[slot]!;
    if (message < 0 || asked[message] === 0 || said.has(message) || slots.kind[slot] === SLOT_KEY) continue;
    const { meaning } = fields.at(slots.field[slot]!);
    if (meaning !== 'role' && meaning !== 'speaker') continue;
    const role = roleOf(source.text(slot));
    if (role === 'unknown') continue;
    if (meaning === 'role') said.add(message);
    if (meaning === 'role' || roles[message] === 'unknown') roles[message] = role;
  }
  return roles;
}

/** The roles of slots outside messages that stand in one object with a role, as participants do. */
function rolesOfParticipants(source: SlotSource, members: Int32Array): Map<number, Role> {
  const { slots, fields } = source;
  const objects: { readonly role: Role; readonly slots: readonly number[] }[] = [];
  const { message, field } = slots;
  for (let at = 0; at < members.length; at++) {
    const slot = members[at]!;
    if (message[slot]! >= 0 || fields.at(field[slot]!).meaning !== 'role') continue;
    const role = roleOf(source.text(slot));
    if (role !== 'unknown') objects.push({ role, slots: [...sameObject(source, members, at)] });
  }
  // An object inside another one has fewer slots, and its own role goes first.
  objects.sort((a, b) => a.slots.length - b.slots.length);
  const roles = new Map<number, Role>();
  for (const object of objects)
    for (const slot of object.slots) if (!roles.has(slot)) roles.set(slot, object.role);
  return roles;
}

const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Slots of the JSON object around a slot, and of objects inside it. Between slots stand signs alone, no text. */
function* sameObject({ bytes, slots }: SlotSource, members: Int32Array, at: number): Generator<number> {
  let depth = 0;
  for (let next = at + 1; next < members.length; next++) {
    for (let i = slots.end[members[next - 1]!]!; i < slots.start[members[next]!]! && depth >= 0; i++) {
      if (bytes[i] === OPEN) depth++;
      else if (bytes[i] === CLOSE) depth--;
    }
    if (depth < 0) break;
    yield members[next]!;
  }
  depth = 0;
  for (let next = at - 1; next >= 0; next--) {
    for (let i = slots.start[members[next + 1]!]! - 1; i >= slots.end[members[next]!]! && depth >= 0; i--) {
      if (bytes[i] === CLOSE) depth++;
      else if (bytes[i] === OPEN) depth--;
    }
    if (depth < 0) break;
    yield members[next]!;
  }
}
