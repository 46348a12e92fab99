import { describe, expect, it } from 'vitest';
import { type Located, Subject } from './located.ts';

/** `conversation.message meaning text` of values, keys left out. */
function told({ problem, rows }: Located): string[] {
  expect(problem).toBeUndefined();
  return rows
    .filter((row) => row.kind !== 1)
    .map((row) => `${row.conversation}.${row.message < 0 ? '-' : row.message} ${row.meaning} ${row.text}`);
}

function read(value: unknown, message = -1): string[] {
  return told(new Subject('json').locate(JSON.stringify(value), message));
}

describe('what is a conversation', () => {
  it('an object with a list of messages: the record itself', () => {
    expect(
      read({
        id: 'x1',
        participants: [{ name: 'Avery Sample', role: 'customer', email: 'avery@example.com' }],
        messages: [
          { ts: '10:00', speaker: 'c1', role: 'customer', text: 'hi' },
          { id: 7, author: { type: 'bot', name: 'Robo' }, text: 'hello' },
        ],
      }),
    ).toEqual([
      '0.- conversation-id x1',
      '0.- PERSON Avery Sample',
      '0.- role customer',
      '0.- EMAIL avery@example.com',
      '0.0 TIMESTAMP 10:00',
      '0.0 speaker c1',
      '0.0 role customer',
      '0.0 text hi',
      '0.1 message-id 7',
      '0.1 role bot',
      '0.1 speaker Robo',
      '0.1 text hello',
    ]);
  });

  it.each([
    'messages',
    'turns',
    'transcript',
    'Transcript',
    'history',
    'events',
    'conversation',
    'utterances',
    'comments',
    'dialog',
    'log',
    'entries',
    'messageRecords',
    'speech_segments',
  ])('under the key %s', (key) => {
    expect(read({ [key]: [{ text: 'a' }, { text: 'b' }] })).toEqual(['0.0 text a', '0.1 text b']);
  });

  it.each([
    'text',
    'content',
    'body',
    'message',
    'msg',
    'utterance',
    'comment',
    'plain_body',
    'plainBody',
    'Content',
    'message_text',
  ])('whose items hold %s', (key) => {
    expect(read({ messages: [{ [key]: 'a' }] })).toEqual(['0.0 text a']);
  });

  it('not an array whose items hold no text', () => {
    expect(read({ events: [{ name: 'page', id: 'e' }] })).toEqual(['0.- other page', '0.- other e']);
  });

  it('each in a list of them, from 1; what stands outside stays 0', () => {
    const chat = (id: string, text: string) => ({
      id,
      visitor: { phone: '555-0100' },
      history: [{ msg: text, nick: 'visitor' }],
    });
    expect(read({ count: 2, chats: [chat('a', 'x'), chat('b', 'y'), { id: 'c', history: [] }] })).toEqual([
      '0.- other 2',
      '1.- conversation-id a',
      '1.- PHONE 555-0100',
      '1.0 text x',
      '1.0 speaker visitor',
      '2.- conversation-id b',
      '2.- PHONE 555-0100',
      '2.0 text y',
      '2.0 speaker visitor',
      '3.- conversation-id c',
    ]);
    expect(read([{ messages: [{ text: 'x' }] }, { turns: [{ text: 'y' }] }])).toEqual([
      '1.0 text x',
      '2.0 text y',
    ]);
    expect(read({ conversations: [{ messages: [{ text: 'x' }] }] })).toEqual(['1.0 text x']);
  });

  it('the object around the one that holds the list, if it holds no other', () => {
    expect(
      read({ id: 'k', source: { author: { name: 'Q' } }, parts: { conversation_parts: [{ body: 'x' }] } }),
    ).toEqual(['0.- conversation-id k', '0.- PERSON Q', '0.0 text x']);
    expect(read({ one: { log: [{ text: 'x' }] }, two: { log: [{ text: 'y' }] } })).toEqual([
      '1.0 text x',
      '2.0 text y',
    ]);
  });

  it('with several lists: messages count on', () => {
    expect(read({ history: [{ text: 'a' }, { join: 1 }], messages: [{ text: 'b' }] })).toEqual([
      '0.0 text a',
      '0.1 other 1',
      '0.2 text b',
    ]);
  });

  it('an array of messages, or a lone message', () => {
    expect(
      read([
        { from: 'human', value: 'a' },
        { from: 'gpt', value: 'b' },
      ]),
    ).toEqual(['0.0 speaker human', '0.0 text a', '0.1 speaker gpt', '0.1 text b']);
    expect(read({ speaker: 'A', text: 'b' })).toEqual(['0.0 speaker A', '0.0 text b']);
  });

  it('an item of a list that is a list of conversations, even without messages', () => {
    expect(
      read([
        { description: 'd', comments: [{ body: 'x' }] },
        { description: 'e', comments: [] },
      ]),
    ).toEqual(['1.- other d', '1.0 text x', '2.0 text e']);
  });

  it('not a comment with replies: they belong to it', () => {
    expect(read({ comments: [{ body: 'a', author: 'X', comments: [{ body: 'b', author: 'Y' }] }] })).toEqual([
      '0.0 text a',
      '0.0 speaker X',
      '0.0 text b',
      '0.0 other Y',
    ]);
  });
});

