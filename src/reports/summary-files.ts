/** The summary for programs: JSON with everything that was counted, CSV with the counts by type, rule and action. */
import { writeToString } from 'fast-csv';
import { looseClauses } from './policy-facts.ts';
import type { SummaryInput } from './summary-input.ts';

/** Two-space JSON with a final newline; keys in a fixed order, counts sorted by name, so that two runs can be compared. */
export function summaryJson(summary: SummaryInput): string {
  const { counts, policy } = summary;
  const report = {
    v: 1,
    version: summary.version,
    fingerprint: summary.fingerprint,
    mode: summary.mode,
    policy: {
      name: policy.name,
      extends: policy.extends,
      loosens: looseClauses(policy, summary.loosened),
      minScore: policy.minScore,
    },
    ...(summary.sealedFor === undefined ? {} : { sealedFor: summary.sealedFor }),
    lookedFor: { types: [...summary.lookedFor.types].sort(), rules: summary.lookedFor.rules },
    seconds: Math.round(summary.milliseconds) / 1000,
    counts: {
      files: summary.files.length,
      records: counts.records,
      conversations: counts.conversations,
      messages: counts.messages,
      slots: counts.slots,
      bytes: counts.bytes,
      held: summary.heldCount,
      protectedSpans: counts.protectedSpans,
      numbersReplaced: counts.numbersReplaced,
      unsealed: counts.unsealed,
      findings: byName(counts.findings),
      rules: byName(counts.rules),
      actions: byName(counts.actions),
    },
    files: summary.files,
    skipped: summary.skipped,
    outdated: summary.outdated,
    held: summary.held,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Header `kind,name,count`; kinds `type`, `rule`, `action` and `total`. RFC 4180 with LF, a final one included. */
export async function summaryCsv(summary: SummaryInput): Promise<string> {
  const { counts } = summary;
  const rows = [
    ...rowsOf('type', counts.findings),
    ...rowsOf('rule', counts.rules),
    ...rowsOf('action', counts.actions),
    ['total', 'files', summary.files.length],
    ['total', 'conversations', counts.conversations],
    ['total', 'messages', counts.messages],
    ['total', 'bytes', counts.bytes],
    ['total', 'held', summary.heldCount],
  ];
  return writeToString(rows, {
    headers: ['kind', 'name', 'count'],
    alwaysWriteHeaders: true,
    includeEndRowDelimiter: true,
  });
}

type Numbers = Readonly<Partial<Record<string, number>>>;

function rowsOf(kind: string, numbers: Numbers): (string | number)[][] {
  return Object.entries(byName(numbers)).map(([name, n]) => [kind, name, n ?? 0]);
}

function byName(numbers: Numbers): Numbers {
  return Object.fromEntries(Object.entries(numbers).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
