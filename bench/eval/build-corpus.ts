/** Writes test/eval/corpus.jsonl from the sources beside it: `npm run eval:corpus`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CorpusConversation, corpusLines, parseCorpus } from './corpus.ts';

const folder = fileURLToPath(new URL('../../test/eval/', import.meta.url));

const conversations: CorpusConversation[] = readdirSync(`${folder}corpus`)
  .filter((file) => file.endsWith('.txt'))
  .sort()
  .flatMap((file) => parseCorpus(file, readFileSync(`${folder}corpus/${file}`, 'utf8')));

writeFileSync(`${folder}corpus.jsonl`, corpusLines(conversations));
const count = (pick: (c: CorpusConversation) => number): number =>
  conversations.reduce((sum, conversation) => sum + pick(conversation), 0);
console.log(
  `${conversations.length} conversations, ${count((c) => c.messages.length)} messages, ` +
    `${count((c) => c.spans.filter((span) => span.optional !== true).length)} marked spans, ` +
    `${count((c) => c.spans.filter((span) => span.optional === true).length)} neutral`,
);
