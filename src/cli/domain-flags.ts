/** What a domain is for, as flags say it; what they do not say is missing. */
import { ChatveilError, type DomainSettings, REVEAL_MODES } from '../index.ts';
import type { FlagValues } from './flag-values.ts';

export function settingsFrom(flags: FlagValues): Partial<DomainSettings> {
  const purpose = flags.text('purpose');
  const legalBasis = flags.text('legal-basis');
  const region = flags.words('region')?.join(', ');
  const recipients = flags.words('recipients');
  const retentionDays = flags.whole('retention-days');
  const mode = flags.text('reveal');
  const reveal = REVEAL_MODES.find((known) => known === mode);
  if (mode !== undefined && reveal === undefined)
    throw new ChatveilError('USAGE', `--reveal is one of ${REVEAL_MODES.join(', ')}`);
  return {
    ...(purpose === undefined ? {} : { purpose }),
    ...(legalBasis === undefined ? {} : { legalBasis }),
    ...(region === undefined ? {} : { region }),
    ...(recipients === undefined ? {} : { recipients }),
    ...(retentionDays === undefined ? {} : { retentionDays }),
    ...(reveal === undefined ? {} : { reveal }),
  };
}
