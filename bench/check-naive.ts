/**
 * The fast detector finds what the naive one finds, on candidates and on findings, over the whole bulk:
 * `npm run check:naive -- [--records N] [--from N]`. Takes minutes for each 10 MB; names records by their number
 * and shows no text.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { Detection } from '../dist/detect/detector.js';
import type { Candidate } from '../dist/model/finding.js';
import { openBulk } from './bulk.ts';
import { createDetectors, RecordViews } from './detectors.ts';

const { values: options } = parseArgs({
  options: { records: { type: 'string', default: 'Infinity' }, from: { type: 'string', default: '1' } },
});
const first = Number(options.from);
const last = first + Number(options.records) - 1;

const { fast, naive } = await createDetectors();
const views = new RecordViews();
const counts = { records: 0, candidates: 0, findings: 0, different: 0 };
let number = 0;

for await (const line of createInterface({ input: createReadStream(openBulk().path), crlfDelay: Infinity })) {
  number++;
  if (number < first || line === '') continue;
  if (number > last) break;
  const view = views.view(line);
  const quick = fast.explain(view);
  const slow = naive.explain(view);
  counts.records++;
  counts.candidates += slow.candidates.length;
  counts.findings += slow.findings.length;
  if (!agree(quick, slow)) {
    counts.different++;
    const rules = new Set([...quick.candidates, ...slow.candidates].map((candidate) => candidate.rule));
    console.log(
      `record ${number}: ${quick.candidates.length} and ${slow.candidates.length} candidates, ` +
        `${quick.findings.length} and ${slow.findings.length} findings; rules ${[...rules].join(', ')}`,
    );
  }
}
console.log(
  `${counts.records} records, ${counts.candidates} candidates, ${counts.findings} findings: ` +
    (counts.different === 0 ? 'fast and naive agree' : `${counts.different} records differ`),
);
/** The same candidates, in whatever order the rules were tried, and the very same findings. */
function agree(a: Detection, b: Detection): boolean {
  const keys = (candidates: readonly Candidate[]): string[] =>
    candidates.map((candidate) => JSON.stringify(candidate)).sort();
  return (
    isDeepStrictEqual(a.findings, b.findings) && isDeepStrictEqual(keys(a.candidates), keys(b.candidates))
  );
}

if (counts.different > 0 || counts.records === 0) process.exitCode = 1;
