import { parseString } from 'fast-csv';
import { describe, expect, it } from 'vitest';
import { emptyCounts } from '../../src/model/counts.ts';
import { ENTITY_TYPES } from '../../src/model/entity-types.ts';
import type { Policy } from '../../src/model/policy.ts';
import { summaryCsv, summaryJson } from '../../src/reports/summary-files.ts';
import type { FileOutcome, SummaryInput } from '../../src/reports/summary-input.ts';
import { formatHeld, formatSummary } from '../../src/reports/summary-text.ts';

const mask: Policy = {
  version: 1,
  name: 'mask',
  extends: [],
  default: { action: 'mask' },
  types: {},
  roles: {},
  fields: {},
  minScore: { default: 0.5 },
  allow: [],
  deny: [],
  numbers: 'string',
  subject: {},
};

function file(name: string, output: string, bytes: number, found: number): FileOutcome {
  const counts = { ...emptyCounts(), bytes, findings: { EMAIL: found } };
  return { name, status: 'done', output, counts, heldCount: 0 };
}

const summary: SummaryInput = {
  mode: 'redact',
  version: '0.1.0',
  fingerprint: 'abc',
  policy: mask,
  loosened: [],
  lookedFor: { types: ['EMAIL', 'PERSON', 'CARD'], rules: 14 },
  milliseconds: 2000,
  counts: {
    ...emptyCounts(),
    records: 1200,
    conversations: 1204,
    messages: 18_331,
    bytes: 4_100_000,
    findings: { EMAIL: 412, PERSON: 1310, CARD: 0 },
    rules: { email: 412, 'name-list': 1310 },
    actions: { mask: 1722 },
  },
  files: [file('chats.jsonl', 'safe.jsonl', 4_100_000, 1722)],
  skipped: [],
  outdated: [],
  held: [],
  heldCount: 0,
};

