import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationInput } from '../../src/engine/conversation-json.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { engineWith, messages } from './bed.ts';

const engine = await engineWith();

const CHAT = {
  id: 'chat-7',
  customer_id: 70872490,
  solved: true,
  rating: null,
  tags: ['billing', 5],
  participants: [
    { role: 'customer', name: 'Odalys Brenner', email: 'odalys@example.com' },
    { role: 'agent', name: 'Kofi' },
  ],
  messages: [
    { role: 'agent', speaker: 'Kofi', text: 'Hello Odalys, what is the best number?' },
    { role: 'customer', speaker: 'Odalys Brenner', text: '07700 900123, or mail ODALYS@example.com' },
  ],
};

describe('redactConversation', () => {
  it('finds a name in a label that named nobody in the conversation before', () => {
    const spoken = (text: string): ConversationInput => ({
      messages: [
        { role: 'customer', speaker: 'Bo 7', text },
        { role: 'agent', speaker: 'a1', text: 'One moment please.' },
      ],
    });
    const silent = spoken('Where is it?');
    expect(engine.redactConversation(silent).conversation).toEqual(silent);
    expect(engine.redactConversation(spoken('My name is Bo.')).conversation).toMatchObject({
      messages: [{ speaker: '[PERSON_1] 7', text: 'My name is [PERSON_1].' }, { speaker: 'a1' }],
    });
  });

  it('leaves a role as it is where a name holds the word for it', () => {
    const chat = {
      participants: [
        { role: 'agent', type: 'Agent', name: 'Agent Quastlin' },
        { role: 'guest', name: 'Odalys Guest' },
      ],
      messages: [{ role: 'agent', text: 'Hello, Agent Quastlin here, is this Ms Guest?' }],
    };
    expect(engine.redactConversation(chat).conversation).toEqual({
      participants: [
        { role: 'agent', type: 'Agent', name: '[PERSON_1]' },
        { role: 'guest', name: '[PERSON_2]' },
      ],
      messages: [{ role: 'agent', text: 'Hello, [PERSON_1] here, is this Ms [PERSON_2]?' }],
    });
  });

  it('finds a name that was spelled out where it is written in one', () => {
    const said = ['Hoe schrijf je dat, quiv?', 'Q-U-I-V'].map((text, i) => ({
      role: i === 0 ? 'agent' : 'customer',
      text,
    }));
    const { conversation } = engine.redactConversation({
      messages: [{ role: 'agent', text: 'Wat is uw naam?' }, ...said],
    });
    expect(conversation.messages.at(1)?.text).toBe('Hoe schrijf je dat, [PERSON_1]?');
  });

  it('tells a mail address from where somebody lives', () => {
    const chat = {
      from: { name: 'Odalys Quastlin', address: 'o.quastlin@example.com' },
      home: { address: '4 Elm Court' },
      messages: [{ role: 'customer', text: 'Hello.' }],
    };
    expect(engine.redactConversation(chat).conversation).toMatchObject({
      from: { name: '[PERSON_1]', address: '[EMAIL_1]' },
      home: { address: '[ADDRESS_1]' },
    });
  });

  it('gives the same shape back, with every value replaced wherever it stands', () => {
    const { conversation } = engine.redactConversation(CHAT);
    expect(conversation).toEqual({
      id: 'chat-7',
      customer_id: '[ACCOUNT_1]',
      solved: true,
      rating: null,
      tags: ['billing', 5],
      participants: [
        { role: 'customer', name: '[PERSON_1]', email: '[EMAIL_1]' },
        { role: 'agent', name: '[PERSON_2]' },
      ],
      messages: [
        { role: 'agent', speaker: '[PERSON_2]', text: 'Hello [PERSON_1], what is the best number?' },
        { role: 'customer', speaker: '[PERSON_1]', text: '[PHONE_1], or mail [EMAIL_1]' },
      ],
    });
    expect(Object.keys(conversation)).toEqual(Object.keys(CHAT));
  });

  it('gives messages and participants straight from the result, once in its JSON', () => {
    const result = engine.redactConversation(CHAT);
    const { messages, participants, conversation } = result;
    expect(messages).toBe(conversation.messages);
    expect(participants).toBe(conversation.participants);
    expect(engine.redactConversation({ messages: [] }).participants).toBeUndefined();
    expect(Object.keys(JSON.parse(JSON.stringify(result)))).toEqual(['conversation', 'findings']);
  });

  it('changes nothing in what was passed in, and shares nothing with it', () => {
    const before = structuredClone(CHAT);
    const { conversation } = engine.redactConversation(CHAT);
    expect(CHAT).toEqual(before);
    expect(conversation.messages[0]).not.toBe(CHAT.messages[0]);
    expect(conversation.tags).not.toBe(CHAT.tags);
  });

  it('tells where each value stands: message, JSON pointer, UTF-16 units of that string', () => {
    const { findings } = engine.redactConversation(CHAT);
    const told = findings.map(({ message, path, start, end }) => {
      const value = at(CHAT, path);
      return [message, path, String(value).slice(start, end)];
    });
    expect(told).toEqual([
      [null, '/customer_id', '70872490'],
      [null, '/participants/0/name', 'Odalys Brenner'],
      [null, '/participants/0/email', 'odalys@example.com'],
      [null, '/participants/1/name', 'Kofi'],
      [null, '/messages/0/speaker', 'Kofi'],
      [0, '/messages/0/text', 'Odalys'],
      [null, '/messages/1/speaker', 'Odalys Brenner'],
      [1, '/messages/1/text', '07700 900123'],
      [1, '/messages/1/text', 'ODALYS@example.com'],
    ]);
  });

  it('names no text in findings', () => {
    const { findings } = engine.redactConversation(CHAT);
    expect(JSON.stringify(findings)).not.toMatch(/odalys|brenner|kofi|example|70872490|900123/i);
  });

  it('reads what the question tells of the bare answer, and a name in every turn, earlier ones too', () => {
    const { messages } = engine.redactConversation({
      messages: [
        { role: 'agent', text: 'I sent achterberg a mail. What is your name, please?' },
        { role: 'customer', text: 'wendell achterberg' },
        { role: 'agent', text: 'Thanks. And the gate code for the driver?' },
        { role: 'customer', text: '4471' },
      ],
    });
    expect(messages.map(({ text }) => text)).toEqual([
      'I sent [PERSON_1] a mail. What is your name, please?',
      '[PERSON_1]',
      'Thanks. And the gate code for the driver?',
      '[PIN_1]',
    ]);
  });

  it('treats keys and numbers like any text', () => {
    const { conversation, findings } = engine.redactConversation({
      'mia@example.com': { card: 4242424242424242, items: 3, price: 49.99 },
      messages: [],
    });
    expect(JSON.stringify(conversation)).toBe(
      '{"[EMAIL_1]":{"card":"[CARD_1]","items":3,"price":49.99},"messages":[]}',
    );
    // A key stands in the object that holds it, and no path repeats a value.
    expect(findings.map(({ path }) => path)).toEqual(['', '/*/card']);
  });

  it('numbers several conversations in one document each for itself', () => {
    const { conversation } = engine.redactConversation({
      conversations: [
        { id: 'a', messages: [{ text: 'I am Wendell Achterberg' }] },
        { id: 'b', messages: [{ text: 'my name is Gundula Pfisterer, not Achterberg' }] },
      ],
      messages: [],
    });
    expect(conversation.conversations.map((inner) => inner.messages[0]?.text)).toEqual([
      'I am [PERSON_1]',
      'my name is [PERSON_1], not Achterberg',
    ]);
  });

  it('knows fields by name however many names came before in other conversations', async () => {
    const policy = { fields: { '/visitor/notes': { action: 'drop' } } };
    const dropping = await engineWith({ policy });
    const word = (i: number): string => [...`${i}`].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const many = Array.from({ length: LIMITS.fields + 10 }, (_, i) => [`k${word(i)}`, 'x'] as const);
    dropping.redactConversation({ ...Object.fromEntries(many), messages: [] });
    const { conversation } = dropping.redactConversation({ visitor: { notes: 'likes tea' }, messages: [] });
    expect(conversation.visitor.notes).toBe('');
  });

  it('knows fields by name however many names came before in the same conversation', async () => {
    const policy = {
      fields: { '/visitor/notes': { action: 'drop' }, '/custom/*/value': { action: 'drop' } },
    };
    const dropping = await engineWith({ policy });
    const word = (i: number): string => [...`${i}`].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const many = Array.from({ length: LIMITS.fields + 10 }, (_, i) => [`k${word(i)}`, 'x'] as const);
    const { conversation } = dropping.redactConversation({
      ...Object.fromEntries(many),
      visitor: { notes: 'likes tea' },
      custom: { colour: { value: 'blue' }, field_360001234: { value: 'red' } },
      messages: [],
    });
    expect(conversation.visitor.notes).toBe('');
    expect(conversation.custom).toEqual({ colour: { value: '' }, field_360001234: { value: '' } });
  });

  it('loses what JSON cannot hold, and nothing else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), messages, (fields, chat) => {
        const given = { ...fields, messages: chat };
        const { conversation } = engine.redactConversation(given);
        const shape = (value: unknown): unknown =>
          Array.isArray(value)
            ? value.map(shape)
            : typeof value === 'object' && value !== null
              ? Object.values(value).map(shape)
              : value === null || typeof value === 'boolean'
                ? value
                : 'text or number';
        expect(shape(conversation)).toEqual(shape(JSON.parse(JSON.stringify(given))));
      }),
      { numRuns: 150 },
    );
  });
});

