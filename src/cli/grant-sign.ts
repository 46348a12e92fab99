/** `chatveil grant sign`: a grant as a file, for whoever is to open tokens. */
import { signGrant } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall, readKeyText, writeOwnFile } from './key-call.ts';
import { readTypes } from './type-names.ts';

export async function run(call: Call): Promise<ExitCode> {
  const keys = new KeyCall(call);
  const output = keys.needed('output');
  const domain = keys.needed('domain');
  const types = keys.words('type');
  const uses = keys.whole('uses');
  const minutes = keys.whole('minutes');
  const grant = {
    actor: keys.needed('to').trim(),
    approver: keys.needed('approver').trim(),
    domain,
    purpose: keys.needed('purpose'),
    types: types === undefined ? ('all' as const) : [...readTypes(types, '--type')],
    subjects: await subjectsOf(keys, domain),
    ...(uses === undefined ? {} : { uses }),
    ...(minutes === undefined ? {} : { minutes }),
  };
  const signed = signGrant(grant, readKeyText(keys.needed('sign')));
  const text = `${JSON.stringify(signed, null, 2)}\n`;
  if (output === '-') call.terminal.out(text);
  else writeOwnFile(output, text);
  call.terminal.err(`Grant ${signed.id} holds until ${new Date(signed.expires).toISOString()}.\n`);
  return EXIT.done;
}

/** By the MAC that the store has for the subject, so that the grant names nobody. */
async function subjectsOf(keys: KeyCall, domain: string): Promise<readonly string[] | 'all'> {
  if (keys.text('subject') === undefined) return 'all';
  const handle = await keys.handle();
  return keys.withKeys(async ({ manager }) => [(await manager.secretsOf(domain)).subject(handle)]);
}
