/** `chatveil audit export`: the entries as they are, one line each, with their hashes; verified first. */
import { ChatveilError, signCheckpoint } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall, readKeyText, writeOwnFile } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const keys = new KeyCall(call);
  const output = keys.needed('output');
  const sign = keys.text('sign');
  if (sign !== undefined && output === '-')
    throw new ChatveilError('USAGE', '--sign writes the head beside the entries, so -o must name a file');
  const key = sign === undefined ? undefined : readKeyText(sign);
  const lines: string[] = [];
  const head = await keys.withAudit(async (audit) => {
    const verified = await audit.verify();
    for await (const { seq, body, hash } of audit.entries())
      if (seq <= verified.seq) lines.push(`{"hash":"${hash}","entry":${body}}\n`);
    return verified;
  });
  if (output === '-') call.terminal.out(lines.join(''));
  else {
    writeOwnFile(output, lines.join(''));
    call.terminal.err(`Wrote ${head.seq} entries.\n`);
    if (key !== undefined) {
      const file = `${output}.checkpoint`;
      writeOwnFile(file, `${JSON.stringify(signCheckpoint(head, key))}\n`);
      call.terminal.err(`Wrote the signed head to ${file}; keep it where nobody of the store can write.\n`);
    }
  }
  return EXIT.done;
}
