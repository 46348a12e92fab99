/**
 * Every error that chatveil throws on purpose. `code` is stable and meant for programs; the message is meant
 * for people and says what to do. Neither ever carries text from a transcript: where a foreign library's error
 * would (`JSON.parse` quotes its input), its room maps it to a code and a position and drops the original.
 */
export const ERROR_CODES = {
  // what people wrote: rules, dictionaries, policies, flags
  RULE_INVALID: 'a rule file breaks its contract',
  RULE_UNSAFE: 'a pattern is refused: unsupported, unbounded, too large, or it matches the empty string',
  DICTIONARY_INVALID: 'a dictionary file breaks its contract',
  POLICY_INVALID: 'a policy names something that does not exist, or asks for what is not allowed',
  LIST_INVALID: 'an allow or deny list cannot be read',
  CONFIG_INVALID: 'a configuration file or flag breaks its contract',
  USAGE: 'the call does not fit the documented form',
  // what was given to redact
  INPUT_UNREADABLE: 'an input cannot be opened or read',
  INPUT_REFUSED: 'an input or output place is refused because the result could do harm',
  FORMAT_UNKNOWN: 'no known transcript format fits',
  RECORD_MALFORMED: 'a record breaks its format',
  RECORD_TOO_LARGE: 'a record passes a named limit',
  RECORD_TOO_DEEP: 'a record is nested deeper than a named limit',
  ENCODING_UNKNOWN: 'bytes that no declared or certain encoding explains',
  // keys and tokens
  KEYS_REFUSED: 'the key that guards the store is missing, open to others, or not the one of this store',
  KEYS_UNAVAILABLE: 'the key store cannot be opened, read or written',
  DOMAIN_INVALID: 'a domain does not exist, exists already, or its settings break their contract',
  SUBJECT_INVALID: 'a subject has no usable handle',
  SUBJECT_ERASED: 'the subject has been erased, so nothing is sealed for it any more',
  SUBJECT_HELD: 'a legal hold keeps the keys of the subject',
  KEY_GONE: 'no key opens the token: it was erased, or it belongs to another store',
  KEY_NOT_READY: 'a subject or token was not made ready, or too long ago',
  TOKEN_INVALID: 'a token is altered, cut, or of another domain',
  KEY_TAKEN: "another process made a subject's key first; the conversation has to be treated once more",
  TOKEN_COLLISION: 'two values met in one short token; the conversation has to be treated once more',
  VALUE_REFUSED: 'a value may not be sealed, or cannot be',
  GRANT_REFUSED: 'a grant to open tokens is missing, or does not cover what is asked',
  AUDIT_REFUSED: 'the audit cannot be written, or does not hold together',
  // while running
  RULE_FAILED: 'a rule failed while matching; the record is held back',
  CONVERSATION_TOO_LARGE: 'a conversation passes a named limit',
  WORKER_LOST: 'a worker stopped before it answered',
  OUTPUT_FAILED: 'the output could not be written',
  INTERRUPTED: 'the run was stopped before it was complete',
  INTERNAL: 'a promise that chatveil makes to itself was broken',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Where something is wrong; every field optional, none holding transcript text. */
export interface ErrorPlace {
  /** A rule id, policy name or dictionary name. */
  readonly subject?: string;
  /** A field of that subject, as a dotted path. */
  readonly field?: string;
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** Byte offset in the file, 0-based. */
  readonly offset?: number;
  readonly limit?: number;
}

export class ChatveilError extends Error {
  override readonly name = 'ChatveilError';
  readonly code: ErrorCode;
  readonly place: ErrorPlace;

  constructor(code: ErrorCode, message: string, place: ErrorPlace = {}) {
    super(`${message}${describePlace(place)}`);
    this.code = code;
    this.place = place;
  }
}

function describePlace(place: ErrorPlace): string {
  const parts: string[] = [];
  if (place.subject !== undefined) parts.push(place.subject);
  if (place.field !== undefined) parts.push(`field ${place.field}`);
  if (place.file !== undefined)
    parts.push(place.line === undefined ? place.file : `${place.file}:${place.line}`);
  else if (place.line !== undefined) parts.push(`line ${place.line}`);
  if (place.offset !== undefined) parts.push(`byte ${place.offset}`);
  if (place.limit !== undefined) parts.push(`limit ${place.limit}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
