import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32Length } from '../../src/keys/crypto/base32.ts';
import { framed } from '../../src/keys/crypto/framed.ts';
import { DataKey, keyIdOf } from '../../src/keys/tokens/data-key.ts';
import { DOMAIN_SECRET_BYTES, DomainSecrets } from '../../src/keys/tokens/domain-secrets.ts';
import { findTokens } from '../../src/keys/tokens/own-tokens.ts';
import { paddedLength, padValue, type SealedValue, unpadValue } from '../../src/keys/tokens/sealed-value.ts';
import { readToken, tokenShapes, writeToken } from '../../src/keys/tokens/token-text.ts';
import { NEVER_KEYED_TYPES } from '../../src/model/entity-types.ts';
import { LIMITS } from '../../src/model/limits.ts';

const secrets = (domain = 'support-eu'): DomainSecrets =>
  new DomainSecrets(domain, randomBytes(DOMAIN_SECRET_BYTES));
const newKey = (of: DomainSecrets, kid = randomBytes(8).toString('hex')): DataKey =>
  new DataKey(kid, of, randomBytes(64));

const own = secrets();
const key = newKey(own);
const exact = (text: string): SealedValue => ({ kind: 'exact', text });
const raw = (text: string): SealedValue => ({ kind: 'raw', bytes: Buffer.from(text) });

function opened(token: string, by = key): SealedValue | undefined {
  const parts = readToken(token);
  return parts === undefined ? undefined : by.open(parts);
}

/** The token of form v that a domain would write for an id. */
function shortToken(type: 'EMAIL', id: string, of = own): string {
  const body = Buffer.from(id, 'hex');
  return writeToken({ type, form: 'v', body, check: of.check(`PII1_${type}_v_`, body, 2) });
}

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('a token of form d', () => {
  it('opens to the exact value, or to the raw bytes, as it was sealed', () => {
    fc.assert(
      fc.property(anyText, fc.uint8Array({ maxLength: 60 }), (text, bytes) => {
        expect(opened(key.seal('PERSON', exact(text)))).toEqual(exact(text));
        const back = opened(key.seal('PERSON', { kind: 'raw', bytes }));
        expect(back?.kind === 'raw' && Buffer.from(bytes).equals(back.bytes)).toBe(true);
      }),
    );
  });

  it('is written in word characters, the same each time, and by another key otherwise', () => {
    const token = key.seal('EMAIL', exact('mia@example.com'));
    expect(token).toMatch(/^PII1_EMAIL_d_[a-z2-7]{72}$/);
    expect(key.seal('EMAIL', exact('mia@example.com'))).toBe(token);
    expect(key.seal('EMAIL', raw('mia@example.com'))).not.toBe(token);
    expect(newKey(own, key.kid).seal('EMAIL', exact('mia@example.com'))).not.toBe(token);
  });

  it('has one length for all short values, and grows by eights', () => {
    const lengths = (bytes: number) => key.seal('ORDER', exact('x'.repeat(bytes))).length;
    expect(new Set([0, 1, 7, 8, 14, 15].map(lengths)).size).toBe(1);
    expect(lengths(16)).toBe('PII1_ORDER_d_'.length + base32Length(8 + 16 + 24 + 5));
    expect(lengths(23)).toBe(lengths(16));
    expect(lengths(24)).toBeGreaterThan(lengths(23));
  });

  it('has nothing in common with another of the same key that could be seen', () => {
    const starts = Array.from({ length: 200 }, (_, i) => key.seal('ORDER', exact(`${i}`)).slice(13, 18));
    expect(new Set(starts).size).toBeGreaterThan(190);
    const parts = readToken(key.seal('ORDER', exact('1')));
    expect(keyIdOf(parts!.body, own)).toBe(key.kid);
    expect(keyIdOf(parts!.body, secrets())).not.toBe(key.kid);
  });

  it('opens in any case', () => {
    const token = key.seal('EMAIL', exact('mia@example.com'));
    for (const changed of [token.toLowerCase(), token.toUpperCase()]) {
      expect(opened(changed)).toEqual(exact('mia@example.com'));
      expect(findTokens(`see ${changed}.`, [own])).toEqual([
        { start: 4, end: 4 + token.length, own: expect.objectContaining({ token, asWritten: false }) },
      ]);
    }
  });

  it('does not open once altered, cut, or moved to another type, subject or domain', () => {
    const token = key.seal('EMAIL', exact('mia@example.com'));
    const letters = 'abcdefghijklmnopqrstuvwxyz234567';
    for (let at = 'PII1_EMAIL_d_'.length; at < token.length; at++) {
      const other = letters[(letters.indexOf(token[at]!) + 1 + (at % 30)) % 32]!;
      const altered = token.slice(0, at) + other + token.slice(at + 1);
      expect(findTokens(altered, [own])[0]?.own).toBeUndefined();
      expect(opened(token.slice(0, at))).toBeUndefined();
      // The last five bytes are the check, which a key need not read.
      if (at < token.length - 8) expect(opened(altered)).toBeUndefined();
    }
    const moved = token.replace('EMAIL', 'PHONE');
    expect(opened(moved)).toBeUndefined();
    expect(findTokens(moved, [own])[0]?.own).toBeUndefined();
    expect(opened(token, newKey(own))).toBeUndefined();
    expect(opened(token, newKey(own, key.kid))).toBeUndefined();
    expect(findTokens(token, [secrets()])[0]?.own).toBeUndefined();
    expect(findTokens(token, [secrets('other'), own])[0]?.own?.domain).toBe('support-eu');
  });

  it('does not open under another domain, key and id being the same', () => {
    const bytes = randomBytes(DOMAIN_SECRET_BYTES);
    const data = randomBytes(64);
    const here = new DataKey(key.kid, new DomainSecrets('a', bytes), data);
    const there = new DataKey(key.kid, new DomainSecrets('b', bytes), data);
    const token = here.seal('EMAIL', exact('mia@example.com'));
    expect(opened(token, here)).toBeDefined();
    expect(opened(token, there)).toBeUndefined();
  });

  it('is refused for what is only ever masked and for unknown types', () => {
    for (const type of NEVER_KEYED_TYPES) {
      expect(() => key.seal(type, exact('1'))).toThrow(`${type} is only ever masked`);
      expect(() => key.sealRow(type, '00', exact('1'))).toThrow(`${type} is only ever masked`);
    }
    expect(() => key.seal('NOTHING', exact('1'))).toThrow('known types');
    // Nor is one read, whatever its check says.
    const body = Buffer.alloc(40);
    const check = own.check('PII1_CVV_d_', body, 5);
    expect(readToken(writeToken({ type: 'CVV', form: 'd', body, check }))).toBeUndefined();
  });
});

