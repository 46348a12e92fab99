/**
 * Ideas for tests that users of other tools paid for: texts that make pattern engines slow, replacement texts that mean
 * something to a replace function, values inside values, values in odd places. With the real engine.
 */
import fc from 'fast-check';
import RE2 from 're2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WORST_TEXTS } from '../../bench/worst-texts.ts';
import { createEngine, type Engine } from '../../dist/index.js';

/** Counts what RE2 is given to read, in UTF-16 units, and how often. */
const work = { calls: 0, units: 0 };
const exec = RE2.prototype.exec;
beforeAll(() => {
  RE2.prototype.exec = new Proxy(exec, {
    apply(target, re: RE2, words: [string]) {
      work.calls++;
      work.units += words[0].length - re.lastIndex;
      return Reflect.apply(target, re, words);
    },
  });
});
afterAll(() => {
  RE2.prototype.exec = exec;
});

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('work grows with the text and no faster', () => {
  beforeEach(() => {
    work.calls = 0;
    work.units = 0;
  });
  const UNITS = 16 * 1024;
  /** Units that RE2 reads for one unit of text, below which a text is easy. */
  const EASY = 50;
  const spent = (action: () => void): { calls: number; units: number } => {
    work.calls = 0;
    work.units = 0;
    action();
    return { ...work };
  };

  const more = (name: string, pattern: string): { name: string; make: (units: number) => string } => ({
    name,
    make: (units) => pattern.repeat(Math.ceil(units / pattern.length)),
  });
  it.each([
    ...WORST_TEXTS,
    more('a mailbox that never ends', 'a.b-c_d+'),
    more('many mail addresses', 'ada.quill@example.com '),
    more('many names', 'Odalys Wendell Rosalind Gundula '),
    more('cue words alone', 'my name is, order number, account, '),
    more('cue words and digits', 'account number 12345678 order number 4711 '),
  ])('$name', ({ make }) => {
    // The same text four times over: in more random text more cues come up by chance, and that is no growth.
    const text = make(UNITS);
    const small = spent(() => engine.redact(text)).units / text.length;
    const repeated = spent(() => engine.redact(text.repeat(4))).units / (4 * text.length);
    expect(repeated).toBeLessThanOrEqual(Math.max(EASY, 1.5 * small));
    const large = spent(() => engine.redact(make(4 * UNITS)));
    expect(large.units / (4 * UNITS)).toBeLessThan(300);
    expect(large.calls / (4 * UNITS)).toBeLessThan(1);
  });

  it('a value that stands ten thousand times is replaced as often', () => {
    const count = 10_000;
    const { text, findings } = engine.redact('write to ada.quill@example.com! '.repeat(count));
    expect(text).toBe('write to [EMAIL_1]! '.repeat(count));
    expect(findings).toHaveLength(count);
  });

  it('a value in ten thousand messages is replaced in each', () => {
    const count = 10_000;
    const messages = Array.from({ length: count }, (_, i) => ({
      role: 'customer',
      text: i === count - 1 ? 'my name is Odalys Brenner' : 'is Odalys Brenner there?',
    }));
    const redacted = engine.redactConversation({ messages });
    expect(new Set(redacted.messages.map(({ text }) => text))).toEqual(
      new Set(['is [PERSON_1] there?', 'my name is [PERSON_1]']),
    );
  });

  it('more findings than a call has arguments are no trouble', () => {
    const count = 150_000;
    const { findings } = engine.redact('a.b@example.com '.repeat(count));
    expect(findings).toHaveLength(count);
  });
});

describe('replacements are plain text', () => {
  const TRICKY = ['$&', '$1', '$$', '$`', "$'", '$<x>', '\\1', '%s', '\u2028', '$0'].filter(
    (one) => one !== '\u2028',
  );

  it.each(TRICKY)('a policy may write %j', async (text) => {
    const own = await createEngine({
      policy: { extends: 'mask', types: { EMAIL: { action: 'mask', style: 'fixed', text } } },
    });
    expect(own.redact('from a@example.com to b@example.com.').text).toBe(`from ${text} to ${text}.`);
    const value = { messages: [{ text: 'from a@example.com' }] };
    expect(own.redactConversation(value).messages).toEqual([{ text: `from ${text}` }]);
  });

  it.each(['pa$$w0rd$&1', 'x$`y9$', '$1$&77$$'])('a value may hold them: %j', (value) => {
    const { text } = engine.redact(`my password is ${value} , thanks`);
    expect(text).toBe('my password is [PASSWORD_1] , thanks');
  });
});

