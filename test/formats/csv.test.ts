import { describe, expect, it } from 'vitest';
import { headerRow, sniffDelimiter } from '../../src/formats/index.ts';
import { applyBytes, encode, Subject } from './located.ts';

function subject(header: string, columns?: Record<string, string>): Subject {
  return new Subject(
    'csv',
    columns === undefined ? { header: encode(header) } : { header: encode(header), columns },
  );
}

function told(header: string, row: string, columns?: Record<string, string>): string[] {
  const { problem, rows } = subject(header, columns).locate(row);
  expect(problem).toBeUndefined();
  return rows.map((r) => `${r.message < 0 ? '-' : r.message} ${r.path} ${r.meaning} ${r.text}`);
}

describe('the header', () => {
  it.each([
    ['a,b;c,d', ','],
    ['a;b;c', ';'],
    ['"a,b,c";d', ';'],
    ['a\tb', '\t'],
    ['a|b', '|'],
    ['a', ','],
    ['a,b;c', ','],
  ])('%j is delimited by %j', (header, delimiter) => {
    expect(String.fromCharCode(sniffDelimiter(encode(header)))).toBe(delimiter);
  });

  it('is the first row, without mark and line end', () => {
    expect(headerRow(encode('\ufeff"a\r\n1";b\r\nx;y\r\n'), true)).toEqual({ start: 3, end: 11, next: 13 });
    expect(headerRow(encode('a,b'), true)).toEqual({ start: 0, end: 3, next: 3 });
    expect(headerRow(encode('a,b'), false)).toBeUndefined();
    expect(headerRow(encode('"a,b\n'), true)).toBeUndefined();
    expect(headerRow(new Uint8Array(0), true)).toBeUndefined();
  });

  it('gives keys when it is located itself', () => {
    const { rows } = subject('id,"text"').locate('id,"text"\r\n');
    expect(rows.map(({ text, kind, message }) => [text, kind, message])).toEqual([
      ['id', 1, -1],
      ['text', 1, -1],
    ]);
  });
});

describe('columns', () => {
  it('are known by name', () => {
    expect(
      told(
        'Conversation ID;Created At;Sender;Sender Type;Message;Customer E-Mail;Telefon;PLZ;Rest',
        '7;2026-01-02;Avery;customer;"hi; you";a@example.com;555-0100;12345;x',
      ),
    ).toEqual([
      '0 /Conversation ID conversation-id 7',
      '0 /Created At TIMESTAMP 2026-01-02',
      '0 /Sender speaker Avery',
      '0 /Sender Type role customer',
      '0 /Message text hi; you',
      '0 /Customer E-Mail EMAIL a@example.com',
      '0 /Telefon PHONE 555-0100',
      '0 /PLZ POSTCODE 12345',
      '0 /Rest other x',
    ]);
  });

  it('hold one speaker and one role; the others keep their types', () => {
    expect(told('author,username,name,type,role,text', 'A,B,C,t,r,x')).toEqual([
      '0 /author speaker A',
      '0 /username USERNAME B',
      '0 /name PERSON C',
      '0 /type other t',
      '0 /role role r',
      '0 /text text x',
    ]);
  });

  it('without text make rows that are no messages', () => {
    expect(told('ticket,email,state,remark', 't,e,open,r')).toEqual(
      ['- /ticket conversation-id t', '- /email EMAIL e', '- /state PLACE open', '- /remark other r'].map(
        (line) => line.replace('PLACE open', 'PLACE open'),
      ),
    );
  });

  it('are what the user says they are, by name or number', () => {
    expect(
      told('nr,was,wer,x', '1,hallo,Avery,2', {
        was: 'text',
        '/wer': 'speaker',
        '1': 'conversation-id',
        x: 'ORDER',
      }),
    ).toEqual(['0 /nr conversation-id 1', '0 /was text hallo', '0 /wer speaker Avery', '0 /x ORDER 2']);
  });

  it('have a number for a path where the header holds what may be a value', () => {
    expect(told('avery@example.com,4155550132,', 'a,b,c')).toEqual([
      '- /1 other a',
      '- /2 other b',
      '- /3 other c',
    ]);
  });

  it('may be called __proto__', () => {
    expect(told('__proto__,constructor', 'a,b')).toEqual(['- /__proto__ other a', '- /constructor other b']);
  });

  it('without a header are all scanned', () => {
    const { rows, problem } = new Subject('csv').locate('a,b');
    expect(problem).toBeUndefined();
    expect(rows.map(({ text, path, meaning }) => [text, path, meaning])).toEqual([
      ['a', '/1', 'other'],
      ['b', '/2', 'other'],
    ]);
  });
});