describe('the sealed value', () => {
  it('may be as long as the limit and no longer', () => {
    const longest = exact('x'.repeat(LIMITS.sealedBytes));
    const token = key.seal('URL', longest);
    expect(opened(token)).toEqual(longest);
    expect(findTokens(token, [own])[0]?.own?.token).toBe(token);
    expect(() => key.seal('URL', exact(`${longest.kind === 'exact' ? longest.text : ''}x`))).toThrow(
      `limit ${LIMITS.sealedBytes}`,
    );
    expect(() => key.seal('URL', exact('é'.repeat(LIMITS.sealedBytes / 2 + 1)))).toThrow('too long');
  });

  it('keeps a byte order mark and trailing zeros, and refuses half a pair as text', () => {
    for (const text of ['\ufeffmia', 'mia\0\0', '\0', '\u0080', '\0\u0080\0']) {
      expect(opened(key.seal('PERSON', exact(text)))).toEqual(exact(text));
    }
    expect(() => key.seal('PERSON', exact('a\ud800'))).toThrow('raw bytes');
  });

  it('is padded by one rule only', () => {
    for (let length = 0; length < 40; length++) {
      const padded = padValue(exact('x'.repeat(length)));
      expect(padded.length).toBe(paddedLength(length));
      expect(unpadValue(padded)).toEqual(exact('x'.repeat(length)));
      expect(unpadValue(Buffer.concat([padded, Buffer.alloc(8)]))).toBeUndefined();
    }
    for (const wrong of [Buffer.alloc(16), Buffer.alloc(16, 1), Buffer.alloc(0), Buffer.from([0xff, 0x80])]) {
      expect(unpadValue(wrong)).toBeUndefined();
    }
    expect(unpadValue(Buffer.concat([Buffer.from([0xff, 0x80]), Buffer.alloc(14)]))).toBeUndefined();
  });

  it('of a row opens under its own id and type only', () => {
    const sealed = key.sealRow('EMAIL', 'a1b2c3d4e5f6', exact('mia@example.com'));
    expect(key.openRow('EMAIL', 'a1b2c3d4e5f6', sealed)).toEqual(exact('mia@example.com'));
    expect(key.openRow('EMAIL', 'a1b2c3d4e5f7', sealed)).toBeUndefined();
    expect(key.openRow('IBAN', 'a1b2c3d4e5f6', sealed)).toBeUndefined();
    expect(newKey(own, key.kid).openRow('EMAIL', 'a1b2c3d4e5f6', sealed)).toBeUndefined();
    const note = key.sealNote('locator', 'chats.jsonl 17');
    expect(key.openNote('locator', note)).toBe('chats.jsonl 17');
    expect(key.openNote('other', note)).toBeUndefined();
  });
});