describe('a value inside or beside another', () => {
  it.each([
    ['in a URL', 'see https://example.com/?mail=ada.quill@example.com&x=1 ok', 'see [URL_1] ok'],
    ['name in a mail address', 'to odalys.brenner@example.com', 'to [EMAIL_1]'],
    ['phone in an IBAN', 'IBAN GB82 WEST 1234 5698 7654 32 thanks', 'IBAN [IBAN_1] thanks'],
    ['card beside a phone', 'card 4242 4242 4242 4242, 07700 900123', 'card [CARD_1], [PHONE_1]'],
    ['three in a row', '4242424242424242 exp 04/28 cvv 123', '[CARD_1] exp [EXPIRY_1] cvv [CVV_1]'],
    ['no gap but a comma', 'a@example.com,b@example.com;c@example.com', '[EMAIL_1],[EMAIL_2];[EMAIL_3]'],
    ['no gap but a slash', '07700 900123/07700900124', '[PHONE_1]/[PHONE_2]'],
    ['in angles', '"Ada Quill" <ada@example.com>', '"[PERSON_1]" <[EMAIL_1]>'],
    ['after a scheme', 'mailto:ada@example.com', 'mailto:[EMAIL_1]'],
    ['JSON in a text', '{"email":"ada@example.com"}', '{"email":"[EMAIL_1]"}'],
  ])('%s: one of them wins, and nothing stands twice', (_name, text, expected) => {
    expect(engine.redact(text).text).toBe(expected);
  });

  /** Values, words that announce some, and what stands between. */
  const PIECES = [
    ...['ada@example.com', '4242424242424242', '07700 900123', 'GB82WEST12345698765432', 'Odalys Brenner'],
    ...[
      '198.51.100.7',
      'https://example.com/',
      '12345678',
      '17 Mill Lane',
      'SW1A 2AA',
      '12/03/1980',
      '04/28',
      '123',
    ],
    ...[
      'my name is',
      'card',
      'order',
      'account number',
      'born',
      'pin',
      'cvv',
      'Ms Quill',
      '€ 20',
      '3pm',
      '7',
      'a',
    ],
  ];
  const GAPS = [' and ', ', then ', '. Also ', ' or maybe ', ' (that is) ', '\n'];
  const separated = fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...GAPS)), { maxLength: 12 })
    .map((pairs) => pairs.map((pair) => pair.join('')).join(''));
  const glued = fc
    .array(fc.constantFrom(...PIECES, ...'@.,-/:_ '), { maxLength: 12 })
    .map((all) => all.join(''));

  it('findings of any text are disjoint and in order, and something is replaced if there are some', () => {
    fc.assert(
      fc.property(fc.oneof(separated, glued), (text) => {
        const { findings, text: redacted } = engine.redact(text);
        let at = 0;
        for (const { start, end } of findings) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
        if (findings.length > 0) expect(redacted).not.toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('what is replaced once stays as it is', () => {
    fc.assert(
      fc.property(separated, (text) => {
        const { text: redacted } = engine.redact(text);
        expect(engine.redact(redacted).text).toBe(redacted);
      }),
      { numRuns: 500 },
    );
  });

  it('a value that is also a part of another word leaves that word alone', () => {
    const { text } = engine.redact("my name is Ann Quill. Annual fees, Annapolis, Quilling, ANNEX; Ann's");
    expect(text).toBe("my name is [PERSON_1]. Annual fees, Annapolis, Quilling, ANNEX; [PERSON_1]'s");
  });
});

describe('values in odd places', () => {
  it('character references, which bodies in HTML are full of', () => {
    expect(engine.redact('ada&#64;example.com').text).toBe('[EMAIL_1]');
  });

  it('numbers, keys, nested JSON, names of attachments', () => {
    const redacted = engine.redactConversation({
      card: 4242424242424242,
      size: 12,
      'ada@example.com': true,
      meta: { nested: '{"a":"ada@example.com"}' },
      messages: [{ text: 'hi', attachments: [{ name: 'cv of ada@example.com.pdf', size: 1234 }] }],
    });
    const { findings: _, ...rest } = JSON.parse(JSON.stringify(redacted));
    expect(JSON.stringify(rest)).not.toContain('ada@');
    expect(JSON.stringify(rest)).not.toContain('4242');
    expect(JSON.stringify(rest)).toContain('"size":12');
  });

  it.each([
    ['percent signs', 'https://example.com/?m=ada%40example.com'],
    ['Base64', Buffer.from('ada.quill@example.com').toString('base64')],
  ])('codings inside a text are not undone: %s', (_name, text) => {
    // Said here so that a change is noticed; a format that knows of the coding has to undo it.
    expect(engine.redact(text).findings.filter(({ type }) => type === 'EMAIL')).toEqual([]);
  });
});

describe('odd units', () => {
  it('are left as they are', () => {
    const odd = [
      '\ud83d',
      '\ude00',
      '\u200d',
      '\ufeff',
      '\u0000',
      '\ufffc',
      '\u0301',
      '\uffff',
      'a',
      '@',
      '4',
      ' ',
      '[',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...odd), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const { text: redacted, findings } = engine.redact(text);
        if (findings.length === 0) expect(redacted).toBe(text);
        else expect(redacted).not.toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('of any bytes are held back or come back as they were', async () => {
    const keep = await createEngine({ policy: { extends: 'none', default: { action: 'keep' } } });
    const line = fc.array(
      fc.constantFrom(...[0xff, 0xc3, 0x28, 0xe2, 0x82, 0xf0, 0x9f, 0x98, 0x80, 0x61, 0x22, 0x7b, 0x5c]),
      {
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
        const input = Buffer.concat(lines.map((bytes) => Buffer.from([0x22, ...bytes, 0x22, 0x0a])));
        const stream = keep.stream({ format: 'jsonl', onEnd: () => {} });
        stream.end(input);
        const output = Buffer.concat(await stream.toArray());
        const kept = output.toString('latin1').split('\n');
        const all = input.toString('latin1').split('\n');
        // The lines that are left stand in the input in that order.
        let at = 0;
        for (const one of kept) {
          at = all.indexOf(one, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at++;
        }
      }),
      { numRuns: 200 },
    );
  });
});
