/**
 * `chatveil erase`: destroys the keys of a subject, proves it, and says what that reaches and what not. The subject
 * appears nowhere, only the reference.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  ChatveilError,
  certificateJson,
  type Erasure,
  eraseSubject,
  REACHES_WITHIN_SECONDS,
  reachOf,
} from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall, writeOwnFile } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const keys = new KeyCall(call);
  const domain = keys.needed('domain');
  const certificate = keys.text('certificate');
  if (certificate !== undefined) checkCertificatePlace(certificate);
  const handle = await keys.handle();
  const { act } = keys;
  const reference = act.reference ?? `erasure-${randomBytes(6).toString('hex')}`;
  const erasure = await keys.withKeys(({ manager }) =>
    eraseSubject(manager, domain, handle, { ...act, reference }),
  );
  call.terminal.out(told(erasure));
  if (certificate !== undefined) writeOwnFile(certificate, certificateJson(erasure));
  return erasure.remains === true ? EXIT.found : EXIT.done;
}

/** Before anything is erased: what is erased once cannot be certified again. */
function checkCertificatePlace(file: string): void {
  if (existsSync(file))
    throw new ChatveilError(
      'USAGE',
      '--certificate names a file that is there already; certificates are kept',
    );
  if (!existsSync(dirname(file)))
    throw new ChatveilError('USAGE', 'the folder of --certificate does not exist; create it first');
}

function told(erasure: Erasure): string {
  const { reference, kids, vaultRows, places, remains, store } = erasure;
  const { reachesNot } = reachOf(erasure);
  const files =
    remains === undefined
      ? `The files of the store (${store}) were not searched.`
      : remains
        ? 'The files of the store STILL HOLD bytes of the keys: another process reads them. Run the same command again.'
        : 'The files of the store hold no byte of the keys any more.';
  const what =
    kids.length === 0
      ? 'No key was there: nothing was sealed for this handle in this domain, or it was destroyed before. Later runs mask it.'
      : `Destroyed: ${kids.length} keys, ${vaultRows} values, ${places} places.`;
  return [
    `Request ${reference}`,
    what,
    'Proved by trying: the subject is refused, its keys are gone, no place is left.',
    files,
    `Processes that have the store open let go within ${REACHES_WITHIN_SECONDS} seconds.`,
    '',
    'Not reached:',
    ...reachesNot.map((line) => `  - ${line}`),
    '',
  ].join('\n');
}
