/**
 * Values among and behind characters that other tools stumbled over: the whole of the value goes, and every other unit
 * stays. With the real engine, beside what `awkward-chats.ts` and `bad-input.test.ts` hold.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../dist/index.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

const EMOJI: readonly (readonly [string, string])[] = [
  ['a pair', '😅'],
  ['a family', '👩‍👩‍👧‍👦'],
  ['a flag', '🇩🇪'],
  ['a skin tone', '👍🏽'],
  ['a tag sequence', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
];
const VALUES: readonly (readonly [string, string])[] = [
  ['EMAIL', 'ada.quill@example.com'],
  ['PHONE', '07700 900123'],
  ['CARD', '4242 4242 4242 4242'],
  ['IBAN', 'GB82 WEST 1234 5698 7654 32'],
];

describe('emoji', () => {
  const rows = EMOJI.flatMap(([name, sign]) => [1, 2, 10].map((count) => ({ name, sign, count })));
  it.each(rows)('$count of $name before and behind a value stay', ({ sign, count }) => {
    const signs = sign.repeat(count);
    for (const [type, value] of VALUES) {
      const { text, findings } = engine.redact(`${signs}${value}${signs} ok`);
      expect(text).toBe(`${signs}[${type}_1]${signs} ok`);
      expect(findings).toMatchObject([{ start: signs.length }]);
    }
  });

  it.each(EMOJI)('%s beside a name stays', (_name, sign) => {
    expect(engine.redact(`my name is Ada Quill ${sign}`).text).toBe(`my name is [PERSON_1] ${sign}`);
  });

  it.each(EMOJI)('%s between two names leaves neither', (_name, sign) => {
    const { messages } = engine.redactConversation({
      messages: [{ text: 'my name is Ada Quill' }, { text: `Ada ${sign} Quill ${sign}` }],
    });
    expect(messages[1]?.text).toBe(`[PERSON_1] ${sign} [PERSON_1] ${sign}`);
  });
});

describe('what cannot be seen inside a value goes with it', () => {
  const INVISIBLE = [
    ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'],
    ...['\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069'],
  ];
  const shown = (sign: string): string => `U+${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  it.each(INVISIBLE.map((sign) => ({ name: shown(sign), sign })))('$name', ({ sign }) => {
    for (const [type, value] of VALUES) {
      for (const step of [1, 3]) {
        const disguised = value.replace(new RegExp(`(?<=^.(?:.{${step}})*)`, 'gsu'), sign);
        const { text } = engine.redact(`it is ${disguised.replace(new RegExp(`${sign}$`), '')}, ok`);
        expect(text).toBe(`it is [${type}_1], ok`);
      }
    }
    const { text } = engine.redact(`my name is A${sign}da Qui${sign}ll, ok`);
    expect(text).toBe('my name is [PERSON_1], ok');
  });
});

describe('other ways to write the same characters', () => {
  it.each([
    ['full width', 'my name is Ａｄａ Ｑｕｉｌｌ', 'my name is [PERSON_1]'],
    ['full width in an IBAN', 'ＧＢ８２ ＷＥＳＴ １２３４ ５６９８ ７６５４ ３２', '[IBAN_1]'],
    ['one wide sign', 'ada.quill＠example.com', '[EMAIL_1]'],
    ['mathematical letters', 'my name is 𝓐𝓭𝓪 𝓠𝓾𝓲𝓵𝓵', 'my name is [PERSON_1]'],
    ['a Cyrillic letter in a name', 'my name is Аda Quill', 'my name is [PERSON_1]'],
    ['a Cyrillic letter in an address', 'write to ada.quill@exаmple.com', 'write to [EMAIL_1]'],
    ['Arabic digits', 'call ٠٧٧٠٠ ٩٠٠١٢٣', 'call [PHONE_1]'],
    ['Persian digits', 'call ۰۷۷۰۰ ۹۰۰۱۲۳', 'call [PHONE_1]'],
    ['Devanagari digits', 'call ०७७०० ९००१२३', 'call [PHONE_1]'],
  ])('%s', (_name, text, expected) => expect(engine.redact(text).text).toBe(expected));

  const DASHES = ['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212'];
  const BLANKS = ['\u00a0', '\u2002', '\u2007', '\u2009', '\u200a', '\u202f', '\u3000'];
  it.each([...DASHES, ...BLANKS].map((sign) => [sign.charCodeAt(0).toString(16), sign]))(
    'U+%s between the groups of a number',
    (_name, sign) => {
      const spaced = (value: string): string => value.replaceAll(' ', sign);
      expect(engine.redact(`card ${spaced('4242 4242 4242 4242')}.`).text).toBe('card [CARD_1].');
      expect(engine.redact(`call ${spaced('07700 900 123')}.`).text).toBe('call [PHONE_1].');
    },
  );
});

describe('names whose length changes with their case or form', () => {
  const chat = (...texts: string[]): readonly string[] =>
    engine
      .redactConversation({ messages: texts.map((text) => ({ text })) })
      .messages.map(({ text }) => text.replace(/_\d+\]/g, ']'));
  it.each([
    [
      'sharp s, small and large, and written out',
      ['mein Name ist Ute Theißen', 'Frau THEIẞEN, also THEISSEN oder Theissen?'],
      ['mein Name ist [PERSON]', 'Frau [PERSON], also [PERSON] oder [PERSON]?'],
    ],
    [
      'dotted and dotless i',
      ['my name is İpek Yıldız', 'hello IPEK YILDIZ, ipek!'],
      ['my name is [PERSON]', 'hello [PERSON], [PERSON]!'],
    ],
    [
      'composed and decomposed, and without accents',
      ['my name is Zoe\u0301 Nun\u0303ez', 'so Zoé Nuñez, or zoe nunez, ZOE NUNEZ'],
      ['my name is [PERSON]', 'so [PERSON], or [PERSON], [PERSON]'],
    ],
    [
      'ligatures',
      ['my name is Raﬁq Haﬁz', 'hi Rafiq Hafiz and RAFIQ'],
      ['my name is [PERSON]', 'hi [PERSON] and [PERSON]'],
    ],
  ])('%s', (_name, texts, expected) => expect(chat(...texts)).toEqual(expected));

  it('leave no accent behind, and touch none beside them', () => {
    const { text } = engine.redact('e\u0301 my name is Zoe\u0301 Nun\u0303ez, o\u0308');
    expect(text).toBe('e\u0301 my name is [PERSON_1], o\u0308');
  });
});

it.each(['\ud83d', '\ude00', '\ude00\ud83d'])(
  'half a character beside a value (%j) stays, as JSON can hold it',
  (half) => {
    const { messages } = engine.redactConversation({
      messages: [{ text: `${half}ada.quill@example.com${half}` }],
    });
    expect(messages[0]?.text).toBe(`${half}[EMAIL_1]${half}`);
    expect(JSON.parse(JSON.stringify(messages))).toEqual(messages);
  },
);

it('keycaps are digits', () => {
  const keys = (digits: string): string => digits.replace(/\d/g, '$&\ufe0f\u20e3');
  expect(engine.redact(`call ${keys('07700')} ${keys('900123')} ok`).text).toBe('call [PHONE_1] ok');
});

describe('line ends stay as they were', () => {
  it.each(
    ['\n', '\r\n', '\r', '\f', '\v', '\u0085', '\u2028', '\u2029'].map((end) => [JSON.stringify(end), end]),
  )('%s', (_name, end) => {
    const text = `${end}my card${end}4242 4242 4242 4242${end}${end}mail ada.quill@example.com${end}`;
    expect(engine.redact(text).text).toBe(`${end}my card${end}[CARD_1]${end}${end}mail [EMAIL_1]${end}`);
  });
});

describe('mail addresses of every form', () => {
  it.each([
    'ada@exämple.example.com',
    'ada@xn--exmple-cua.example.com',
    'zoé@example.com',
    'ада@пример.example',
    'ada+shop.2026@example.com',
    '"ada quill"@example.com',
    'ada_quill-x@sub.mail.example.co.uk',
    "o'brien@example.com",
    'ADA.QUILL@EXAMPLE.COM',
    'a@example.museum',
  ])('%s', (address) => {
    for (const [before, after] of [
      ['write to ', '.'],
      ['(', ')'],
      ['<', '>,'],
      ['mail: ', '; thanks'],
      ['', '?!'],
    ]) {
      expect(engine.redact(`${before}${address}${after}`).text).toBe(`${before}[EMAIL_1]${after}`);
    }
  });
});

describe('a stream cut anywhere', () => {
  const content = Buffer.from(
    `${JSON.stringify({ id: 'c1', messages: [{ text: 'grüß 👩‍👩‍👧‍👦 ada.quill@example.com 😅' }] })}\n` +
      `${JSON.stringify({ id: 'c2', messages: [{ text: 'card 4242 4242 4242 4242, für 1 €' }] })}\n`,
  );
  const redacted = async (cuts: readonly number[]): Promise<string> => {
    const stream = engine.stream({ format: 'jsonl', onEnd: () => {} });
    let from = 0;
    for (const to of [...cuts, content.length]) {
      stream.write(content.subarray(from, to));
      from = to;
    }
    stream.end();
    return Buffer.concat(await stream.toArray()).toString();
  };

  it('gives the same at every byte, inside a value and inside a character', async () => {
    const whole = await redacted([]);
    expect(whole).toContain('grüß 👩‍👩‍👧‍👦 [EMAIL_1] 😅');
    expect(whole).toContain('card [CARD_1], für 1 €');
    for (let at = 1; at < content.length; at++) expect(await redacted([at])).toBe(whole);
    expect(await redacted(Array.from({ length: content.length - 1 }, (_, i) => i + 1))).toBe(whole);
  });
});
