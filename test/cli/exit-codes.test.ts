import { describe, expect, it } from 'vitest';
import { ANSWERS, answerTo, EXIT } from '../../src/cli/exit-codes.ts';
import { ChatveilError, ERROR_CODES } from '../../src/model/errors.ts';

it('has an answer for every error code, and no other', () => {
  expect(Object.keys(ANSWERS).sort()).toEqual(Object.keys(ERROR_CODES).sort());
});

describe('answerTo', () => {
  it('shows the message of an own error, and what to do', () => {
    const error = new ChatveilError('INPUT_UNREADABLE', 'there is no such file', { file: 'chats.jsonl' });
    expect(answerTo(error)).toEqual({
      exit: EXIT.usage,
      lines: ['there is no such file (chats.jsonl)', 'Check the path and its permissions.'],
      code: 'INPUT_UNREADABLE',
    });
  });

  it.each([
    [new SyntaxError('Unexpected token in "Mia Example"'), 'unexpected SyntaxError'],
    [Object.assign(new Error('write mia@example.com'), { code: 'ENOSPC' }), 'unexpected Error ENOSPC'],
    [Object.assign(new Error('x'), { code: 'Mia Example', name: 'Mia Example' }), 'unexpected error'],
    [Object.assign(new Error('x'), { code: 'MIA EXAMPLE' }), 'unexpected Error'],
    ['Mia Example', 'unexpected error'],
    [undefined, 'unexpected error'],
    [
      Object.assign(new Error('Mia'), { name: 'ChatveilError', code: 'toString' }),
      'unexpected ChatveilError',
    ],
  ])('never shows what a foreign error says: %#', (error, line) => {
    const answer = answerTo(error);
    expect(answer.exit).toBe(EXIT.stopped);
    expect(answer.lines[0]).toBe(line);
    expect(answer.lines.join()).not.toMatch(/mia/i);
  });
});
