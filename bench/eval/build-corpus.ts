/**
 * Writes test/eval/corpus.jsonl and recent.jsonl, each from the sources in the folder of its name: `npm run eval:corpus`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CorpusConversation, corpusLines, parseCorpus } from './corpus.ts';

const folder = fileURLToPath(new URL('../../test/eval/', import.meta.url));

for (const name of ['corpus', 'recent']) {
  const conversations: CorpusConversation[] = readdirSync(`${folder}${name}`)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => parseCorpus(file, readFileSync(`${folder}${name}/${file}`, 'utf8')));

  writeFileSync(`${folder}${name}.jsonl`, corpusLines(conversations));
  const count = (pick: (c: CorpusConversation) => number): number =>
    conversations.reduce((sum, conversation) => sum + pick(conversation), 0);
  console.log(
    `${name}: ${conversations.length} conversations, ${count((c) => c.messages.length)} messages, ` +
      `${count((c) => c.spans.filter((span) => span.optional !== true).length)} marked spans, ` +
      `${count((c) => c.spans.filter((span) => span.optional === true).length)} neutral`,
  );
}
