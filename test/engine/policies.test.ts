import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationInput } from '../../src/engine/conversation-json.ts';
import { MemoryEngine } from '../../src/engine/engine.ts';
import { loadRules } from '../../src/engine/load-rules.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import type { PolicyFile } from '../../src/policy/policy-file.ts';

const rules = loadRules({ rulePaths: [] });

async function redacted<T extends ConversationInput>(policy: PolicyFile | string, chat: T) {
  const loaded = await loadPolicy(policy);
  return new MemoryEngine(rules, { policy: loaded, rulePaths: [] }).redactConversation(chat);
}

async function texts(policy: PolicyFile | string, ...messages: readonly string[]): Promise<string[]> {
  const result = await redacted(policy, { messages: messages.map((text) => ({ text })) });
  return result.messages.map(({ text }) => text);
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chatveil-policies-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function list(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

describe('types', () => {
  it('mask in the style that the policy names, and keep what it names', async () => {
    const policy: PolicyFile = {
      types: {
        CARD: { action: 'mask', style: 'partial', keep_last: 4 },
        EMAIL: { action: 'mask', style: 'label' },
        PHONE: { action: 'mask', style: 'fixed', text: '(number)' },
        PERSON: { action: 'keep' },
        IBAN: { action: 'drop' },
      },
    };
    expect(
      await texts(
        policy,
        'I am Wendell Achterberg, card 4242 4242 4242 4242',
        'mail mia@example.com, call 07700 900123',
        'DE89 3704 0044 0532 0130 00 is it',
      ),
    ).toEqual(['I am Wendell Achterberg, card **** **** **** 4242', 'mail [EMAIL], call (number)', ' is it']);
  });

  it('mask what a policy forgets, and passwords even where it keeps all', async () => {
    expect(await texts({ types: { PERSON: { action: 'keep' } } }, 'mail mia@example.com')).toEqual([
      'mail [EMAIL_1]',
    ]);
    const { conversation } = await redacted('none', {
      visitor: { email: 'mia@example.com', password: 'swordfish' },
      messages: [],
    });
    expect(conversation.visitor).toEqual({ email: 'mia@example.com', password: '[PASSWORD_1]' });
  });
});

describe('min_score', () => {
  const messages = ['Hello Odalys, mail odalys@example.com'];
  it('leaves what scores less, by type or for all', async () => {
    expect(await texts({ min_score: { PERSON: 0.9 } }, ...messages)).toEqual([
      'Hello Odalys, mail [EMAIL_1]',
    ]);
    expect(await texts({ min_score: { default: 1 } }, ...messages)).toEqual(messages);
    expect(await texts({ min_score: { default: 1, PERSON: 0.1 } }, ...messages)).toEqual([
      'Hello [PERSON_1], mail [PERSON_1]@example.com',
    ]);
  });
});

describe('fields', () => {
  const chat = {
    visitor: { notes: 'likes tea', nick: 'mia@example.com', password: 'swordfish' },
    messages: [
      { text: 'a', internal: 'VIP', tags: ['x', 'y'], level: 5 },
      { text: 'write to mia@example.com', internal: '', tags: [], level: 0 },
    ],
  };
  it('are dropped or masked whole, found or not, and kept but for passwords', async () => {
    const fields: PolicyFile['fields'] = {
      '/visitor/notes': { action: 'drop' },
      '/visitor/nick': { action: 'keep' },
      '/visitor/password': { action: 'keep' },
      '/messages/*/internal': { action: 'mask', style: 'fixed', text: '***' },
      '/messages/*/tags/*': { action: 'drop' },
      '/messages/*/level': { action: 'mask', style: 'fixed', text: '-' },
    };
    const { conversation } = await redacted({ fields }, chat);
    expect(conversation).toEqual({
      visitor: { notes: '', nick: 'mia@example.com', password: '[PASSWORD_1]' },
      messages: [
        { text: 'a', internal: '***', tags: ['', ''], level: '-' },
        { text: 'write to [EMAIL_1]', internal: '***', tags: [], level: '-' },
      ],
    });
  });

  it('that are not named are treated like any other', async () => {
    const { conversation } = await redacted({ fields: { '/visitor/note': { action: 'drop' } } }, chat);
    expect(conversation.visitor.notes).toBe('likes tea');
    expect(conversation.visitor.nick).toBe('[EMAIL_1]');
  });
});

describe('numbers', () => {
  const chat = { customer_id: 70872490, phone: 447700900123, items: 3, messages: [] };
  it('become strings, or 0 if the policy says so', async () => {
    expect((await redacted('mask', chat)).conversation).toEqual({
      ...chat,
      customer_id: '[ACCOUNT_1]',
      phone: '[PHONE_1]',
    });
    expect((await redacted({ numbers: 'zero' }, chat)).conversation).toEqual({
      ...chat,
      customer_id: 0,
      phone: 0,
    });
  });
});

describe('lists', () => {
  it('allow terms wherever they stand, and no more than those', async () => {
    const allow = [list('allow.txt', 'help@example.com', '07700 900555')];
    expect(
      await texts({ allow }, 'mail help@example.com or mia@example.com', 'call 07700 900555 or 07700 900123'),
    ).toEqual(['mail help@example.com or [EMAIL_1]', 'call 07700 900555 or [PHONE_1]']);
  });

  it('deny terms without case, as persons or as the type they say', async () => {
    const deny = [list('deny.csv', 'term,type', 'Operation Kingfisher,ORDER', 'blue heron')];
    const types: PolicyFile['types'] = { ORDER: { action: 'mask', style: 'label' } };
    expect(await texts({ deny, types }, 'operation KINGFISHER is on', 'ask Blue Heron')).toEqual([
      '[ORDER] is on',
      'ask [PERSON_1]',
    ]);
  });

  it('allow what stands inside an allowed term, though they deny it elsewhere', async () => {
    const allow = [list('street.txt', 'Kingfisher Road')];
    const deny = [list('names.txt', 'Kingfisher')];
    expect(await texts({ allow, deny }, 'Kingfisher lives in Kingfisher Road')).toEqual([
      '[PERSON_1] lives in Kingfisher Road',
    ]);
  });
});

describe('timestamps', () => {
  const chat = {
    created_at: '2026-03-02T09:14:03Z',
    dob: '1981-03-09T00:00:00Z',
    updated_at: '1981-03-09T00:00:00Z',
    messages: [{ ts: 1772443200, at: 'x', text: 'my birthday is 9 March 1981' }],
  };
  it('are kept, are no findings then, and midnight is no timestamp', async () => {
    const { conversation, findings } = await redacted('mask', chat);
    expect(conversation.created_at).toBe(chat.created_at);
    expect(conversation.messages[0]?.ts).toBe(1772443200);
    expect(conversation.dob).toBe('[BIRTHDATE_1]');
    expect(findings.filter(({ type }) => type === 'TIMESTAMP')).toEqual([]);
    expect(findings.map(({ path }) => path)).not.toContain('/created_at');
  });

  it('are masked where the policy says so, and findings then', async () => {
    const { conversation, findings } = await redacted({ types: { TIMESTAMP: { action: 'mask' } } }, chat);
    expect(conversation.created_at).toBe('[TIMESTAMP_1]');
    expect(conversation.messages[0]?.ts).toBe('[TIMESTAMP_2]');
    expect(findings.filter(({ type }) => type === 'TIMESTAMP')).toHaveLength(2);
  });

  it('are findings that stay where only some are kept', async () => {
    const { conversation, findings } = await redacted(
      { extends: 'mask', fields: { '/x': { action: 'drop' } } },
      chat,
    );
    expect(conversation.created_at).toBe(chat.created_at);
    expect(findings.filter(({ action }) => action === 'keep').map(({ path }) => path)).toEqual([
      '/created_at',
      '/messages/0/ts',
    ]);
  });
});

describe('roles', () => {
  const keepAgents: PolicyFile = {
    roles: { agent: { PERSON: { action: 'keep' }, EMAIL: { action: 'keep' } } },
  };

  it('treat what is said by the role of who says it', async () => {
    const roles: PolicyFile['roles'] = { agent: { ORDER: { action: 'keep' } } };
    const { messages } = await redacted(
      { roles },
      {
        messages: [
          { role: 'agent', text: 'order number 88213-41 is yours' },
          { role: 'customer', text: 'no, order number 77102-56' },
          { role: 'watcher', text: 'order number 55019-88' },
        ],
      },
    );
    expect(messages.map(({ text }) => text)).toEqual([
      'order number 88213-41 is yours',
      'no, order number [ORDER_1]',
      'order number [ORDER_2]',
    ]);
  });

  it('treat a speaker by the own role, whoever says the name', async () => {
    const { messages } = await redacted(keepAgents, {
      messages: [
        { role: 'customer', speaker: 'Odalys Brenner', text: 'Hi Kofi, I am Odalys' },
        { role: 'agent', speaker: 'Kofi', text: 'this is Kofi, hi Odalys' },
      ],
    });
    expect(messages).toEqual([
      { role: 'customer', speaker: '[PERSON_1]', text: 'Hi Kofi, I am [PERSON_1]' },
      { role: 'agent', speaker: 'Kofi', text: 'this is Kofi, hi [PERSON_1]' },
    ]);
  });

  it('treat a participant by the role beside the name, with all else in that object', async () => {
    const { conversation } = await redacted(keepAgents, {
      participants: [
        { name: 'Odalys Brenner', contact: { email: 'odalys@example.com' }, role: 'customer' },
        { role: 'agent', contact: { email: 'kofi@example.com' }, name: 'Kofi' },
        { name: 'Rosalind Okonjo' },
      ],
      messages: [
        { role: 'customer', text: 'Hi Kofi' },
        { role: 'agent', text: 'mail kofi@example.com, not odalys@example.com' },
      ],
    });
    expect(conversation).toEqual({
      participants: [
        { name: '[PERSON_1]', contact: { email: '[EMAIL_1]' }, role: 'customer' },
        { role: 'agent', contact: { email: 'kofi@example.com' }, name: 'Kofi' },
        { name: '[PERSON_2]' },
      ],
      messages: [
        { role: 'customer', text: 'Hi Kofi' },
        { role: 'agent', text: 'mail kofi@example.com, not [EMAIL_1]' },
      ],
    });
  });

  it('take the inner one of two objects with a role', async () => {
    const { conversation } = await redacted(keepAgents, {
      participants: [
        { role: 'customer', name: 'Rosalind Okonjo', owner: { role: 'agent', name: 'Kofi' }, nick: 'Rosie' },
      ],
      messages: [],
    });
    expect(conversation.participants).toEqual([
      { role: 'customer', name: '[PERSON_1]', owner: { role: 'agent', name: 'Kofi' }, nick: '[PERSON_2]' },
    ]);
  });

  it('leave a field alone that the policy keeps, whatever they mask elsewhere', async () => {
    const { conversation } = await redacted(
      { ...keepAgents, fields: { '/shop/name': { action: 'keep' } } },
      {
        shop: { name: 'Rosalind Okonjo' },
        messages: [{ role: 'customer', text: 'I am Rosalind Okonjo' }],
      },
    );
    expect(conversation.messages[0]?.text).toBe('I am [PERSON_1]');
    expect(conversation.shop.name).toBe('Rosalind Okonjo');
  });

  it('mask a value everywhere if they mask it anywhere', async () => {
    const { messages } = await redacted(keepAgents, {
      messages: [
        { role: 'agent', text: 'is Emre Celik there?' },
        { role: 'customer', text: 'this is Emre' },
        { role: 'agent', text: 'hi Emre' },
      ],
    });
    expect(messages.map(({ text }) => text)).toEqual([
      'is [PERSON_1] there?',
      'this is [PERSON_1]',
      'hi [PERSON_1]',
    ]);
  });

  it('mask a name that a customer and an agent share', async () => {
    const { messages } = await redacted(keepAgents, {
      messages: [
        { role: 'customer', speaker: 'Rosalind', text: 'hello' },
        { role: 'agent', speaker: 'Rosalind', text: 'this is Rosalind' },
      ],
    });
    expect(JSON.stringify(messages)).not.toContain('Rosalind');
  });

  it('are told by the label where no field says them, and by the field before the label', async () => {
    const { messages } = await redacted(
      { roles: { agent: { EMAIL: { action: 'keep' } } } },
      {
        messages: [
          { speaker: 'Agent', text: 'mia@example.com' },
          { role: 'customer', speaker: 'Agent', text: 'tom@example.com' },
        ],
      },
    );
    expect(messages.map(({ text }) => text)).toEqual(['mia@example.com', '[EMAIL_1]']);
  });
});
