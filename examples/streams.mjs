// Streams and worker threads: node examples/streams.mjs (after npm ci). Writes nothing.
import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ChatveilError, createEngine, createPool } from 'chatveil';

const CHATS = new URL('chats/orders.jsonl', import.meta.url);

/** Counts what arrives; a file, a socket or a queue would stand here. */
function counter(name) {
  let bytes = 0;
  return new Writable({
    write(chunk, _encoding, done) {
      bytes += chunk.length;
      done();
    },
    final(done) {
      console.log(`${name}: ${bytes} bytes arrived`);
      done();
    },
  });
}

console.log('# A Node stream between a source and a sink, on this thread.');
const engine = await createEngine({ policy: 'mask' });
await pipeline(
  createReadStream(CHATS),
  engine.stream({
    format: 'jsonl',
    onEnd: ({ counts, heldCount }) =>
      console.log(`${counts.conversations} chats, ${counts.findings.PERSON} names, ${heldCount} held back`),
  }),
  counter('sink'),
);

console.log('\n# A web stream, as in a request handler.');
const body = new Blob(['{"messages":[{"text":"write to mia@example.com"}]}\n']).stream();
console.log(await new Response(body.pipeThrough(engine.webStream({ format: 'jsonl' }))).text());

console.log('# A record that cannot be read is held back, and a stream that is not asked about it fails.');
const broken = new Blob(['{"messages":[{"text":"write to mia@example.com"}]}\n{"messages":[{"te\n']).stream();
try {
  await new Response(broken.pipeThrough(engine.webStream({ format: 'jsonl' }))).text();
} catch (error) {
  if (!(error instanceof ChatveilError)) throw error;
  console.log(error.code, error.place);
}

console.log('\n# The same over worker threads: the bytes are the same, whatever their number.');
const pool = await createPool({ policy: 'mask', workers: 2 });
try {
  await pipeline(createReadStream(CHATS), pool.stream({ format: 'jsonl' }), counter('sink'));
  const chats = ['mia', 'tom'].map((name) => ({ messages: [{ text: `write to ${name}@example.com` }] }));
  const results = await Promise.all(chats.map((chat) => pool.redactConversation(chat)));
  for (const { messages, findings } of results) console.log(messages[0].text, findings[0].path);
} finally {
  await pool.close();
}
