/** Runs the built command line over a corpus, as a user would, and reads back what it wrote. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './corpora.ts';
import { type FoundSpan, type GoldConversation, lines, readFindings } from './gold.ts';

export interface ProductRun {
  readonly found: ReadonlyMap<string, readonly FoundSpan[]>;
  /** Texts of the messages in the output, undefined for a conversation that was held back. */
  output(conversation: GoldConversation, index: number): readonly string[] | undefined;
}

/** Marks are left out of what the product sees: id, participants and messages only. */
export function runProduct(conversations: readonly GoldConversation[], policy: string): ProductRun {
  const folder = mkdtempSync(join(tmpdir(), 'chatveil-eval-'));
  try {
    const input = join(folder, 'in.jsonl');
    const output = join(folder, 'out.jsonl');
    const findings = join(folder, 'findings.jsonl');
    writeFileSync(
      input,
      conversations
        .map(({ id, participants, messages }) => `${JSON.stringify({ id, participants, messages })}\n`)
        .join(''),
    );
    const run = spawnSync(
      process.execPath,
      [
        join(root, 'dist/cli/main.js'),
        ...['redact', input, '-o', output, '--findings', findings, '--policy', policy, '--quiet'],
      ],
      { encoding: 'utf8', cwd: folder },
    );
    // 3: some records were held back; they are missing in the output and count as unread.
    if (run.status !== 0 && run.status !== 3)
      throw new Error(`chatveil redact ended with ${run.status}:\n${run.stderr}`);
    return {
      found: readFindings(readFileSync(findings, 'utf8'), conversations),
      output: readOutput(readFileSync(output, 'utf8'), conversations.length),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface OutputRecord {
  readonly id?: unknown;
  readonly messages: readonly { readonly text: string; readonly speaker?: string }[];
}

function readOutput(jsonl: string, expected: number): ProductRun['output'] {
  const records = lines(jsonl).map((line): OutputRecord => JSON.parse(line));
  const byId = new Map(records.map((record) => [record.id, record]));
  // An id may itself be replaced; the order never changes.
  const complete = records.length === expected;
  return ({ id }, index) =>
    (complete ? records[index] : byId.get(id))?.messages.map((message) => message.text);
}
