import { describe, expect, it } from 'vitest';
import { sniffJson, sniffJsonl } from '../../src/formats/index.ts';
import { encode, Subject } from './located.ts';

function keyOf(line: string): string | undefined {
  const bytes = encode(line);
  const key = new Subject('jsonl').locator.key(bytes, 0, bytes.length);
  return key === undefined ? undefined : Buffer.from(bytes.subarray(key.start, key.end)).toString();
}

describe('lines of JSONL', () => {
  it.each(['', ' ', '\r', '\t \r', '\ufeff', '\ufeff \r'])('%j is no record', (line) => {
    expect(new Subject('jsonl').locate(line)).toMatchObject({ problem: undefined, rows: [] });
  });

  it('may end in CR and begin with a mark', () => {
    const { problem, rows } = new Subject('jsonl').locate('\ufeff{"a":"b"}\r');
    expect(problem).toBeUndefined();
    expect(rows.map((row) => row.text)).toEqual(['a', 'b']);
  });

  it('are located where they stand in a chunk', () => {
    const bytes = encode('{"a":"x"}\n{"a":"y"}\n');
    const subject = new Subject('jsonl');
    const chunk = subject.locate(bytes.subarray(10, 19));
    expect(chunk.rows.map((row) => row.text)).toEqual(['a', 'y']);
  });
});

describe('the conversation key of a line', () => {
  it.each([
    ['{"conversation_id":"c1","text":"x"}', 'c1'],
    ['{"text":"x","conversationId":17}', '17'],
    ['{"session_id":"s","ticket_id":"t","chat_id":"c","text":"x"}', 'c'],
    ['{"chat_id":"c","text":{"body":"x"},"meta":{"chat_id":"no"}}', 'c'],
    ['{ "meta" : [ "}", {"a":"]"} ] , "thread_id" : "t\\"1" , "body" : "x" }', 't\\"1'],
    ['\ufeff{"chat":"c","msg":"x"}\r', 'c'],
  ])('%s', (line, key) => {
    expect(keyOf(line)).toBe(key);
  });

  it.each([
    '{"conversation_id":"c1","messages":[{"text":"x"}]}',
    '{"conversation_id":"c1"}',
    '{"conversation_id":"c1","text":null}',
    '{"conversation_id":null,"text":"x"}',
    '{"conversation_id":"","text":"x"}',
    '{"id":"m1","text":"x"}',
    '["c1","x"]',
    '{"conversation_id":"c1","text":',
    '',
  ])('%s has none', (line) => {
    expect(keyOf(line)).toBeUndefined();
  });
});

describe('sniffJsonl', () => {
  it('tells messages from conversations', () => {
    expect(sniffJsonl(encode('{"chat_id":1,"text":"a"}\n{"chat_id":1,"text":"b"}\n{"chat_id":2,"te'))).toBe(
      'message',
    );
    expect(sniffJsonl(encode('\ufeff{"id":1,"messages":[{"text":"a"}]}\r\n{"id":2,"messages":[]}\n'))).toBe(
      'conversation',
    );
    expect(sniffJsonl(encode('{"text":"a"}\n'))).toBe('conversation');
    expect(sniffJsonl(encode('{"chat_id":1,"messages":[{"text":"a"},{"te'))).toBe('conversation');
    expect(sniffJsonl(new Uint8Array(0))).toBe('conversation');
  });
});

describe('sniffJson', () => {
  it('tells what a document is', () => {
    expect(sniffJson(encode('{"messages":[]}'))).toBe('document');
    expect(sniffJson(encode('[{"messages":[{"text":"a"}]},{"mess'))).toBe('conversations');
    expect(sniffJson(encode('[{"messages":[{"text":"a"},{"te'))).toBe('conversations');
    expect(sniffJson(encode('[{"chat_id":"a","text":"x"},{"chat_id":"b","text":"y"}]'))).toBe('messages');
    expect(sniffJson(encode('[{"speaker":"a","text":"x"},{"speaker":"b","text":"y"}]'))).toBe('document');
  });
});
