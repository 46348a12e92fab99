/** `chatveil keys status`: what a store holds, in counts, and what old backups of it can be read with. */
import { formatTable, type KeyStatus, keyStatus } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { dayOf, KeyCall } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const status = await new KeyCall(call).withKeys(keyStatus);
  call.terminal.out([domains(status), keys(status), generations(status)].join('\n'));
  return EXIT.done;
}

function domains({ domains }: KeyStatus): string {
  return formatTable(
    [
      { title: 'Domain' },
      { title: 'Purpose' },
      { title: 'Legal basis' },
      { title: 'Region' },
      { title: 'Recipients' },
      { title: 'Days', align: 'right' },
      { title: 'Reveal' },
      { title: 'Holds', align: 'right' },
      { title: 'Erasures', align: 'right' },
      { title: 'Last erasure' },
    ],
    domains.map(({ domain, settings, holds, erasures, lastErasure }) => [
      domain,
      settings.purpose,
      settings.legalBasis,
      settings.region,
      settings.recipients.join(', '),
      settings.retentionDays === null ? 'any' : String(settings.retentionDays),
      settings.reveal,
      String(holds),
      String(erasures),
      dayOf(lastErasure),
    ]),
  );
}

function keys({ keys }: KeyStatus): string {
  if (keys.length === 0) return 'No keys of subjects yet.\n';
  return formatTable(
    [
      { title: 'Keys of' },
      { title: 'State' },
      { title: 'Generation', align: 'right' },
      { title: 'Keys', align: 'right' },
    ],
    keys.map(({ domain, state, generation, keys }) => [domain, state, String(generation), String(keys)]),
  );
}

function generations({ generations }: KeyStatus): string {
  const table = formatTable(
    [
      { title: 'Generation', align: 'right' },
      { title: 'Since' },
      { title: 'In the store' },
      { title: 'In the key file' },
    ],
    generations.map(({ generation, since, inStore, inHand }) => [
      String(generation),
      dayOf(since),
      inStore ? 'yes' : 'no',
      inHand ? 'yes' : 'no',
    ]),
  );
  const since = dayOf(generations.find((row) => row.inHand)?.since);
  const from = since === '' ? 'Backups of the store' : `Backups of the store since ${since}`;
  return `${table}\n${from} can be read with this key, erased subjects among them, until the next\n\`chatveil keys rotate\`; older ones cannot.\n`;
}