describe('formatSummary', () => {
  it('says what was done, found, done about it, and looked for', () => {
    expect(
      formatSummary(summary),
    ).toBe(`Redacted 1 file: 1,204 conversations, 18,331 messages, 4.1 MB in 2.0 s

Type    Found  Action
PERSON  1,310  mask
EMAIL     412  mask
total   1,722

Output: safe.jsonl

Policy: mask
Looked for: 3 types by 14 rules, name lists and the conversation itself; accepted from score 0.5 on
`);
  });

  it('promises nothing where nothing was found', () => {
    const empty = { ...summary, mode: 'scan' as const, counts: { ...emptyCounts(), slots: 3 } };
    expect(formatSummary(empty)).toContain('No findings. Nothing of what was looked for was recognised');
    for (const one of [empty, summary]) expect(formatSummary(one)).not.toMatch(/clean|anonym/i);
  });

  it('speaks of no findings only where something was read', () => {
    const nothing = formatSummary({ ...summary, counts: emptyCounts() });
    expect(nothing).toContain('\nNo text was read.\n');
    expect(nothing).not.toContain('No findings');
    const unchanged = summary.files.map((one) => ({ ...one, status: 'unchanged' as const }));
    const again = formatSummary({ ...summary, files: unchanged, counts: emptyCounts() });
    expect(again).toMatch(/^Nothing to do: 1 file unchanged since an earlier run\n/);
    expect(again).not.toMatch(/No findings|No text/);
    const refused = summary.files.map((one) => ({ ...one, status: 'refused' as const }));
    const broken = formatSummary({ ...summary, files: refused, counts: emptyCounts(), heldCount: 1 });
    expect(broken).not.toMatch(/No findings|No text/);
  });

  it('names everything that the policy lets through', () => {
    const loose: Policy = {
      ...mask,
      name: 'reporting',
      extends: ['mask'],
      types: { DATE: { action: 'keep' }, PLACE: { action: 'keep' }, EMAIL: { action: 'drop' } },
      roles: { agent: { PERSON: { action: 'keep' }, DATE: { action: 'keep' } } },
      fields: { '/tags': { action: 'keep' }, '/notes': { action: 'drop' } },
      minScore: { default: 0.5, PLACE: 0.7 },
      allow: ['Example Ltd', 'Example GmbH'],
    };
    const text = formatSummary({
      ...summary,
      policy: loose,
      loosened: [
        { type: 'DATE', left: 'whole' },
        { type: 'PLACE', left: 'whole' },
        { type: 'CARD', left: 'ends' },
        { type: 'DATE', role: 'agent', left: 'whole' },
        { type: 'PERSON', role: 'agent', left: 'whole' },
        { field: '/tags', left: 'whole' },
      ],
    });
    expect(text).toContain(`Policy: reporting, extends mask
  it keeps DATE, PLACE
  it keeps PERSON of role agent
  it keeps what stands in /tags
  it shows parts of CARD
  it leaves 2 allowed values alone
`);
    expect(text).toContain('PERSON  1,310  mask (agent: keep)\nEMAIL     412  drop\n');
    expect(text).toContain('from score 0.5 (PLACE 0.7) on');
    // The values of the lists are what someone wished to keep to themselves.
    expect(text).not.toContain('Example Ltd');
  });

  it('tells a policy that keeps nearly everything by what it does not keep', () => {
    const none: Policy = { ...mask, name: 'none', default: { action: 'keep' } };
    const loosened = ENTITY_TYPES.filter((type) => type !== 'CVV' && type !== 'PIN').map((type) => ({
      type,
      left: 'whole' as const,
    }));
    const text = formatSummary({ ...summary, policy: none, loosened });
    expect(text).toContain('  it keeps every type but CVV, PIN\n');
    expect(text).toContain('EMAIL     412  keep\n');
  });

  it('lists several files, aligned by cells, and those left out', () => {
    const text = formatSummary({
      ...summary,
      files: [
        { ...file('in/日本.jsonl', 'out/日本.jsonl', 4_000_000, 1700), heldCount: 2 },
        file('in/b\u001b[31m.csv', 'out/b.csv', 900, 22),
        { ...file('in/old.csv', 'out/old.csv', 0, 0), status: 'unchanged' },
        {
          ...file('in/odd.json', 'out/odd.json', 0, 0),
          status: 'refused',
          code: 'FORMAT_UNKNOWN',
          reason: 'no format fits',
        },
      ],
      skipped: [{ name: 'in/logo.png', reason: 'not a transcript by its name' }],
      outdated: ['older.jsonl'],
      held: [
        {
          file: 'in/odd.json',
          line: 1,
          offset: 0,
          code: 'FORMAT_UNKNOWN',
          reason: 'no known transcript format fits',
        },
        {
          file: 'in/日本.jsonl',
          line: 3,
          offset: 200,
          code: 'RECORD_MALFORMED',
          reason: 'a string has no end',
        },
        {
          file: 'in/日本.jsonl',
          line: 4,
          offset: 300,
          code: 'RECORD_MALFORMED',
          reason: 'a string has no end',
        },
      ],
      heldCount: 3,
    });
    expect(text).toContain(
      'Redacted 2 files: 1,204 conversations, 18,331 messages, 4.1 MB in 2.0 s; 1 file unchanged since an earlier run; 1 file not read\n',
    );
    expect(text).toContain(`
File             Size  Found  Held back  Output
in/日本.jsonl  4.0 MB  1,700          2  out/日本.jsonl
in/b␛[31m.csv   900 B     22          0  out/b.csv
in/old.csv                               unchanged
in/odd.json                              refused
`);
    expect(text).toContain('\nMade under other rules or settings, and not renewed\nolder.jsonl\n');
    expect(text).toContain('\nNot read: 1 file\n  in/odd.json  FORMAT_UNKNOWN  no format fits\n');
    expect(text).toContain(
      '\nHeld back: 2 records, not read and not in the output\n  in/日本.jsonl:3:200  RECORD_MALFORMED',
    );
    expect(text).toContain('\nLeft out     Why\nin/logo.png  not a transcript by its name\n');
  });

  it('names the first ten held records by place and counts the rest', () => {
    const held = Array.from({ length: 11 }, (_, i) => ({
      file: 'chats.jsonl',
      line: i + 1,
      offset: i * 100,
      code: 'RECORD_MALFORMED',
      reason: 'a string has no end',
    }));
    const text = formatSummary({ ...summary, held, heldCount: 3000 });
    expect(text).toContain('Held back: 3,000 records, not read and not in the output\n');
    expect(text).toContain(
      '  chats.jsonl:10:900  RECORD_MALFORMED  a string has no end\n  and 2,990 more records\n',
    );
    expect(text).not.toContain('chats.jsonl:11:');
    expect(formatHeld({ ...summary, held: held.slice(0, 1), heldCount: 1 })).toBe(
      'Held back: 1 record, not read and not in the output\n' +
        '  chats.jsonl:1:0  RECORD_MALFORMED  a string has no end\n',
    );
    expect(formatHeld(summary)).toBe('');
  });

  it('counts replaced numbers and spans that were masked before', () => {
    const counts = { ...summary.counts, numbersReplaced: 2, protectedSpans: 1 };
    const text = formatSummary({ ...summary, counts });
    expect(text).toContain('2 JSON numbers replaced (by strings).\n');
    expect(text).toContain('1 span already had the form of a mask or token and stayed as it was.\n');
  });

  it('says of tokens whose keys turn them back, and how many values were masked instead', () => {
    const sealedFor = {
      ...{ domain: 'support-eu', purpose: 'training', legalBasis: 'contract', region: 'EU' },
      ...{ recipients: [], retentionDays: 90 },
    };
    const counts = { ...summary.counts, unsealed: 3 };
    const text = formatSummary({ ...summary, counts, sealedFor });
    expect(text).toContain('  it writes tokens that the keys of support-eu (training) turn back\n');
    expect(text).toContain('3 values masked instead of sealed: the subject was erased, ');
    expect(JSON.parse(summaryJson({ ...summary, counts, sealedFor }))).toMatchObject({
      sealedFor,
      counts: { unsealed: 3 },
    });
    expect(formatSummary(summary)).not.toContain('tokens');
  });

  it('uses colours only when asked, and then says the same', () => {
    expect(formatSummary(summary)).not.toContain('\u001b');
    const coloured = formatSummary(summary, { colour: true });
    expect(coloured).toContain('\u001b[1mRedacted 1 file\u001b[22m');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(formatSummary(summary));
  });
});

