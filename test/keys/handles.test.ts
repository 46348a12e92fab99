import { describe, expect, it } from 'vitest';
import { conversationHandle, handleOf } from '../../src/keys/handles.ts';

describe('the handle of a subject', () => {
  it('is the same however it is spaced or composed', () => {
    expect(handleOf('  C-88213 ')).toBe('C-88213');
    expect(handleOf('Jose\u0301')).toBe(handleOf('Jos\u00e9'));
  });

  it.each(['', '  ', 'a\nb', '\u0000', '\ud800', 'x'.repeat(100_000)])('refuses %j', (text) => {
    expect(() => handleOf(text)).toThrow(expect.objectContaining({ code: 'SUBJECT_INVALID' }));
  });

  it('is never that of a conversation', () => {
    const id = conversationHandle('c-1001');
    expect(id).toContain('c-1001');
    expect(() => handleOf(id)).toThrow();
  });
});
