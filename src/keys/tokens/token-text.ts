/**
 * How a token is written: `PII1_<TYPE>_<form>_<base32>`, word characters only, so that JSON, CSV, HTML and URLs leave it
 * alone. It is written in one way and read in any case. Reading says nothing about whether a token is genuine.
 *
 * Body of form d: masked key id (8 bytes), SIV tag (16), ciphertext (16 or more, by eights), check (5): 72 characters
 * for a short value. Body of form v: id (6), check (2): 13 characters. Body of form h: MAC (10), check (5): 24 characters.
 */
import { ENTITY_TYPES, type EntityType, isEntityType, NEVER_KEYED_TYPES } from '../../model/entity-types.ts';
import { LIMITS } from '../../model/limits.ts';
import { SIV_TAG } from '../crypto/aes-siv.ts';
import { base32Length, fromBase32, isBase32Unit, toBase32 } from '../crypto/base32.ts';
import { paddedLength, type SealedValue, sealableLength } from './sealed-value.ts';

/** d: sealed in the token; v: named by it; h: neither, a keyed hash that opens for nobody. */
export const TOKEN_FORMS = ['d', 'v', 'h'] as const;
export type TokenForm = (typeof TOKEN_FORMS)[number];

export const KEY_ID_BYTES = 8;
export const CHECK_BYTES: Readonly<Record<TokenForm, number>> = { d: 5, v: 2, h: 5 };
export const SHORT_ID_BYTES = 6;
export const HASH_BYTES = 10;

/** Bytes of a body of form d beside its ciphertext. */
const FRAME = KEY_ID_BYTES + SIV_TAG + CHECK_BYTES.d;
/** Bytes of the bodies that have one length. */
const FIXED_BODY = { v: SHORT_ID_BYTES + CHECK_BYTES.v, h: HASH_BYTES + CHECK_BYTES.h } as const;

const STEP = 8;
/** Bytes and characters of a body of form d whose ciphertext has so many steps more than the shortest. */
const sealedBytes = (steps: number): number => FRAME + paddedLength(0) + steps * STEP;
const sealedLength = (steps: number): number => base32Length(sealedBytes(steps));
const MOST_STEPS = (paddedLength(LIMITS.sealedBytes) - paddedLength(0)) / STEP;

/** Letters that may be glued to the end of a token and are still told from it. */
const GLUED = 64;

/** The types of which there are tokens. */
export function isTokenType(name: string): name is EntityType {
  return isEntityType(name) && !NEVER_KEYED_TYPES.has(name);
}

/** What a body holds, cut into its parts. */
export interface TokenParts {
  readonly type: EntityType;
  readonly form: TokenForm;
  /** Everything but the check. */
  readonly body: Buffer;
  readonly check: Buffer;
}

export function tokenHeader(type: string, form: string): string {
  return `PII1_${type}_${form}_`;
}

/** Characters of the shortest token of a form, of this type or of the type with the shortest name. */
export function shortestToken(form: TokenForm, type?: EntityType): number {
  const name = type ?? [...ENTITY_TYPES].sort((a, b) => a.length - b.length)[0] ?? '';
  return tokenHeader(name, form).length + (form === 'd' ? sealedLength(0) : base32Length(FIXED_BODY[form]));
}

/** Characters of a value's token of form d. VALUE_REFUSED as `sealableLength` says. */
export function sealedTokenLength(type: string, value: SealedValue): number {
  return tokenHeader(type, 'd').length + base32Length(FRAME + paddedLength(sealableLength(value)));
}

/** The token as it is written, whatever way it was read. */
export function writeToken(parts: TokenParts): string {
  return tokenHeader(parts.type, parts.form) + toBase32(Buffer.concat([parts.body, parts.check]));
}

/** Text that looks like a token. */
export interface TokenShape {
  readonly start: number;
  /** Where the body begins. */
  readonly body: number;
  /** Where the characters of the body end, which may be past the token if letters are glued to it. */
  readonly end: number;
  /** In upper case; any word of the right form. */
  readonly type: string;
  readonly form: TokenForm;
}

const AFTER_MARK = new RegExp(`([A-Z][A-Z0-9]{1,15})_([${TOKEN_FORMS.join('')}])_`, 'iy');
const WORD = 'pii';
const MARK = `${WORD}1_`.length;

function endsInWord(text: string, end: number): boolean {
  return end >= WORD.length && text.slice(end - WORD.length, end).toLowerCase() === WORD;
}

/** Whether it is worth looking: nearly no text has these two characters, and `indexOf` is as fast as memory. */
export function mayHoldTokens(text: string): boolean {
  return text.includes('1_');
}

/** Every place that looks like a token, from left to right, apart from each other. */
export function* tokenShapes(text: string): Generator<TokenShape> {
  let from = 0;
  for (let at = text.indexOf('1_', from); at >= 0; at = text.indexOf('1_', from)) {
    const start = at - WORD.length;
    from = at + 2;
    if (!endsInWord(text, at)) continue;
    AFTER_MARK.lastIndex = start + MARK;
    const found = AFTER_MARK.exec(text);
    if (found === null) continue;
    const body = AFTER_MARK.lastIndex;
    let end = body;
    while (end < text.length && isBase32Unit(text.charCodeAt(end))) end++;
    // The first letters of the next one, right behind it, are letters of a body too.
    if (text.startsWith('1_', end) && endsInWord(text, end)) end -= WORD.length;
    if (end <= body) continue;
    const form = TOKEN_FORMS.find((known) => known === found[2]?.toLowerCase()) ?? 'd';
    yield { start, body, end, type: (found[1] ?? '').toUpperCase(), form };
    from = end;
  }
}

/** Ends that a token of this shape can have, the longest first; more than one where letters are glued to it. */
export function possibleEnds({ body, end, form }: TokenShape): number[] {
  const room = end - body;
  if (form !== 'd') {
    const length = base32Length(FIXED_BODY[form]);
    return room >= length && room - length < GLUED ? [body + length] : [];
  }
  const ends: number[] = [];
  let steps = Math.min(MOST_STEPS, Math.floor((Math.floor((room * 5) / 8) - sealedBytes(0)) / STEP));
  for (; steps >= 0 && room - sealedLength(steps) < GLUED; steps--) ends.push(body + sealedLength(steps));
  return ends;
}

/** The parts of a token of this shape that ends at `end`; undefined if its type is none or its body cannot be one. */
export function tokenParts(text: string, shape: TokenShape, end: number): TokenParts | undefined {
  const { type, form } = shape;
  if (!isTokenType(type)) return undefined;
  const bytes = fromBase32(text, shape.body, end);
  if (bytes === undefined) return undefined;
  const fits = form === 'd' ? (bytes.length - FRAME) % STEP === 0 : bytes.length === FIXED_BODY[form];
  if (!fits || (form === 'd' && bytes.length < sealedBytes(0))) return undefined;
  const cut = bytes.length - CHECK_BYTES[form];
  return { type, form, body: bytes.subarray(0, cut), check: bytes.subarray(cut) };
}

/** The parts of a text that is one token and nothing else. */
export function readToken(text: string): TokenParts | undefined {
  for (const shape of tokenShapes(text)) {
    return shape.start === 0 && shape.end === text.length ? tokenParts(text, shape, text.length) : undefined;
  }
  return undefined;
}
