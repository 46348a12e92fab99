import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeWith } from './start.ts';

const line = (id: string, ...texts: string[]): string =>
  `${JSON.stringify({ id, messages: texts.map((text, i) => ({ author: i % 2 === 0 ? 'customer' : 'agent', text })) })}\n`;

const FIRST = line('c1', 'please write to mia@example.com', 'thank you');
const SECOND = line('c2', 'nothing to see here', 'indeed');
const THIRD = line('c3', 'or to lee@example.org and lee@example.org', 'ok');
const CHATS = FIRST + SECOND + THIRD;
const BROKEN = '{"id":"c9","messages":[{"text":"my secret word is zebra"\n';

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('chatveil redact', () => {
  it('writes the result, leaves the input, and sums up on stderr', async () => {
    const { folder, chatveil } = placeWith({ 'chats.jsonl': CHATS });
    const { code, stdout, stderr } = await chatveil(['redact', 'chats.jsonl', '-o', 'safe.jsonl']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(read(folder, 'chats.jsonl')).toBe(CHATS);
    expect(read(folder, 'safe.jsonl')).toBe(
      CHATS.replace('mia@example.com', '[EMAIL_1]').replaceAll('lee@example.org', '[EMAIL_1]'),
    );
    expect(stderr).toMatch(/^Redacted 1 file: 3 conversations, 6 messages, \d+ B in \d+\.\d s\n/);
    expect(stderr).toMatch(/\nEMAIL {6}3 {2}mask\n/);
    expect(stderr).toContain('Output: safe.jsonl\n');
    expect(stderr).toContain('Policy: mask\n');
    expect(stderr).not.toMatch(/\u001b|\r|example\.(com|org)|clean/);
    expect(readdirSync(folder).sort()).toEqual(['chats.jsonl', 'safe.jsonl']);
  });

  it('works as a filter: data on stdout and nothing else', async () => {
    const { chatveil } = placeWith();
    const { code, stdout, stderr } = await chatveil(['redact', '-', '-f', 'jsonl', '-o', '-'], {
      stdin: CHATS,
    });
    expect(code).toBe(0);
    expect(
      stdout
        .split('\n')
        .slice(0, -1)
        .map((one) => JSON.parse(one).id),
    ).toEqual(['c1', 'c2', 'c3']);
    expect(stdout).not.toContain('@');
    expect(stderr).toContain('Redacted 1 file');
  });

  it('holds back what it cannot read: named by place, exit code 3, nothing quoted', async () => {
    const { folder, chatveil } = placeWith({ 'chats.jsonl': FIRST + BROKEN + SECOND });
    const { code, stderr } = await chatveil(['redact', 'chats.jsonl', '-o', 'safe.jsonl']);
    expect(code).toBe(3);
    expect(stderr).toContain('Held back: 1 record, not read and not in the output\n');
    expect(stderr).toContain(`  chats.jsonl:2:${Buffer.byteLength(FIRST)}  RECORD_MALFORMED  `);
    expect(stderr).not.toMatch(/zebra|secret/);
    expect(read(folder, 'safe.jsonl')).toBe(FIRST.replace('mia@example.com', '[EMAIL_1]') + SECOND);
  });

  it('is silent with --quiet, but for what was held back', async () => {
    const { chatveil } = placeWith({ 'chats.jsonl': CHATS, 'odd.jsonl': FIRST + BROKEN });
    expect(await chatveil(['redact', 'chats.jsonl', '-o', 'safe.jsonl', '-q'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    const { code, stderr } = await chatveil(['redact', 'odd.jsonl', '-o', 'safe2.jsonl', '-q']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^Held back: 1 record, .*\n {2}odd\.jsonl:2:\d+ {2}RECORD_MALFORMED {2}.*\n$/);
  });

  it('refuses to write onto its input', async () => {
    const { folder, chatveil } = placeWith({ 'chats.jsonl': CHATS });
    const { code, stderr } = await chatveil(['redact', 'chats.jsonl', '-o', './chats.jsonl']);
    expect(code).toBe(2);
    expect(stderr).toContain('would overwrite an input');
    expect(read(folder, 'chats.jsonl')).toBe(CHATS);
  });

  it('mirrors a folder and names what is no transcript', async () => {
    const { folder, chatveil } = placeWith({
      'in/a.jsonl': FIRST,
      'in/deep/b.jsonl': THIRD,
      'in/logo.png': 'not a transcript',
    });
    const { code, stderr } = await chatveil(['redact', 'in', '-o', 'out']);
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'out'), { recursive: true }).sort()).toEqual([
      'a.jsonl',
      'chatveil-run.json',
      'deep',
      'deep/b.jsonl',
    ]);
    expect(stderr).toMatch(/\nin\/deep\/b\.jsonl +\d+ B +2 +0 {2}out\/deep\/b\.jsonl\n/);
    expect(stderr).toContain('in/logo.png  not a transcript');
  });

  it('does not depend on the number of workers', async () => {
    const { folder, chatveil } = placeWith({ 'chats.jsonl': CHATS.repeat(50) });
    await chatveil(['redact', 'chats.jsonl', '-o', 'one.jsonl', '-w', '1']);
    await chatveil(['redact', 'chats.jsonl', '-o', 'usual.jsonl']);
    expect(read(folder, 'one.jsonl')).toBe(read(folder, 'usual.jsonl'));
  });
});

describe('settings', () => {
  const YAML = 'policy: none\nquiet: true\noutput: from-file.jsonl\n';

  it('come from chatveil.yaml where no flag is given', async () => {
    const { folder, chatveil } = placeWith({ 'chats.jsonl': CHATS, 'chatveil.yaml': YAML });
    expect(await chatveil(['redact', 'chats.jsonl'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(read(folder, 'from-file.jsonl')).toBe(CHATS);
  });

  it('come from the flag where both say something', async () => {
    const { folder, chatveil } = placeWith({ 'chats.jsonl': CHATS, 'chatveil.yaml': YAML });
    const { code } = await chatveil(['redact', 'chats.jsonl', '-p', 'mask', '-o', 'from-flag.jsonl']);
    expect(code).toBe(0);
    expect(read(folder, 'from-flag.jsonl')).toContain('[EMAIL_1]');
    expect(existsSync(join(folder, 'from-file.jsonl'))).toBe(false);
  });

  it('are refused by file and line where they are wrong', async () => {
    const { chatveil } = placeWith({ 'chats.jsonl': CHATS, 'chatveil.yaml': 'policy: mask\nworker: 2\n' });
    const { code, stderr } = await chatveil(['redact', 'chats.jsonl', '-o', 'x.jsonl']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/did you mean "?workers"?\?/);
    expect(stderr).toContain('chatveil.yaml:2');
  });

  it('say what a policy leaves in the output', async () => {
    const { chatveil } = placeWith({ 'chats.jsonl': CHATS });
    const { stderr } = await chatveil(['redact', 'chats.jsonl', '-o', 'safe.jsonl', '-p', 'none']);
    expect(stderr).toContain('  it keeps every type but CVV, PASSWORD, PIN, SECRET\n');
    expect(stderr).toMatch(/\nEMAIL {6}3 {2}keep\n/);
  });

  it('read scores and lists', async () => {
    const { folder, chatveil } = placeWith({
      'chats.jsonl': CHATS,
      'allow.txt': 'lee@example.org\n',
      'deny.csv': 'nothing to see,ORG\n',
    });
    const words = ['redact', 'chats.jsonl', '-o', 'safe.jsonl', '--allow', 'allow.txt', '--deny', 'deny.csv'];
    const { code, stderr } = await chatveil(words);
    expect(code).toBe(0);
    expect(stderr).toContain('  it leaves 1 allowed value alone\n');
    expect(stderr).toMatch(/\nORG +1 +/);
    expect(read(folder, 'safe.jsonl')).toContain('lee@example.org');
  });
});

describe('--report', () => {
  it.each([
    [
      'run.json',
      (text: string) =>
        expect(JSON.parse(text)).toMatchObject({ mode: 'redact', counts: { findings: { EMAIL: 3 } } }),
    ],
    ['run.csv', (text: string) => expect(text).toMatch(/^kind,name,count\ntype,EMAIL,3\n/)],
  ])('%s is written for its owner alone', async (name, check) => {
    const { folder, chatveil } = placeWith({ 'chats.jsonl': CHATS });
    const { code } = await chatveil(['redact', 'chats.jsonl', '-o', 'safe.jsonl', '--report', name]);
    expect(code).toBe(0);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    check(read(folder, name));
    expect(read(folder, name)).not.toMatch(/example\.(com|org)/);
  });

  it.each([
    [['in/a.json', '-o', 'out.json'], 'in/a.json', 'names an input'],
    [['in', '-o', 'out'], 'in/run.json', 'lies inside an input folder'],
    [['in/a.json', '-o', 'out.json'], './out.json', 'lies where the output goes'],
    [['in', '-o', 'there/'], 'there/run.json', 'lies where the output goes'],
    [['in/*.json', '-o', 'out/'], 'in/a.json', 'names an input'],
  ])('%j refuses %s', async (words, report, reason) => {
    const content = JSON.stringify([JSON.parse(FIRST)]);
    const { folder, chatveil } = placeWith({ 'in/a.json': content, 'there/x.json': '[]' });
    const { code, stderr } = await chatveil(['redact', ...words, '--report', report]);
    expect(stderr).toContain(reason);
    expect(code).toBe(2);
    expect(read(folder, 'in/a.json')).toBe(content);
  });
});

describe('--preview', () => {
  it('shows the first conversations before and after, and writes nothing', async () => {
    const { folder, chatveil } = placeWith({ 'chats.jsonl': CHATS });
    const { code, stdout, stderr } = await chatveil(['redact', 'chats.jsonl', '--preview', '2']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`chats.jsonl, preview 1: 1 of 2 lines changed
  - customer: please write to mia@example.com
  + customer: please write to [EMAIL_1]
    agent: thank you

chats.jsonl, preview 2: 0 of 2 lines changed
    customer: nothing to see here
    agent: indeed
`);
    expect(readdirSync(folder)).toEqual(['chats.jsonl']);
  });

  it('shows all there is if that is less', async () => {
    const { chatveil } = placeWith({ 'chats.jsonl': THIRD });
    const { code, stdout } = await chatveil(['redact', 'chats.jsonl', '--preview', '5']);
    expect(code).toBe(0);
    expect(stdout).toContain('  + customer: or to [EMAIL_1] and [EMAIL_1]\n');
  });

  it('puts rows of one conversation together', async () => {
    const rows = 'conversation_id,author,text\n1,mia,write to mia@example.com\n2,lee,hello\n1,agent,ok\n';
    const { chatveil } = placeWith({ 'chats.csv': rows });
    const { code, stdout } = await chatveil(['redact', 'chats.csv', '--preview', '1']);
    expect(code).toBe(0);
    expect(stdout).toContain('preview 1: 1 of 2 lines changed\n');
    expect(stdout).toMatch(/write to mia@example\.com\n.*write to \[EMAIL_1\]\n.*agent: ok\n$/);
  });

  it('takes the policy of chatveil.yaml, and needs no output', async () => {
    const { chatveil } = placeWith({
      'chats.jsonl': FIRST,
      'chatveil.yaml': 'policy: none\noutput: x.jsonl\n',
    });
    const { stdout } = await chatveil(['redact', 'chats.jsonl', '--preview', '1']);
    expect(stdout).toContain('0 of 2 lines changed');
  });
});

describe('colours', () => {
  it.each([
    [{ FORCE_COLOR: '1' }, true],
    [{ NO_COLOR: '1' }, false],
    [{}, false],
  ])('with %j in a pipe: %j', async (env, wanted) => {
    const { chatveil } = placeWith({ 'chats.jsonl': CHATS });
    const { stdout } = await chatveil(['redact', 'chats.jsonl', '--preview', '1'], { env });
    expect(stdout.includes('\u001b[31mmia@example.com\u001b[39m')).toBe(wanted);
    const { stderr } = await chatveil(['redact', 'chats.jsonl', '-o', 'safe.jsonl'], { env });
    expect(stderr.includes('\u001b[1mRedacted')).toBe(wanted);
  });
});