describe('redactConversation refuses', () => {
  const circle: { messages: object[] } = { messages: [] };
  circle.messages.push(circle);
  const nested = (depth: number): object =>
    Array.from({ length: depth }).reduce<object>((inner) => ({ inner }), {});
  it.each([
    ['nothing', undefined, 'USAGE'],
    ['a text', 'LEAK', 'USAGE'],
    ['a list of messages without the conversation', [{ text: 'LEAK' }], 'USAGE'],
    ['messages that are no list', { messages: 'LEAK' }, 'USAGE'],
    ['a circle', circle, 'USAGE'],
    ['a BigInt', { messages: [{ LEAK: 10n }] }, 'USAGE'],
    ['what is written as nothing', { messages: [], toJSON: () => undefined }, 'USAGE'],
    [
      'a getter that throws',
      {
        messages: [],
        get LEAK() {
          throw new Error('LEAK');
        },
      },
      'USAGE',
    ],
    ['nesting past the limit', { messages: [nested(LIMITS.jsonDepth)] }, 'RECORD_TOO_DEEP'],
    ['nesting past all measure', { messages: [nested(200_000)] }, 'RECORD_TOO_LARGE'],
  ])('%s', (_name, wrong, code) => {
    let error: unknown;
    try {
      Reflect.apply(engine.redactConversation, engine, [wrong]);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ name: 'ChatveilError', code });
    expect(error instanceof Error ? error.message + error.stack?.split('\n')[0] : '').not.toContain('LEAK');
  });

  it('and nesting at the limit it takes', () => {
    const deep = { messages: [nested(LIMITS.jsonDepth - 3)] };
    expect(engine.redactConversation(deep).conversation).toEqual(deep);
  });
});

/** The value that a JSON pointer names. */
function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (inner, part) => Object.entries(Object(inner)).find(([key]) => key === part)?.[1],
      value,
    );
}
