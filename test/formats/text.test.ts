import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBytes, applyText, editsFrom, encode, Subject } from './located.ts';

function read(source: string, message = -1): string[] {
  const { problem, rows } = new Subject('text').locate(source, message);
  expect(problem).toBeUndefined();
  return rows.map(
    (row) => `${row.conversation}.${row.message < 0 ? '-' : row.message} ${row.meaning} ${row.text}`,
  );
}

describe('lines of a transcript', () => {
  it.each([
    ['Avery Sample: hi\nAvery Sample: x', ['speaker Avery Sample', 'text hi']],
    ['Service clients: oui', ['role Service clients', 'text oui']],
    ['Kundtjänst: hej', ['role Kundtjänst', 'text hej']],
    ['[10:00:05] Avery: hi', ['TIMESTAMP 10:00:05', 'speaker Avery', 'text hi']],
    ['[2026-02-03, 10:00] Avery: hi', ['TIMESTAMP 2026-02-03, 10:00', 'speaker Avery', 'text hi']],
    [
      '[12/31/20, 11:59:01\u202fPM] avery sample: hi',
      ['TIMESTAMP 12/31/20, 11:59:01\u202fPM', 'speaker avery sample', 'text hi'],
    ],
    ['(10:01:02) Avery: hi', ['TIMESTAMP 10:01:02', 'speaker Avery', 'text hi']],
    ['12/31/20, 23:59 - Avery: hi', ['TIMESTAMP 12/31/20, 23:59', 'speaker Avery', 'text hi']],
    [
      '31.12.20, 23:59 - +1 415 555 0132: hi',
      ['TIMESTAMP 31.12.20, 23:59', 'speaker +1 415 555 0132', 'text hi'],
    ],
    ['31.12.20, 23:59 - Messages are safe', ['TIMESTAMP 31.12.20, 23:59', 'text Messages are safe']],
    ['2026-02-03T10:00:05Z Avery: hi', ['TIMESTAMP 2026-02-03T10:00:05Z', 'speaker Avery', 'text hi']],
    ['10:00 Amy: hi', ['TIMESTAMP 10:00', 'speaker Amy', 'text hi']],
    ['10:00\tAvery:\thi', ['TIMESTAMP 10:00', 'speaker Avery', 'text hi']],
    ['[10:00] Avery joined', ['TIMESTAMP 10:00', 'text Avery joined']],
    ['Avery (10:00): hi', ['speaker Avery', 'TIMESTAMP 10:00', 'text hi']],
    ['<avery> hi', ['speaker avery', 'text hi']],
    ['[10:00] <avery> hi', ['TIMESTAMP 10:00', 'speaker avery', 'text hi']],
    ['Agent: hi', ['role Agent', 'text hi']],
    ['agent: hi', ['role agent', 'text hi']],
    ['Agent (Jordan): hi', ['role Agent', 'speaker Jordan', 'text hi']],
    ['Jordan (Berater): hi', ['speaker Jordan', 'role Berater', 'text hi']],
    ['Visitor 12: hi', ['role Visitor', 'speaker 12', 'text hi']],
    ['Système: hi', ['role Système', 'text hi']],
    ['Floris van der Wijngaard: hi\nx', ['speaker Floris van der Wijngaard', 'text hi\nx']],
    ['Kunde:', ['role Kunde']],
    ['Zoë Müller: grüß\nZoë Müller: x', ['speaker Zoë Müller', 'text grüß']],
  ])('%j', (source, expected) => {
    expect(
      read(source)
        .filter((line) => line.startsWith('0.0'))
        .map((line) => line.slice(4)),
    ).toEqual(expected);
  });

  it.each([
    'https://example.com/x',
    'https: //example.com',
    '10:30 works for me',
    'my email is: avery@example.com',
    'Email: avery@example.com',
    'Order number: 17',
    'Telefon: 555-0100',
    'Tel.: 555-0100',
    'Physical Address. . : x',
    'Default Gateway . . : x',
    'Ann van der: x',
    'Terms of Service: x',
    'well, Avery: hi',
    'one two three four five: x',
    `${'Averyaverya '.repeat(4)}: x`,
    'Avery:hi',
    'really? Avery: hi',
    '<b>x</b>',
    ': x',
    'sorry: no',
    '10:30: x',
  ])('%j begins no message', (line) => {
    expect(read(`Agent: hi\n${line}`)).toEqual(['0.0 role Agent', `0.0 text hi\n${line}`]);
    expect(read(line)).toEqual([`0.0 text ${line}`]);
  });

  it('a lower-case word is a label if it comes twice', () => {
    expect(read('sam: hi\nkim: hello\nsam: bye\nkim: bye')).toEqual([
      '0.0 speaker sam',
      '0.0 text hi',
      '0.1 speaker kim',
      '0.1 text hello',
      '0.2 speaker sam',
      '0.2 text bye',
      '0.3 speaker kim',
      '0.3 text bye',
    ]);
  });

  it('lines without a label belong to the message before; lines before the first are outside', () => {
    expect(read('Chat of today\n\nAgent: hi\r\nthere\r\n\r\nagain\u2028x\r\nCustomer:\r\nyes\r\n')).toEqual([
      '0.- other Chat of today',
      '0.0 role Agent',
      '0.0 text hi\r\nthere\r\n\r\nagain\u2028x',
      '0.1 role Customer',
      '0.1 text yes',
    ]);
  });

  it('without any labels each is a message', () => {
    expect(read('\ufeffhello there\n\nyes\r\n  my number is 555-0100')).toEqual([
      '0.0 text hello there',
      '0.1 text yes',
      '0.2 text   my number is 555-0100',
    ]);
  });

  it('separators number conversations from 1; one alone is 0', () => {
    expect(read('---\nAgent: a\n---\n')).toEqual(['0.0 role Agent', '0.0 text a']);
    expect(read('### Chat with Avery\nAgent: a\n====\nb\n\fc')).toEqual([
      '1.- other ### Chat with Avery',
      '1.0 role Agent',
      '1.0 text a',
      '2.0 text b',
      '3.0 text c',
    ]);
    expect(new Subject('text').locate('a\n---\nb').conversations).toBe(3);
    expect(new Subject('text').locate('a').conversations).toBe(1);
  });

  it('have their number as path', () => {
    expect(new Subject('text').locate('a\r\n\r\nb\rc\nd').rows.map((row) => row.path)).toEqual([
      '/line/1',
      '/line/3',
      '/line/4',
      '/line/5',
    ]);
  });

  it('belong to the message they are told to be', () => {
    expect(read('Agent: hi\nyes', 5)).toEqual(['0.5 text Agent: hi', '0.5 text yes']);
  });
});

