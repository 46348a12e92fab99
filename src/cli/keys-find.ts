/** `chatveil keys find`: where a subject occurs, one line a place. */
import { findPlaces, formatTable } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const keys = new KeyCall(call);
  const domain = keys.needed('domain');
  const handle = await keys.handle();
  const places = await keys.withKeys(({ manager }) => findPlaces(manager, domain, handle, keys.act));
  if (places.length === 0) {
    call.terminal.err('chatveil: no place is recorded for this subject; check handle and domain\n');
    return EXIT.done;
  }
  const rows = places.map(({ file, conversation }) => [file, conversation]).sort();
  call.terminal.out(formatTable([{ title: 'File' }, { title: 'Conversation' }], rows));
  return EXIT.done;
}
