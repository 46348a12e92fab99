import { expect, it } from 'vitest';
import { formatPreview } from '../../src/reports/preview-text.ts';

const same = (text: string) => ({ before: text, after: text });
const changed = [
  { before: 'Mia', after: '[PERSON_1]' },
  same(': my mail is '),
  { before: 'mia@example.com', after: '[EMAIL_1]' },
  same(', thanks'),
];

it('shows changed lines twice, the others once', () => {
  expect(
    formatPreview({ title: 'chats.jsonl', lines: [changed, [same('Agent: '), same('Thank you.')]] }),
  ).toBe(
    `chats.jsonl: 1 of 2 lines changed
  - Mia: my mail is mia@example.com, thanks
  + [PERSON_1]: my mail is [EMAIL_1], thanks
    Agent: Thank you.
`,
  );
});

it('colours what went and what came, and nothing else', () => {
  const text = formatPreview({ title: 'x', lines: [changed] }, { colour: true });
  expect(text.split('\n').slice(1, 3)).toEqual([
    '  - \u001b[31mMia\u001b[39m: my mail is \u001b[31mmia@example.com\u001b[39m, thanks',
    '  + \u001b[32m[PERSON_1]\u001b[39m: my mail is \u001b[32m[EMAIL_1]\u001b[39m, thanks',
  ]);
});

it('keeps a message on its line and obeys no control character in it', () => {
  expect(formatPreview({ title: 'x', lines: [[same('M\u001b[2J: a\nb')]] })).toBe(
    'x: 0 of 1 line changed\n    M␛[2J: a␊b\n',
  );
});