describe('plain text', () => {
  it('that is not UTF-8 is refused, at its place', () => {
    const bytes = Uint8Array.from([...encode('Agent: hi\nCustomer: '), 0xe9, 0x20]);
    expect(new Subject('text').locate(bytes)).toMatchObject({
      problem: { code: 'ENCODING_UNKNOWN', offset: 20 },
      rows: [],
    });
  });

  it('has every byte but blanks, brackets and separators of labels in some slot, and slots in order', () => {
    const piece = fc.constantFrom(
      'Agent: ',
      'Avery: ',
      '[10:00] ',
      'é',
      'x',
      ' ',
      '\n',
      '\r\n',
      '---\n',
      '### ',
      '<kim> ',
      'Kim (10:01): ',
      'Email: ',
      '12/31/20, 23:59 - ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { bytes, rows, problem } = new Subject('text').locate(pieces.join(''));
        expect(problem).toBeUndefined();
        const rest: number[] = [];
        let pos = 0;
        for (const row of rows) {
          expect(row.start).toBeGreaterThanOrEqual(pos);
          rest.push(...bytes.subarray(pos, row.start));
          pos = row.end;
        }
        rest.push(...bytes.subarray(pos));
        expect(Buffer.from(rest).toString()).toMatch(/^[\s:()[\]<>#-]*$/);
      }),
      { numRuns: 500 },
    );
  });

  it('takes edits where they belong', () => {
    const subject = new Subject('text');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.array(fc.nat(40), { maxLength: 6 }),
        (word, cuts) => {
          const source = `Agent: x${word.replace(/[\r\n\f]/g, '')}.`;
          const { bytes, rows } = subject.locate(source);
          const slot = rows.at(-1)!;
          const edits = editsFrom(slot.text, cuts, ['[X]', '']);
          const out = Buffer.from(applyBytes(bytes, subject.splice(bytes, slot, edits))).toString();
          expect(out).toBe(`Agent: ${applyText(slot.text, edits)}`);
        },
      ),
    );
  });

  it('reads a whole transcript', () => {
    const source = readFileSync(new URL('../fixtures/transcripts/two-chats.txt', import.meta.url), 'utf8');
    expect(read(source)).toEqual([
      '1.- other ### Chat with Avery Sample, 2026-02-03',
      '1.0 TIMESTAMP 10:00:05',
      '1.0 speaker Avery Sample',
      '1.0 text Hi, I am Avery Sample.\nMy number is 415-555-0132\nand my mail: avery.sample@example.com',
      '1.1 TIMESTAMP 10:00:31',
      '1.1 role Agent',
      '1.1 speaker Jordan',
      '1.1 text Thanks Avery.\nOrder: 4711',
      '1.2 TIMESTAMP 10:00:40',
      '1.2 text Avery Sample joined another chat',
      '2.0 role Berater',
      '2.0 text Guten Tag, wie heißen Sie?',
      '2.1 role Kundin',
      '2.1 text Zoë Müller',
      '2.2 role Berater',
      '2.2 text Ihre PLZ?',
      '2.3 role Kundin',
      '2.3 text 10115',
    ]);
  });
});
