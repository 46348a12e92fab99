/** What counts as one value, what as a value at all, in fields and in ordinals typed before. */
import { describe, expect, it } from 'vitest';
import { engineWith } from './bed.ts';

const engine = await engineWith();
const texts = (...messages: readonly string[]): string[] =>
  engine
    .redactConversation({ messages: messages.map((text) => ({ text })) })
    .messages.map(({ text }) => text);

describe('fields whose name says what they hold', () => {
  it('are values as a whole, whatever they look like', () => {
    const { conversation } = engine.redactConversation({
      visitor: { email: 'ask my son', phone: 'the old one', name: 'the boss' },
      customer_id: 'BR-44712',
      messages: [],
    });
    expect(conversation).toEqual({
      visitor: { email: '[EMAIL_1]', phone: '[PHONE_1]', name: '[PERSON_1]' },
      customer_id: '[ACCOUNT_1]',
      messages: [],
    });
  });

  it('hold nothing where they say so', () => {
    const visitor = { email: 'n/a', phone: '-', name: 'Guest', username: '', ip: 'unknown' };
    const chat = { visitor, messages: [] };
    expect(engine.redactConversation(chat).conversation).toEqual(chat);
  });

  it('label speakers by what the channel has', () => {
    const speakers = [
      'Odalys Brenner',
      'mia@example.com',
      '+44 7700 900123',
      'mia_1981',
      'Customer',
      'Agent 2',
    ];
    const { messages } = engine.redactConversation({
      messages: speakers.map((speaker) => ({ speaker, text: 'ok' })),
    });
    expect(messages.map(({ speaker }) => speaker)).toEqual([
      '[PERSON_1]',
      '[EMAIL_1]',
      '[PHONE_1]',
      '[USERNAME_1]',
      'Customer',
      'Agent 2',
    ]);
  });

  it('leave ids alone that name nobody outside the conversation', () => {
    const chat = {
      id: 'c-71',
      participants: [{ id: 'c1' }, { id: 'agent_2' }],
      messages: [
        { id: 'm1', author: 'c1', text: 'ok' },
        { id: 'm2', author: 'agent_2', text: 'ok' },
      ],
    };
    expect(engine.redactConversation(chat)).toMatchObject({ conversation: chat, findings: [] });
  });
});

describe('a person', () => {
  it('has one number with and without case, title and the rest of the name', () => {
    expect(
      texts('I am Wendell Achterberg', 'thanks Mr Achterberg', 'WENDELL ACHTERBERG', 'hello Wendell, bye'),
    ).toEqual(['I am [PERSON_1]', 'thanks Mr [PERSON_1]', '[PERSON_1]', 'hello [PERSON_1], bye']);
  });

  it('has it too where the part comes before the whole', () => {
    expect(texts('hello Wendell, one moment', 'my name is Wendell Achterberg')).toEqual([
      'hello [PERSON_1], one moment',
      'my name is [PERSON_1]',
    ]);
  });

  it('never shares it with another one: what two may be called is a third', () => {
    expect(texts('I am Gundula Pfisterer', 'my name is Gundula Okonjo', 'thanks Gundula, bye')).toEqual([
      'I am [PERSON_1]',
      'my name is [PERSON_2]',
      'thanks [PERSON_3], bye',
    ]);
  });
});

describe('a number', () => {
  it('is one value with and without its separators', () => {
    expect(texts('call me on 07700 900123', '07700900123', '07700-900-123')).toEqual([
      'call me on [PHONE_1]',
      '[PHONE_1]',
      '[PHONE_1]',
    ]);
  });
});

describe('ordinals that stand in the text already', () => {
  it('stay, and numbering starts above them', () => {
    expect(
      texts('[PERSON_3] wrote to mia@example.com', 'this is Wendell Achterberg', '[EMAIL] [EMAIL_1]'),
    ).toEqual(['[PERSON_3] wrote to [EMAIL_2]', 'this is [PERSON_4]', '[EMAIL] [EMAIL_1]']);
  });

  it('do not push the numbers beyond what is read as an ordinal', () => {
    const [first, second] = texts('[PERSON_999999] here', 'this is Wendell Achterberg');
    expect(first).toBe('[PERSON_999999] here');
    expect(second).toBe('this is [PERSON_1]');
  });
});
