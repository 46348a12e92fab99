import { describe, expect, it } from 'vitest';
import { placeWith } from './start.ts';

describe('chatveil explain', () => {
  it('shows what was found in a text, and on what evidence', async () => {
    const { code, stdout, stderr } = await placeWith().chatveil(['explain', 'my mail is mia@example.com']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^1 span found, \d+ considered and not taken\n\nmia@example\.com {2}→ mask\n {2}EMAIL by /,
    );
    expect(stdout).toMatch(/\n +[+·].*pattern/);
  });

  it('takes the text from stdin, so that it stays out of the shell history', async () => {
    const { code, stdout } = await placeWith().chatveil(['explain'], {
      stdin: 'my mail is mia@example.com\n',
    });
    expect(code).toBe(0);
    expect(stdout).toContain('mia@example.com  → mask');
  });

  it('says what kept a span from being found', async () => {
    const { chatveil } = placeWith();
    const { stdout } = await chatveil(['explain', 'my mail is mia@example.com', '--min-score', '1']);
    expect(stdout).toMatch(/^0 spans found, [1-9]/);
    expect(stdout).toContain('mia@example.com  ✗ below the minimum score 1\n');
  });

  it('explains one conversation of a file', async () => {
    const chats = ['hello', 'write to mia@example.com']
      .map((text) => `${JSON.stringify({ messages: [{ author: 'customer', text }] })}\n`)
      .join('');
    const { chatveil } = placeWith({ 'chats.jsonl': chats });
    const { code, stdout } = await chatveil(['explain', 'chats.jsonl:2']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^message 0, .*: 1 span found/);
    expect(stdout).toContain('mia@example.com  → mask\n');

    expect((await chatveil(['explain', 'chats.jsonl:1'])).stdout).toBe(
      'Nothing was found in this conversation, and nothing was near to it.\n',
    );
    const beyond = await chatveil(['explain', 'chats.jsonl:3']);
    expect(beyond.code).toBe(2);
    expect(beyond.stderr).toContain('the file holds 2 conversations that can be read');
  });

  it('shows what lost in a conversation of a file, and why', async () => {
    const chat = {
      participants: [{ name: 'Odalys Brenner', email: 'odalys.brenner@example.com' }],
      messages: [{ author: 'agent', text: 'is 07700 900123 the best number?' }],
    };
    const { chatveil } = placeWith({ 'chats.jsonl': `${JSON.stringify(chat)}\n` });
    const { code, stdout } = await chatveil(['explain', 'chats.jsonl:1']);
    expect(code).toBe(0);
    expect(stdout).toContain('brenner  ✗ EMAIL by typed-field is stronger\n');
    const strict = await chatveil(['explain', 'chats.jsonl:1', '--min-score', '1']);
    expect(strict.stdout).toContain('07700 900123  ✗ below the minimum score 1\n');
  });

  it('asks for the number of a conversation where a file is named without', async () => {
    const { code, stderr } = await placeWith({ 'chats.jsonl': '{}' }).chatveil(['explain', 'chats.jsonl']);
    expect(code).toBe(2);
    expect(stderr).toContain('this is a file; name one of its conversations, such as chats.jsonl:1');
  });

  it('asks for a text if there is none', async () => {
    const { code, stderr } = await placeWith().chatveil(['explain']);
    expect(code).toBe(2);
    expect(stderr).toContain('there is no text to explain');
  });
});
