import { describe, expect, it } from 'vitest';
import { detectFormat, formatNamed } from '../../src/formats/index.ts';
import { FORMAT_NAMES } from '../../src/model/format.ts';
import { encode } from './located.ts';

describe('formats', () => {
  it.each(FORMAT_NAMES)('%s is in the table under its name', (name) => {
    expect(formatNamed(name).name).toBe(name);
  });
});

describe('detectFormat by name', () => {
  it.each([
    ['a.jsonl', 'jsonl'],
    ['a.NDJSON.gz', 'jsonl'],
    ['a.json', 'json'],
    ['dir.v2/a.csv.gz', 'csv'],
    ['a.tsv', 'csv'],
    ['a.txt', 'text'],
    ['a.log', 'text'],
  ])('%s', (name, format) => {
    expect(detectFormat(name, encode('x'))).toBe(format);
  });

  it('takes a .json file with an object a line for what it is', () => {
    expect(detectFormat('a.json', encode('{"a":1}\n{"a":2}\n'))).toBe('jsonl');
    expect(detectFormat('a.json', encode('{"a":1}\n'))).toBe('json');
    expect(detectFormat('a.json', encode('{\n"a":1}\n'))).toBe('json');
  });

  it('does not stumble over odd extensions', () => {
    expect(detectFormat('a.constructor', encode('hello'))).toBe('text');
  });
});

describe('detectFormat by content', () => {
  it.each([
    ['{"messages":[]}\n{"messages":[]}\n', 'jsonl'],
    ['\ufeff{"messages":[]}\n{"mess', 'jsonl'],
    ['{"messages":[\n{}', 'json'],
    ['[{"text":"a"}]', 'json'],
    ['conversation_id,sender,message\n1,a,b\n', 'csv'],
    ['"Telefon";"E-Mail"\r\n1;2\r\n', 'csv'],
    ['Agent: hi, there\nCustomer: well, no\n', 'text'],
    ['[10:00] Avery: hi', 'text'],
    ['grüß dich', 'text'],
    ['', undefined],
    [' \n', undefined],
    ['<!DOCTYPE html><p>', undefined],
    ['WEBVTT\n\n', undefined],
    ['%PDF-1.7', undefined],
    ['a\0b', undefined],
    ['From: a@example.com\nSubject: x\n y\nMIME-Version: 1.0\n\nhi', undefined],
  ])('%j is %s', (content, format) => {
    expect(detectFormat('file', encode(content))).toBe(format);
  });

  it('knows bytes that are no text, and a sample cut inside a character', () => {
    expect(detectFormat('file', Uint8Array.from([0x61, 0xff, 0x61, 0x61, 0x61, 0x61]))).toBeUndefined();
    expect(detectFormat('-', encode('abcé').subarray(0, 4))).toBe('text');
  });
});
