// npm run example: redacts examples/chats into out/ with the command line, then shows each changed message
// before and after.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const paint = (code, text) => (process.stdout.isTTY ? `\x1b[${code}m${text}\x1b[0m` : text);

/** Texts of a transcript as a reader would see them, in order. */
const READERS = {
  jsonl: (text) => text.trim().split('\n').flatMap(messagesOf),
  json: messagesOf,
  csv: lines,
  txt: lines,
};

function lines(text) {
  return text.trimEnd().split('\n');
}

function messagesOf(json) {
  const record = JSON.parse(json);
  const { messages, ...rest } = record;
  return [
    ...messages.map((message) => `${message.speaker ?? message.from}: ${message.text ?? message.body}`),
    `(around the messages: ${JSON.stringify(rest)})`,
  ];
}

console.log('$ chatveil redact examples/chats -o out\n');
const run = spawnSync(
  process.execPath,
  [at('../dist/cli/main.js'), 'redact', 'examples/chats', '-o', 'out'],
  { stdio: 'inherit', cwd: at('..') },
);
if (run.status !== 0) process.exit(run.status ?? 1);

for (const file of readdirSync(at('chats')).sort()) {
  const read = READERS[file.split('.').at(-1)];
  const before = read(readFileSync(at(`chats/${file}`), 'utf8'));
  const after = read(readFileSync(at(`../out/${file}`), 'utf8'));
  const changed = before.flatMap((text, i) => (text === after[i] ? [] : [i]));
  console.log(
    `\n${paint(1, `examples/chats/${file}`)}: ${changed.length} of ${before.length} lines changed\n`,
  );
  for (const i of changed) {
    console.log(paint(31, `- ${before[i].replaceAll('\n', ' ')}`));
    console.log(paint(32, `+ ${after[i].replaceAll('\n', ' ')}`));
  }
}
console.log(
  `
The redacted files are in out/. What you still see there and should not is a kind of value that is not found
yet: the README says which, under "What it does not do".

Next:
  npx chatveil redact YOUR-FILE --preview 3     your own chats before and after; nothing is written
  npx chatveil explain "TEXT"                   why a span was or was not found
  node examples/library.mjs                     the same from a program`,
);
