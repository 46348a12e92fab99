import { type FieldKind, type NameTraits, typedAs } from './field-names.ts';

/**
 * What a JSON field means, by its own name, by the object that holds it, and by where both stand in a message.
 * Nothing else counts, so that equal places have equal meanings in every file.
 */

/** How a slot stands to the messages around it; decided when the record has been read. */
export const OUTSIDE = 0;
export const IN_MESSAGE = 1;
/** In a list of messages inside a message (quoted replies, reactions). */
export const NESTED = 2;
/** Directly in an object that is a conversation. */
export const OF_CONVERSATION = 3;
/** The slot is a key, not a value; a fifth way for each of the four. */
export const KEY_OF = 4;
/** Field codes are node × 8 + one of the above. */
export const CODES = 8;

/** Where a node stands in what may be a message: the item itself, in its text, in its speaker, elsewhere. */
export const ZONE_ITEM = 0;
const ZONE_TEXT = 1;
const ZONE_SPEAKER = 2;
const ZONE_OTHER = 3;

/** What a value under this key says of the object it stands in. */
export const HAS_TEXT = 1;
export const HAS_WEAK_TEXT = 2;
export const HAS_SPEAKER = 4;

/** What a node keeps of the object that holds it: that object's zone, and flags. */
const HOLDER_ZONE = 3;
const HOLDER_PERSON = 4;
const HOLDER_ADDRESS = 8;
const HOLDER_STAR = 16;
export const NO_HOLDER = 32;

/** What the values in an object know of it. */
export function holderOf(zone: number, traits: NameTraits, isElement: boolean): number {
  return (
    zone |
    (traits.personParent ? HOLDER_PERSON : 0) |
    (traits.addressParent ? HOLDER_ADDRESS : 0) |
    (isElement ? HOLDER_STAR : 0)
  );
}

/** What a field means; `how` is one of OUTSIDE to OF_CONVERSATION. */
export function meaningOf(traits: NameTraits, zone: number, holder: number, how: number): FieldKind {
  const type = typedAs(traits, (holder & HOLDER_PERSON) !== 0, (holder & HOLDER_ADDRESS) !== 0);
  if (how === IN_MESSAGE || how === NESTED) {
    if (zone === ZONE_TEXT) return { meaning: 'text' };
    if (how === IN_MESSAGE && holder !== NO_HOLDER) {
      const holderZone = holder & HOLDER_ZONE;
      if (holderZone === ZONE_ITEM) {
        if (traits.conversationId > 0) return { meaning: 'conversation-id' };
        if (traits.messageId || traits.bareId) return { meaning: 'message-id' };
      }
      if (holderZone === ZONE_ITEM || (holderZone === ZONE_TEXT && (holder & HOLDER_STAR) === 0)) {
        if (traits.role) return { meaning: 'role' };
        if (traits.speaker) return { meaning: 'speaker' };
      }
      if (holderZone === ZONE_SPEAKER) {
        if (traits.role) return { meaning: 'role' };
        if (traits.bareId || type === 'PERSON' || type === 'USERNAME' || (traits.speaker && type !== 'EMAIL'))
          return { meaning: 'speaker' };
      }
    }
  } else {
    if (traits.conversationId > 0 || (how === OF_CONVERSATION && traits.bareId))
      return { meaning: 'conversation-id' };
    if (traits.role && (holder & HOLDER_PERSON) !== 0) return { meaning: 'role' };
  }
  return type === undefined ? { meaning: 'other' } : { meaning: 'typed', type };
}

/** HAS_ flags of a key. */
export function signalsOf(traits: NameTraits): number {
  return (
    (traits.text === 2 ? HAS_TEXT : 0) |
    (traits.text === 1 ? HAS_WEAK_TEXT : 0) |
    (traits.speaker || traits.role ? HAS_SPEAKER : 0)
  );
}

/** Zone of what stands under a key, in an object of a zone. */
export function childZone(parent: number, traits: NameTraits): number {
  if (parent === ZONE_SPEAKER) return ZONE_SPEAKER;
  if (parent === ZONE_OTHER) return ZONE_OTHER;
  if (traits.text !== 0) return ZONE_TEXT;
  return traits.speaker ? ZONE_SPEAKER : ZONE_OTHER;
}
