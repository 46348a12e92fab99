import { join, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shownPath, withShownPaths } from '../../src/cli/shown-path.ts';
import { placeWith } from './start.ts';

const FOLDER = resolve(sep, 'data', 'exports');
const INSIDE = join(FOLDER, 'chats', 'a.jsonl');

describe('shownPath', () => {
  it.each([
    [INSIDE, join('chats', 'a.jsonl')],
    [join('chats', 'a.jsonl'), join('chats', 'a.jsonl')],
    [FOLDER, FOLDER],
    [resolve(sep, 'data', 'other.jsonl'), resolve(sep, 'data', 'other.jsonl')],
    [`${FOLDER}-old${sep}a.jsonl`, `${FOLDER}-old${sep}a.jsonl`],
    [join(FOLDER, '..name'), '..name'],
    ['-', '-'],
  ])('%s is shown as %s', (path, shown) => {
    expect(shownPath(path, FOLDER)).toBe(shown);
  });
});

it('withShownPaths shortens paths in a message', () => {
  const message = `cannot be read (${INSIDE}:3)`;
  expect(withShownPaths(message, FOLDER)).toBe(`cannot be read (${join('chats', 'a.jsonl')}:3)`);
  expect(withShownPaths(message, sep)).toBe(message);
});

describe('chatveil', () => {
  it('names files below the working folder from there on, in summaries and errors', async () => {
    const chat = `${JSON.stringify({ messages: [{ text: 'mail mia@example.com' }] })}\n`;
    const { chatveil, folder } = placeWith({
      'in/a.jsonl': chat,
      'in/b.jsonl': `LEAK\n${chat}`,
      'in/c.pdf': '',
    });
    const done = await chatveil(['redact', join(folder, 'in'), '-o', join(folder, 'out')]);
    expect(done.code).toBe(3);
    expect(done.stderr).toMatch(/^in\/a\.jsonl .* out\/a\.jsonl$/m);
    expect(done.stderr).toMatch(/^ {2}in\/b\.jsonl:1:0 {2}RECORD_MALFORMED/m);
    expect(done.stderr).toMatch(/^in\/c\.pdf /m);
    expect(done.stderr).not.toContain(folder);

    const refused = await chatveil(['scan', 'in', '--policy', 'nowhere.yaml']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('(nowhere.yaml)');
  });
});
