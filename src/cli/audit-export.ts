/** `chatveil audit export`: the entries as they are, one line each, with their hashes; verified first. */
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall, writeOwnFile } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const keys = new KeyCall(call);
  const output = keys.needed('output');
  const lines: string[] = [];
  const head = await keys.withKeys(async ({ manager }) => {
    const verified = await manager.audit.verify();
    for await (const { seq, body, hash } of manager.audit.entries())
      if (seq <= verified.seq) lines.push(`{"hash":"${hash}","entry":${body}}\n`);
    return verified;
  });
  if (output === '-') call.terminal.out(lines.join(''));
  else {
    writeOwnFile(output, lines.join(''));
    call.terminal.err(`Wrote ${head.seq} entries.\n`);
  }
  return EXIT.done;
}