describe('rows', () => {
  it('may have more cells than the header, not fewer', () => {
    expect(told('id,text', '1,a,b,"c"')).toEqual([
      '0 /id message-id 1',
      '0 /text text a',
      '0 /3 other b',
      '0 /4 other c',
    ]);
    expect(subject('id,text,x').locate('1,a').problem).toMatchObject({ code: 'RECORD_MALFORMED', offset: 0 });
  });

  it('may be blank, and then are none', () => {
    for (const row of ['', '\r\n', '\n', '\ufeff'])
      expect(subject('id,text').locate(row)).toMatchObject({ problem: undefined, rows: [] });
  });

  it('have no slots for empty cells', () => {
    expect(told('id,text,x', ',"",y')).toEqual(['0 /x other y']);
  });

  it.each([
    ['1,"a', 'RECORD_MALFORMED', 0],
    ['1,"a""', 'RECORD_MALFORMED', 0],
    ['1,"a"b', 'RECORD_MALFORMED', 5],
    ['1,a\n2,b', 'RECORD_MALFORMED', 3],
  ])('%j is refused', (row, code, offset) => {
    const { problem, rows } = subject('id,text').locate(row);
    expect(problem).toMatchObject({ code, offset });
    expect(rows).toEqual([]);
  });

  it('that are not UTF-8 are refused, quoted or not', () => {
    const latin1 = (row: string) => new Uint8Array(Buffer.from(row, 'latin1'));
    expect(subject('id,text').locate(latin1('1,Zo\xeb')).problem).toMatchObject({
      code: 'ENCODING_UNKNOWN',
      offset: 4,
    });
    expect(subject('id,text').locate(latin1('1,"Zo\xeb"')).problem).toMatchObject({
      code: 'ENCODING_UNKNOWN',
      offset: 5,
    });
  });

  it('keep unquoted inner quotes, blanks and NUL', () => {
    expect(told('id,text', '1, 5" \0 ')).toEqual(['0 /id message-id 1', '0 /text text  5" \0 ']);
  });

  it('belong to the message they are told to be', () => {
    expect(
      subject('id,text')
        .locate('1,a', 9)
        .rows.map((row) => row.message),
    ).toEqual([9, 9]);
  });

  it('name their conversation', () => {
    const key = (header: string, row: string) => {
      const bytes = encode(row);
      const found = subject(header).locator.key(bytes, 0, bytes.length);
      return found === undefined ? undefined : Buffer.from(bytes.subarray(found.start, found.end)).toString();
    };
    expect(key('text,chat_id', '"a,b",c7\r\n')).toBe('c7');
    expect(key('text,session_id,chat_id', 'x,s,"c,8"')).toBe('c,8');
    expect(key('text,chat_id', 'a,')).toBeUndefined();
    expect(key('text,chat_id', 'a')).toBeUndefined();
    expect(key('text,other', 'a,b')).toBeUndefined();
  });
});

describe('edits of a cell', () => {
  const edited = (row: string, column: number, start: number, end: number, replacement: string) => {
    const s = subject('id,text');
    const { bytes, rows } = s.locate(row);
    return Buffer.from(
      applyBytes(bytes, s.splice(bytes, rows[column]!, [{ start, end, replacement }])),
    ).toString();
  };

  it('quote it only where that is needed', () => {
    expect(edited('1,hello', 1, 0, 5, '[X]')).toBe('1,[X]');
    expect(edited('1,hello', 1, 1, 2, ',')).toBe('1,"h,llo"');
    expect(edited('1,5" he', 1, 3, 5, 'a\nb')).toBe('1,"5"" a\nb"');
    expect(edited('1,hello', 1, 0, 1, '"')).toBe('1,"""ello"');
    expect(edited('1,a"b', 1, 0, 1, '')).toBe('1,"""b"');
    expect(edited('1,hello', 1, 4, 5, ' ')).toBe('1,"hell "');
    expect(edited('1,"he""llo"', 1, 2, 4, '"')).toBe('1,"he""lo"');
    expect(edited('1,"a,b"', 1, 0, 1, ',')).toBe('1,",,b"');
  });

  it.each(['=1', '+1', '-1', '@a', '\ta', '\ra', '＝1'])('never make a formula: %j', (replacement) => {
    const text = edited('1,"hello"', 1, 0, 5, replacement);
    expect(text).toBe(`1,"'${replacement}"`);
    expect(edited('1,x=1', 1, 0, 1, '')).toBe("1,'=1");
  });

  it('leave a cell that began as one as it was', () => {
    expect(edited('1,+14155550132', 1, 1, 12, '[X]')).toBe('1,+[X]');
    expect(edited('1,=a', 1, 0, 2, '-')).toBe('1,-');
  });
});