describe('what is in a message', () => {
  it('everything in the item, however deep', () => {
    expect(
      read({
        messages: [
          { content: [{ type: 'text', text: 'a' }, 'b'], meta: { ip: '192.0.2.1', note: ['n'] } },
          { message: { text: 'c', from: { name: 'Z' } } },
          { text: 200, sender: { email: 'z@example.com', id: 'u1', displayName: 'Z' } },
        ],
      }),
    ).toEqual([
      '0.0 other text',
      '0.0 text a',
      '0.0 text b',
      '0.0 IP 192.0.2.1',
      '0.0 other n',
      '0.1 text c',
      '0.1 speaker Z',
      '0.2 text 200',
      '0.2 EMAIL z@example.com',
      '0.2 speaker u1',
      '0.2 speaker Z',
    ]);
  });

  it('does not depend on the order of keys', () => {
    const forth = read({ messages: [{ speaker: 'a', comments: [{ body: 'r' }], text: 't' }], id: 'i' });
    const back = read({ id: 'i', messages: [{ text: 't', comments: [{ body: 'r' }], speaker: 'a' }] });
    expect([...forth].sort()).toEqual([...back].sort());
  });

  it('all of a record that is told to be a message', () => {
    expect(
      read({ conversation_id: 'c', id: 'm', sender: 'A', text: 'x', customer: { name: 'B' } }, 4),
    ).toEqual(['0.4 conversation-id c', '0.4 message-id m', '0.4 speaker A', '0.4 text x', '0.4 PERSON B']);
  });
});

describe('meanings told by the user', () => {
  it('go before the table of names, by key or by path', () => {
    const subject = new Subject('json', {
      columns: { blah: 'text', who: 'speaker', '/kunde/nr': 'ACCOUNT' },
    });
    expect(told(subject.locate('{"kunde":{"nr":"17"},"messages":[{"blah":"hi","who":"A"}]}'))).toEqual([
      '0.- ACCOUNT 17',
      '0.0 text hi',
      '0.0 speaker A',
    ]);
  });
});

describe('field paths', () => {
  it('have * for positions and for keys that may be values', () => {
    const { rows } = new Subject('json').locate(
      '{"by":{"avery@example.com":{"n":1},"10001234":[{"a/b":2}]}}',
    );
    expect(rows.filter((row) => row.kind !== 1).map((row) => row.field)).toEqual(['/by/*/n', '/by/*/*/a~1b']);
  });

  it('of keys are the path of their object', () => {
    const { rows } = new Subject('json').locate('{"a":{"b":1}}');
    expect(rows.filter((row) => row.kind === 1).map(({ field, meaning }) => [field, meaning])).toEqual([
      ['', 'other'],
      ['/a', 'other'],
    ]);
  });

  it('are shared by the locators of one table', () => {
    const subject = new Subject('json');
    subject.locate('{"a":"b"}');
    const before = subject.fields.fields.length;
    const other = new Subject('json');
    other.locate('{"a":"b"}');
    expect(before).toBe(other.fields.fields.length);
  });
});
