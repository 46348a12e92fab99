/** Measures what the built product finds; `npm run eval -- --help` says how. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadRules } from '../../dist/engine/load-rules.js';
import { ablate, worths } from './ablation.ts';
import { attribute, byKind, byRule } from './attribution.ts';
import { type Corpus, readCorpora, root } from './corpora.ts';
import { detectIn, detectorOptions } from './detected.ts';
import { asJson, figures, roundedFigures } from './figures.ts';
import { type Gate, missedBars } from './gate.ts';
import { entry, type FoundSpan, type GoldConversation } from './gold.ts';
import { drops, type HistoryLine, newestFigures } from './history.ts';
import { runProduct } from './product.ts';
import { residual } from './residual.ts';
import { sampleLines, worstFalseOnes, worstMisses } from './samples.ts';
import { type Sample, score } from './score.ts';
import {
  ablationTable,
  attributionTable,
  languageTable,
  type Measured,
  summaryTable,
  typeTable,
} from './table.ts';
import { WRITINGS, written } from './writings.ts';

const HELP = `Measures what the built product finds: npm run eval -- [options]

  --corpus A,B   only these: project, recent, authored, support-lowercase, task-dialogues
  --written W    the chats in another writing: html, quoted, timed, lower, upper, unstopped
  --policy NAME  another preset or policy file
  --details      tables by type, by language and by kind of evidence
  --by-rule      what each rule finds, and what it costs
  --ablate       what each piece of evidence is worth: the figures without it
  --misses N     show the N worst spans that were not found, with their text (the corpora hold no real data)
  --fps N        show the N surest found spans that nobody marked
  --type T,U     only misses and false ones of these types
  --json         everything as JSON
  --gate         fail if the project corpus misses a bar of test/eval/gate.json, or does worse than it last did
  --record       append the figures to bench/records/eval-history.jsonl`;

const { values: options } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    corpus: { type: 'string' },
    written: { type: 'string' },
    policy: { type: 'string', default: 'mask' },
    details: { type: 'boolean', default: false },
    'by-rule': { type: 'boolean', default: false },
    ablate: { type: 'boolean', default: false },
    misses: { type: 'string', default: '0' },
    fps: { type: 'string', default: '0' },
    type: { type: 'string' },
    json: { type: 'boolean', default: false },
    gate: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
});

if (options.help) {
  console.log(HELP);
  process.exit();
}

const HISTORY = join(root, 'bench/records/eval-history.jsonl');
const names = options.corpus?.split(',') ?? [];
const corpora = inWriting(readCorpora(names));
const measured = corpora.map(measure);

if (options.json) console.log(JSON.stringify(measured.map(asJson), null, 2));
else {
  console.log(summaryTable(measured));
  if (options.details || options['by-rule']) await tell();
  if (options.ablate) await tellWorth();
}
corpora.forEach(({ conversations }, i) => {
  const { missed, falseOnes } = measured[i]!.score;
  const shown = options.type?.split(',');
  const wanted = ({ type }: Sample): boolean => shown?.includes(type) ?? true;
  const misses = worstMisses(missed.filter(wanted)).slice(0, Number(options.misses));
  const fps = worstFalseOnes(falseOnes.filter(wanted)).slice(0, Number(options.fps));
  const lines = [
    ...sampleLines('missed', misses, conversations),
    ...sampleLines('false', fps, conversations),
  ];
  if (lines.length > 0) console.log(lines.join('\n'));
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

/** The corpora as `--written` asks for them. */
function inWriting(all: Corpus[]): Corpus[] {
  if (options.written === undefined) return all;
  if (options.record || options.gate)
    throw new Error('--written is for looking: --record and --gate take the chats as they are');
  const writing = WRITINGS[options.written];
  if (writing === undefined) throw new Error(`no writing of that name: ${Object.keys(WRITINGS).join(', ')}`);
  return all.map(({ name, conversations }) => ({
    name,
    conversations: conversations.map((conversation) => written(conversation, writing)),
  }));
}

function only(
  found: ReadonlyMap<string, readonly FoundSpan[]>,
  conversations: readonly GoldConversation[],
): Map<string, readonly FoundSpan[]> {
  return new Map(conversations.map(({ id }) => [id, found.get(id) ?? []]));
}

async function tell(): Promise<void> {
  const rules = loadRules({ rulePaths: [] });
  const settings = await detectorOptions(options.policy);
  for (const [i, { name, conversations }] of corpora.entries()) {
    const detected = detectIn(conversations, rules, settings);
    const tables = options.details ? [typeTable(measured[i]!), languageTable(measured[i]!)] : [];
    if (options.details)
      tables.push(attributionTable('evidence', attribute(conversations, detected, byKind)));
    if (options['by-rule']) tables.push(attributionTable('rule', attribute(conversations, detected, byRule)));
    console.log(`\n${[name, ...tables].join('\n\n')}`);
  }
}

async function tellWorth(): Promise<void> {
  const rules = loadRules({ rulePaths: [] });
  const settings = await detectorOptions(options.policy);
  for (const corpus of corpora)
    console.log(`\n${corpus.name}\n\n${ablationTable(worths(ablate(corpus, rules, settings)))}`);
}

function record(): void {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const line: HistoryLine = {
    date: new Date().toISOString().slice(0, 10),
    version,
    policy: options.policy,
    node: process.versions.node,
    corpora: Object.fromEntries(measured.map((each) => [each.corpus, roundedFigures(each)])),
  };
  appendFileSync(HISTORY, `${JSON.stringify(line)}\n`);
}

function gate(): void {
  const own = measured.find((each) => each.corpus === 'project');
  if (own === undefined) throw new Error('--gate needs the project corpus');
  const bars: Gate = JSON.parse(readFileSync(join(root, 'test/eval/gate.json'), 'utf8'));
  const before = existsSync(HISTORY) ? newestFigures(readFileSync(HISTORY, 'utf8'), 'project') : undefined;
  const now = figures(own);
  const missed = [...missedBars(bars, now), ...(before === undefined ? [] : drops(bars.drop, before, now))];
  console.log(
    missed.length === 0 ? 'gate: every bar holds' : missed.map((line) => `gate: ${line}`).join('\n'),
  );
  if (missed.length > 0) process.exitCode = 1;
}
