/**
 * The contracts, held against the real program on real amounts of text: `npm run verify:bulk -- [options]`.
 *
 *     --lines N       only the first N conversations of the bulk
 *     --sources a,b   only these: bulk or generated, project, and the hand-marked chats if they are there
 *     --variants a;b  only these
 *     --checks a,d    only these (a to g)
 *     --cases FILE    write the smallest chats that show a fault; that file holds text of the transcripts
 *
 * Prints counts alone. Ends with 1 if anything is wrong.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatTable, loadPolicy, type Policy } from '../../dist/index.js';
import { openBulk } from '../bulk.ts';
import { readCorpora } from '../eval/corpora.ts';
import {
  ambiguous,
  checkAgain,
  checkLeftovers,
  checkOutside,
  checkSameFindings,
  checkUnchanged,
  checkWorkers,
  compare,
  messageFindings,
  type Outcome,
  subjectOf,
  without,
} from './checks.ts';
import { minimise } from './minimise.ts';
import { lineRedactor } from './one-record.ts';
import { checkReveal, makeStore } from './reveal.ts';
import { redactFile } from './subject.ts';
import { type Chat, VARIANTS, writeVariant } from './variants.ts';

const { values: options } = parseArgs({
  options: {
    lines: { type: 'string', default: 'Infinity' },
    sources: { type: 'string' },
    variants: { type: 'string' },
    checks: { type: 'string', default: 'abcdefg' },
    cases: { type: 'string' },
  },
});
const wanted = (check: string): boolean => options.checks.includes(check);
const folder = mkdtempSync(join(tmpdir(), 'chatveil-verify-'));
const rows: string[][] = [];
const cases: string[] = [];
let faults = 0;

const WAYS = [
  [1, 1 << 20],
  [2, 4099],
  [2, 1 << 20],
  [4, 65_536],
  [4, 3 << 20],
] as const;

/** Keeps what can be kept; passwords and the like never can, so they are not looked for. */
const KEEP = await loadPolicy({
  extends: 'none',
  default: { action: 'keep' },
  min_score: { CVV: 1, PIN: 1, PASSWORD: 1, SECRET: 1 },
});
const MASK = await loadPolicy('mask');
const NONE = await loadPolicy('none');
const places = await makeStore(folder);

function tell(source: string, variant: string, check: string, { looked, wrong, note }: Outcome): void {
  faults += wrong;
  rows.push([source, variant, check, String(looked), String(wrong), note]);
  process.stderr.write(`${source}, ${variant}, ${check}: ${wrong} wrong\n`);
}

async function verify(source: string, lines: readonly string[]): Promise<void> {
  const chats = lines.map((line): Chat => JSON.parse(line));
  const references = new Map<boolean, ReadonlySet<string>>();
  for (const variant of VARIANTS) {
    const only = options.variants?.split(';');
    if (only !== undefined && !only.includes(variant.name)) continue;
    const path = await writeVariant(variant, folder, lines, chats);
    const subject = subjectOf(path, variant.format, readFileSync(path, 'utf8'), chats);
    const job = { input: path, format: variant.format, policy: MASK, workers: 2 };
    if (wanted('a')) tell(source, variant.name, 'a keep all', await checkUnchanged(subject, KEEP, folder));
    const done = await redactFile(job, folder);
    if (done.summary.heldCount > 0)
      tell(source, variant.name, 'held', {
        looked: chats.length,
        wrong: done.summary.heldCount,
        note: 'held back',
      });
    const compared = await compare(subject, done);
    const left = variant.format === 'text' ? ambiguous(chats) : new Set<string>();
    if (wanted('b')) tell(source, variant.name, 'b outside', checkOutside(compared, left));
    if (wanted('c')) {
      const own = without(messageFindings(compared), left);
      const alone = variant.messagesAlone === true;
      const reference = references.get(alone) ?? own;
      references.set(alone, reference);
      const outcome = checkSameFindings(without(reference, left), own);
      tell(source, variant.name, 'c findings', outcome);
      cases.push(...outcome.different.map((one) => `c ${source} ${variant.name} ${one}`));
    }
    if (wanted('f')) {
      const outcome = checkLeftovers(compared, left);
      tell(source, variant.name, 'f leftovers', outcome);
      for (const { type, value, how, conversation, isKey, text } of outcome.left)
        cases.push(
          `f ${source} ${variant.name} ${JSON.stringify([compared.ids[conversation], type, value, how, isKey, text])}`,
        );
    }
    if (wanted('d'))
      tell(source, variant.name, 'd workers', await checkWorkers(subject, MASK, folder, WAYS, done));
    if (wanted('g'))
      for (const name of ['pseudonymise', 'pseudonymise-short']) {
        const policy = await loadPolicy(name);
        tell(
          source,
          variant.name,
          `g back, ${name}`,
          await checkReveal(subject, policy, NONE, places, folder),
        );
      }
    if (!wanted('e')) continue;
    for (const name of ['mask', 'pci', 'none']) {
      const policy = await loadPolicy(name);
      const once =
        name === 'mask'
          ? done.output
          : (await redactFile({ ...job, policy, withFindings: false }, folder)).output;
      const again = join(folder, `again-${variant.fileName}`);
      writeFileSync(again, once);
      const outcome = await checkAgain(once, again, variant.format, policy, folder);
      tell(source, variant.name, `e again, ${name}`, outcome);
      rmSync(again);
      if (variant.name === 'jsonl' && options.cases !== undefined)
        await explain(
          source,
          policy,
          outcome.records.slice(0, 200).map((i) => chats[i]!),
        );
    }
  }
}

/** Smallest chats that change when they are redacted a second time. */
async function explain(source: string, policy: Policy, chats: readonly Chat[]): Promise<void> {
  const redact = await lineRedactor(policy);
  for (const chat of chats) {
    const small = minimise(chat, (one) => {
      const once = redact(JSON.stringify(one));
      return redact(once) !== once;
    });
    const once = redact(JSON.stringify(small));
    cases.push(`e ${source} ${policy.name} ${JSON.stringify(small)}\n    ${once}\n    ${redact(once)}`);
  }
}

try {
  const asked = (source: string): boolean => options.sources?.split(',').includes(source) ?? true;
  const bulk = openBulk();
  if (asked(bulk.name)) {
    const lines = readFileSync(bulk.path, 'utf8').split('\n');
    const count = Number(options.lines);
    await verify(bulk.name, lines.filter((line) => line !== '').slice(0, count));
  }
  for (const { name, conversations } of readCorpora([]))
    if (asked(name))
      await verify(
        name,
        conversations.map(({ id, participants, messages }) => JSON.stringify({ id, participants, messages })),
      );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

process.stdout.write(
  formatTable(
    [
      { title: 'Source' },
      { title: 'Variant' },
      { title: 'Check' },
      { title: 'Looked at', align: 'right' },
      { title: 'Wrong', align: 'right' },
      { title: 'Counted' },
    ],
    rows,
  ),
);
if (options.cases !== undefined) writeFileSync(options.cases, `${cases.join('\n')}\n`, { mode: 0o600 });
if (faults > 0) process.exitCode = 1;
