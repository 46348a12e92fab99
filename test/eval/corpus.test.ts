import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusLines, parseCorpus } from '../../bench/eval/corpus.ts';

const read = (folder: URL): ReturnType<typeof parseCorpus> =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => parseCorpus(file, readFileSync(new URL(file, folder), 'utf8')));
const sources = ['corpus', 'recent'].map((name) => ({
  name,
  read: read(new URL(`./${name}/`, import.meta.url)),
}));
const conversations = sources.flatMap((source) => source.read);
const values = (type: string): string[] =>
  conversations.flatMap((conversation) =>
    conversation.spans
      .filter((span) => span.type === type && span.optional !== true)
      .map((span) => conversation.messages[span.message]!.text.slice(span.start, span.end)),
  );

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const n = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (n > 9 ? n - 9 : n);
  }, 0);
  return sum % 10 === 0;
}

function iban(value: string): boolean {
  const compact = value.replaceAll(' ', '');
  const digits = [...(compact.slice(4) + compact.slice(0, 4))].map((c) => Number.parseInt(c, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}

describe('the marked corpus', () => {
  it.each(sources)('is what its sources say: $name', (source) => {
    const committed = readFileSync(new URL(`./${source.name}.jsonl`, import.meta.url), 'utf8');
    expect(committed === corpusLines(source.read), 'run `npm run eval:corpus`').toBe(true);
  });

  it('has conversations in nine languages, each with its own id and both sides, or one alone', () => {
    expect(conversations.length).toBeGreaterThanOrEqual(30);
    expect(new Set(conversations.map((c) => c.id)).size).toBe(conversations.length);
    expect([...new Set(conversations.map((c) => c.language))].sort()).toEqual(
      ['de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'sv'].sort(),
    );
    for (const conversation of conversations) {
      const roles = new Set(conversation.messages.map((message) => message.role));
      const alone = conversation.channel === 'one-sided';
      expect(
        roles.has('customer') && (roles.has('agent') || roles.has('bot')) !== alone,
        conversation.id,
      ).toBe(true);
    }
  });

  it('holds conversations with nothing to find, so that false findings show', () => {
    const bare = conversations.filter((c) => c.spans.every((span) => span.optional === true));
    expect(bare.length).toBeGreaterThanOrEqual(8);
  });

  it('uses card numbers and IBANs whose check digits are right', () => {
    for (const card of [...values('CARD'), ...values('IMEI')])
      expect(luhn(card.replace(/\D/g, '')), card).toBe(true);
    for (const account of values('IBAN')) expect(iban(account), account).toBe(true);
    expect(values('IBAN').length).toBeGreaterThan(4);
  });

  it('uses only mail addresses and web addresses that can belong to nobody', () => {
    for (const address of [...values('EMAIL'), ...values('URL')])
      expect(address).toMatch(
        /example(\.| ?\(?(?:dot|point|punto|punkt|punt|ponto|kropka)\)? ?)(com|org|net)/i,
      );
  });
});

describe('parseCorpus', () => {
  const parse = (line: string) => parseCorpus('x.txt', `### a | en | chat | s\n${line}`);

  it('takes the marks out of the text and keeps their places in UTF-16 units', () => {
    const [conversation] = parse(
      'customer: 😀 I am [[PERSON|Odalys]],\\nnot [[ORG|Acme]] or [[PLACE?|Lund]]',
    );
    expect(conversation?.messages[0]?.text).toBe('😀 I am Odalys,\nnot Acme or Lund');
    expect(conversation?.spans).toEqual([
      { message: 0, start: 8, end: 14, type: 'PERSON' },
      { message: 0, start: 20, end: 24, type: 'ORG', optional: true },
      { message: 0, start: 28, end: 32, type: 'PLACE', optional: true },
    ]);
  });

  it.each([
    ['customer: [[NAME|Odalys]]', 'unknown type NAME'],
    ['customer: [[PERSON|Odalys ]]', 'blanks'],
    ['customer: [[PERSON|Odalys]', 'broken'],
    ['visitor: hello', 'a message is'],
    ['### b | en | chat', 'a header is'],
    ['@participants somebody', 'a participant is'],
  ])('refuses %j', (line, problem) => {
    expect(() => parse(line)).toThrow(`x.txt:2: `);
    expect(() => parse(line)).toThrow(problem);
  });
});
