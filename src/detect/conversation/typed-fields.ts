/**
 * Fields whose name says what they hold (`visitor.email`, `participants[].name`, a speaker label) are findings as a
 * whole, whatever the value looks like. What is plainly no value of the kind is left to the ordinary scan.
 */
import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate } from '../../model/finding.ts';
import { type Field, SLOT_KEY } from '../../model/slots.ts';
import type { ConversationView } from '../conversation-view.ts';
import { isAnonymousLabel, isLocalId } from './role-words.ts';

/** Placeholders that exports write for "nothing". */
const EMPTY_VALUES: ReadonlySet<string> = new Set(
  'null|none|nil|undefined|unknown|anonymous|n/a|na|-|--|?|not set|not provided|tbd|true|false|yes|no|0'.split(
    '|',
  ),
);

/** ISO 8601 date and time, not midnight (a birth date is often stored as one); epoch seconds or milliseconds. */
const TIMESTAMP = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d{1,9})?)?( ?(Z|UTC|[+-]\d\d:?\d\d))?$/;
const MIDNIGHT = /[T ]00:00(:00([.,]0{1,9})?)?( ?(Z|UTC|[+-]\d\d:?\d\d))?$/;
const EPOCH = /^1\d{9}(\.\d{1,9}|\d{3}|\d{6})?$/;
const CLOCK =
  /^\[?\(?(\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? +)?\d{1,2}:\d\d(:\d\d)?([.,]\d{1,6})?( ?[ap]\.?m\.?)?\)?\]?$/i;

const HAS_LETTER = /\p{L}/u;
const HAS_DIGIT = /\p{Nd}/u;
const MAILBOX = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE_LIKE = /^[+(]?\d[\d ().\-/]{5,18}\d$/;

export function isTimestamp(text: string): boolean {
  const value = text.trim();
  return (TIMESTAMP.test(value) && !MIDNIGHT.test(value)) || EPOCH.test(value) || CLOCK.test(value);
}

/** Whether the slot is a timestamp by its field's name and its own shape. */
export function isTimestampSlot(view: ConversationView, slot: number): boolean {
  const { slots } = view;
  if (view.fields.at(slots.field[slot]!).type !== 'TIMESTAMP' || slots.kind[slot] === SLOT_KEY) return false;
  return isIsoInstant(view.bytes, slots.start[slot]!, slots.end[slot]!) || isTimestamp(view.text(slot));
}

/** PERF: `2026-01-05T08:00:50Z` is what nearly all exports write; reading it as bytes saves a string a message. */
function isIsoInstant(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== ISO_INSTANT.length) return false;
  for (let i = 0; i < ISO_INSTANT.length; i++) {
    const byte = bytes[from + i]!;
    const expected = ISO_INSTANT.charCodeAt(i);
    if (expected === DIGIT_HERE ? byte < DIGIT_HERE || byte > 0x39 : byte !== expected) return false;
  }
  for (let i = 11; i < 19; i++) if (bytes[from + i]! > DIGIT_HERE && bytes[from + i] !== COLON) return true;
  return false; // midnight
}

const ISO_INSTANT = '0000-00-00T00:00:00Z';
const DIGIT_HERE = 0x30;
const COLON = 0x3a;

/** PERF: `c1` and `a12` stand beside most messages and name nobody; reading them as bytes saves a string a message. */
function isShortId(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 2 || to - from > 4) return false;
  const letter = bytes[from]! | 0x20;
  if (letter < 0x61 || letter > 0x7a) return false;
  for (let at = from + 1; at < to; at++) if (bytes[at]! < DIGIT_HERE || bytes[at]! > 0x39) return false;
  return true;
}

/** The candidate that the field's meaning makes of the slot's whole text, if any. */
export function typedFieldCandidate(view: ConversationView, slot: number): Candidate | undefined {
  const field = view.fields.at(view.slots.field[slot]!);
  if (view.slots.kind[slot] === SLOT_KEY || (field.meaning !== 'typed' && field.meaning !== 'speaker')) {
    return undefined;
  }
  if (field.meaning === 'speaker' && isShortId(view.bytes, view.slots.start[slot]!, view.slots.end[slot]!))
    return undefined;
  const text = view.text(slot);
  const value = text.trim();
  if (value === '' || EMPTY_VALUES.has(value.toLowerCase())) return undefined;
  if (view.protectedSpans(text).length > 0) return undefined;
  const type = typeOf(field, value);
  if (type === undefined) return undefined;
  const start = text.indexOf(value);
  return {
    slot,
    start,
    end: start + value.length,
    type,
    rule: field.meaning === 'speaker' ? 'speaker' : 'typed-field',
    score: 1,
    evidence: [{ kind: 'typed-field', gain: 1, detail: field.path }],
  };
}

function typeOf(field: Field, value: string): EntityType | undefined {
  if (field.meaning === 'speaker') return speakerType(value);
  switch (field.type) {
    case 'TIMESTAMP':
      return isTimestamp(value) ? 'TIMESTAMP' : undefined;
    case 'PERSON':
      return isAnonymousLabel(value) ? undefined : speakerType(value);
    case 'ACCOUNT':
    case 'ORDER':
    case 'USERNAME':
    case 'SUBJECT':
      return isLocalId(value) ? undefined : field.type;
    case 'ADDRESS':
      // "address": where somebody lives, or where mail is sent.
      return MAILBOX.test(value) ? 'EMAIL' : someText(value, field.type);
    default:
      return field.type === undefined ? undefined : someText(value, field.type);
  }
}

function someText(value: string, type: EntityType): EntityType | undefined {
  return HAS_LETTER.test(value) || HAS_DIGIT.test(value) ? type : undefined;
}

/** Speakers are named by what the channel has: a name, an e-mail address, a phone number, an account id. */
function speakerType(value: string): EntityType | undefined {
  if (isAnonymousLabel(value)) return undefined;
  if (value.includes('@') && value.includes('.')) return 'EMAIL';
  if (PHONE_LIKE.test(value)) return /[+ ()-]/.test(value) ? 'PHONE' : 'ACCOUNT';
  if (!HAS_LETTER.test(value)) return HAS_DIGIT.test(value) ? 'ACCOUNT' : undefined;
  return HAS_DIGIT.test(value) || value.includes('_') ? 'USERNAME' : 'PERSON';
}
