/** `chatveil audit show`: what was done, one line an entry. */
import { auditRecords, formatTable } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const rows: string[][] = [];
  await new KeyCall(call).withAudit(async (audit) => {
    for await (const { seq, time, action, actor, domain, purpose, reference } of auditRecords(audit))
      rows.push([String(seq), time, action, actor, domain, purpose, reference]);
  });
  call.terminal.out(
    formatTable(
      [
        { title: '#', align: 'right' },
        { title: 'Time' },
        { title: 'Action' },
        { title: 'Actor' },
        { title: 'Domain' },
        { title: 'Purpose' },
        { title: 'Reference' },
      ],
      rows,
    ),
  );
  return EXIT.done;
}
