/**
 * Measures what the built product finds: `npm run eval -- [options]`
 *
 *   --corpus A,B   only these: project, authored, support-lowercase, task-dialogues
 *   --policy NAME  another preset or policy file
 *   --details      tables by type and by language
 *   --misses N     show N spans that were not found, with their text (development corpora hold no real data)
 *   --fps N        show N found spans that nobody marked
 *   --type T,U     only misses and false ones of these types
 *   --json         everything as JSON
 *   --gate         fail if the project corpus misses a bar of test/eval/gate.json
 *   --record       append the figures to bench/records/eval-history.jsonl
 */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Corpus, readCorpora, root } from './corpora.ts';
import { type Figures, type Gate, missedBars } from './gate.ts';
import { entry, type FoundSpan, type GoldConversation } from './gold.ts';
import { runProduct } from './product.ts';
import { residual } from './residual.ts';
import {
  charRecall,
  leaks,
  leaksPer1000,
  recall,
  type Sample,
  score,
  strictPrecision,
  type Tally,
  typedRecall,
} from './score.ts';
import { languageTable, type Measured, summaryTable, typeTable } from './table.ts';

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' },
    policy: { type: 'string', default: 'mask' },
    details: { type: 'boolean', default: false },
    misses: { type: 'string', default: '0' },
    fps: { type: 'string', default: '0' },
    type: { type: 'string' },
    json: { type: 'boolean', default: false },
    gate: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
});

const names = options.corpus?.split(',') ?? [];
const corpora = readCorpora(names);
const measured = corpora.map(measure);

if (options.json) console.log(JSON.stringify(measured.map(asJson), null, 2));
else {
  console.log(summaryTable(measured));
  if (options.details)
    for (const each of measured)
      console.log(`\n${each.corpus}\n\n${typeTable(each)}\n\n${languageTable(each)}`);
}
const shown = options.type?.split(',');
corpora.forEach((corpus, i) => {
  show(corpus, 'missed', measured[i]!.score.missed, Number(options.misses));
  show(corpus, 'false', measured[i]!.score.falseOnes, Number(options.fps));
});
if (options.record) record();
if (options.gate) gate();

function measure({ name, conversations }: Corpus): Measured {
  const run = runProduct(conversations, options.policy);
  const languages = new Map<string, GoldConversation[]>();
  for (const conversation of conversations)
    entry(languages, conversation.language ?? '?', () => []).push(conversation);
  return {
    corpus: name,
    score: score(conversations, run.found),
    byLanguage: new Map(
      [...languages].map(([language, some]) => [language, score(some, only(run.found, some))]),
    ),
    residual: residual(conversations, run.output),
  };
}

function only(
  found: ReadonlyMap<string, readonly FoundSpan[]>,
  conversations: readonly GoldConversation[],
): Map<string, readonly FoundSpan[]> {
  return new Map(conversations.map(({ id }) => [id, found.get(id) ?? []]));
}

function show(corpus: Corpus, word: string, samples: readonly Sample[], most: number): void {
  const byId = new Map(corpus.conversations.map((conversation) => [conversation.id, conversation]));
  const wanted = shown === undefined ? samples : samples.filter((sample) => shown.includes(sample.type));
  for (const sample of wanted.slice(0, most)) {
    const text = byId.get(sample.conversation)?.messages[sample.message]?.text ?? '';
    const span = JSON.stringify(text.slice(sample.start, sample.end));
    console.log(
      `${word} ${sample.type} ${span}  ${sample.conversation}:${sample.message}  ${JSON.stringify(text.slice(0, 160))}`,
    );
  }
}

function figures({ score: result, residual: left }: Measured): Figures & Record<string, number | null> {
  return {
    conversations: result.conversations,
    messages: result.messages,
    recall: recall(result.overall) ?? 1,
    typedRecall: typedRecall(result.overall) ?? 1,
    strictPrecision: strictPrecision(result) ?? 1,
    leaksPer1000: leaksPer1000(result),
    readable: left.values === 0 ? 0 : left.readable / left.values,
  };
}

function asJson(each: Measured): unknown {
  const tally = (of: Tally): Readonly<Record<string, number | null>> => ({
    ...of,
    recall: recall(of),
    typedRecall: typedRecall(of),
    charRecall: charRecall(of),
    leaks: leaks(of),
  });
  return {
    corpus: each.corpus,
    ...figures(each),
    overall: tally(each.score.overall),
    predicted: each.score.predicted,
    falsePositives: each.score.falsePositives,
    byType: Object.fromEntries([...each.score.byType].map(([type, of]) => [type, tally(of)])),
    byFoundType: Object.fromEntries(each.score.byFoundType),
    byLanguage: Object.fromEntries(
      [...each.byLanguage].map(([language, of]) => [
        language,
        {
          ...tally(of.overall),
          strictPrecision: strictPrecision(of),
          leaksPer1000: leaksPer1000(of),
        },
      ]),
    ),
    residual: { ...each.residual, byType: Object.fromEntries(each.residual.byType) },
  };
}

function record(): void {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const line = {
    date: new Date().toISOString().slice(0, 10),
    version,
    policy: options.policy,
    node: process.versions.node,
    corpora: Object.fromEntries(measured.map((each) => [each.corpus, rounded(figures(each))])),
  };
  mkdirSync(join(root, 'bench/records'), { recursive: true });
  appendFileSync(join(root, 'bench/records/eval-history.jsonl'), `${JSON.stringify(line)}\n`);
}

function rounded(of: Readonly<Record<string, number | null>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(of).map(([name, n]) => [name, n === null ? null : Math.round(n * 1e4) / 1e4]),
  );
}

function gate(): void {
  const own = measured.find((each) => each.corpus === 'project');
  if (own === undefined) throw new Error('--gate needs the project corpus');
  const bars: Gate = JSON.parse(readFileSync(join(root, 'test/eval/gate.json'), 'utf8'));
  const missed = missedBars(bars, figures(own));
  console.log(
    missed.length === 0 ? 'gate: every bar holds' : missed.map((line) => `gate: ${line}`).join('\n'),
  );
  if (missed.length > 0) process.exitCode = 1;
}