describe('summaryJson', () => {
  it('holds the counts, sorted by name, and where records were held back', () => {
    const held = [{ file: 'a.jsonl', line: 3, offset: 77, code: 'RECORD_MALFORMED', reason: 'not JSON' }];
    const text = summaryJson({ ...summary, held, heldCount: 1 });
    expect(text.endsWith('}\n')).toBe(true);
    const report: unknown = JSON.parse(text);
    expect(report).toMatchObject({
      v: 1,
      version: '0.1.0',
      mode: 'redact',
      policy: { name: 'mask', loosens: [] },
      lookedFor: { types: ['CARD', 'EMAIL', 'PERSON'], rules: 14 },
      counts: { files: 1, conversations: 1204, held: 1, findings: { PERSON: 1310 }, rules: { email: 412 } },
      held,
    });
    expect(text.indexOf('"CARD": 0')).toBeLessThan(text.indexOf('"EMAIL": 412'));
  });

  it('leaves out the values of allow and deny lists', () => {
    const policy: Policy = {
      ...mask,
      allow: ['Example Ltd'],
      deny: [{ term: 'Mia Example', type: 'PERSON' }],
    };
    expect(summaryJson({ ...summary, policy })).not.toMatch(/Example/);
  });
});

describe('summaryCsv', () => {
  it('is read back as rows of kind, name and count', async () => {
    const text = await summaryCsv(summary);
    expect(
      text.startsWith('kind,name,count\ntype,CARD,0\ntype,EMAIL,412\ntype,PERSON,1310\nrule,email,412\n'),
    ).toBe(true);
    const rows: unknown[] = [];
    await new Promise((done, fail) => {
      parseString(text, { headers: true })
        .on('data', (row) => rows.push(row))
        .on('end', done)
        .on('error', fail);
    });
    expect(rows).toContainEqual({ kind: 'action', name: 'mask', count: '1722' });
    expect(rows).toContainEqual({ kind: 'total', name: 'bytes', count: '4100000' });
    expect(rows).toHaveLength(3 + 2 + 1 + 5);
  });

  it('has its header even if nothing was counted', async () => {
    const text = await summaryCsv({ ...summary, counts: emptyCounts(), files: [] });
    expect(text.split('\n').slice(0, 2)).toEqual(['kind,name,count', 'total,files,0']);
  });
});
