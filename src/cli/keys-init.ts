/** `chatveil keys init`: a domain, and the store and its key if they are not there yet. */
import { existsSync } from 'node:fs';
import {
  checkedDomainName,
  checkedSettings,
  createDomain,
  journalOf,
  KEK_VARIABLE,
  keyFileOf,
  openKeys,
  storeFileOf,
} from '../index.ts';
import type { Call } from './commands.ts';
import { settingsFrom } from './domain-flags.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const keys = new KeyCall(call);
  const { places } = keys;
  const domain = checkedDomainName(keys.needed('domain'));
  for (const name of ['purpose', 'legal-basis'] as const) keys.needed(name);
  // Before anything is made.
  const settings = checkedSettings({ region: '', ...settingsFrom(keys) });
  const file = storeFileOf(places);
  const keyFile = keyFileOf(places);
  const madeKey = keyFile !== undefined && !existsSync(keyFile);
  const { manager, close } = await openKeys(places, { create: file === undefined || !existsSync(file) });
  try {
    await createDomain(manager, domain, settings, keys.act);
  } finally {
    await close();
  }
  call.terminal.out(`Domain ${domain} is ready.\n`);
  if (keyFile === undefined)
    call.terminal.out(`The key is the one in ${KEK_VARIABLE}: good for development only.\n`);
  else if (madeKey)
    call.terminal.out(
      [
        `Key file      ${keyFile}`,
        `Erasures      ${journalOf(keyFile)} (made with the first one; keep it as long as backups of the store)`,
        '',
        'Back the key file up now, and apart from the store: without it no token can ever be opened, and whoever',
        'has both the key file and the store can read everything.',
        '',
      ].join('\n'),
    );
  return EXIT.done;
}