describe('finding tokens', () => {
  const long = key.seal('EMAIL', exact('mia@example.com'));
  const short = shortToken('EMAIL', 'a1b2c3d4e5f6');

  it('gives the place of each, whatever stands around it', () => {
    expect(short).toMatch(/^PII1_EMAIL_v_[a-z2-7]{13}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyText, fc.constantFrom(long, short)), { maxLength: 4 }),
        anyText,
        (pieces, last) => {
          const text = pieces.map(([before, token]) => `${before} ${token} `).join('') + last;
          const found = findTokens(text, [own]).filter((token) => token.own !== undefined);
          expect(found.map((token) => text.slice(token.start, token.end))).toEqual(
            pieces.map(([, token]) => token),
          );
        },
      ),
    );
  });

  it.each(['', '.', ',', '"', '_', '9', '0', '-', 'é', '中'])('ends a token before %j', (after) => {
    for (const token of [long, short]) {
      const [found] = findTokens(`${token}${after}`, [own]);
      expect(found?.own?.token).toBe(token);
      expect(found?.end).toBe(token.length);
    }
  });

  it('tells a token from letters that are glued to it', () => {
    for (const token of [long, short]) {
      for (const glued of ['s', 'und', 'abcdefgh', 'a'.repeat(40)]) {
        const [found] = findTokens(`x${token}${glued}`, [own]);
        expect(found).toMatchObject({ start: 1, end: 1 + token.length });
        expect(found?.own?.token).toBe(token);
      }
      expect(findTokens(`${token}${'a'.repeat(70)}`, [own])[0]?.own).toBeUndefined();
    }
  });

  it('reports what only looks like a token, and nothing else', () => {
    const typed = 'PII1_EMAIL_d_abcdefgh';
    expect(findTokens(`my code is ${typed}!`, [own])).toEqual([{ start: 11, end: 11 + typed.length }]);
    for (const text of [
      '',
      'PII1_',
      'PII1_EMAIL_d_',
      'PII1_E_d_abc',
      'PII1_EMAIL_x_abc',
      'PII2_EMAIL_d_abc',
      '1_EMAIL_d_abc',
      'II1_EMAIL_d_abc',
    ]) {
      expect(findTokens(text, [own])).toEqual([]);
    }
    expect([...tokenShapes('PII1_PII1_EMAIL_d_abc')].map((shape) => shape.start)).toEqual([5]);
  });

  it('takes none of a million forged ones', { timeout: 60_000 }, () => {
    let taken = 0;
    for (let batch = 0; batch < 1000; batch++) {
      const random = randomBytes(1000 * 45);
      for (let at = 0; at < random.length; at += 45) {
        const body = random.subarray(at, at + 40);
        const parts = { type: 'EMAIL', form: 'd', body, check: random.subarray(at + 40, at + 45) } as const;
        if (own.isOwn(parts)) taken++;
      }
    }
    expect(taken).toBe(0);
  });

  it('takes time in proportion to the text, however it is made', () => {
    const text = `PII1_EMAIL_d_${'a'.repeat(50_000)} `.repeat(20) + 'PII1_EMAIL_d_a'.repeat(20_000);
    const start = performance.now();
    findTokens(text, [own]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('the keys of a domain', () => {
  it('give names that differ by what they are for', () => {
    const names = [
      own.subject('a'),
      own.tombstone('a'),
      own.name('a'),
      own.shortName('EMAIL', 'domain', '', Buffer.from('a'), 0).mac,
      own.shortName('EMAIL', 'domain', '', Buffer.from('a'), 1).mac,
      own.shortName('EMAIL', 'subject', key.kid, Buffer.from('a'), 0).mac,
      own.oneWay('EMAIL', 'a'),
      own.oneWay('PHONE', 'a'),
      secrets().subject('a'),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(own.subject('a')).toBe(own.subject('a'));
    expect(own.subject('a')).toMatch(/^[0-9a-f]{32}$/);
    expect(own.oneWay('EMAIL', 'a')).toMatch(/^PII1_EMAIL_h_[a-z2-7]{24}$/);
    expect(() => own.oneWay('CVV', '123')).toThrow(expect.objectContaining({ code: 'VALUE_REFUSED' }));
    expect(() => own.oneWay('NOTHING', 'a')).toThrow();
  });

  it('refuse handles that name nobody', () => {
    for (const handle of ['', '  ']) expect(() => own.subject(handle)).toThrow('empty');
    expect(own.subject('x'.repeat(LIMITS.handleBytes))).toBeDefined();
    expect(() => own.tombstone('x'.repeat(LIMITS.handleBytes + 1))).toThrow(`limit ${LIMITS.handleBytes}`);
  });

  it('frame strings so that no two lists are alike', () => {
    const lists = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc'], []];
    expect(new Set(lists.map((list) => framed(...list).toString('hex'))).size).toBe(lists.length);
    expect(framed('é', Buffer.from('é')).toString('hex')).toBe('00000002c3a900000002c3a9');
  });
});
