/**
 * What a run with keys, or a pool of the library, says about them: whose they are and why, in the manifest; that it runs
 * and what came of it, in the audit. Without its entry in the audit it does not begin.
 */
import { cardsLeft, domainNameOf, writesTokens } from '../engine/sealer.ts';
import type { EngineSettings } from '../engine/types.ts';
import { systemUser } from '../keys/audit/system-user.ts';
import type { DomainSettings } from '../keys/domain-settings.ts';
import type { KeyManager } from '../keys/key-manager.ts';
import { chosenDomain, openKeys } from '../keys/open-keys.ts';
import type { Counts } from '../model/counts.ts';
import { ChatveilError } from '../model/errors.ts';
import type { RunOptions } from './run-options.ts';

export interface KeyedRun {
  /** For manifest and report. */
  readonly facts: { readonly domain: string } & DomainSettings;
  /** Writes into the audit what came of it. */
  finish(counts: Counts, files: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Undefined for a policy that writes no tokens.
 * @throws ChatveilError as the key store does; AUDIT_REFUSED; POLICY_INVALID if earlier runs of the domain have left of card
 * numbers what this one's must not stand beside
 */
export async function openKeyedRun(
  settings: EngineSettings,
  { mode, actor, purpose }: Pick<RunOptions, 'mode' | 'actor' | 'purpose'>,
): Promise<KeyedRun | undefined> {
  const { keys, policy } = settings;
  if (keys === undefined || mode !== 'redact' || !writesTokens(settings)) return undefined;
  const { manager, close } = await openKeys(keys.places);
  try {
    const domain = await chosenDomain(manager, domainNameOf(settings));
    const facts = { domain, ...(await domainSettingsOf(manager, domain)) };
    const cards = cardsLeft(settings);
    if (cards !== undefined) await refuseOtherCards(manager, domain, cards, policy.name);
    // Asked for late: a run without keys needs no name, and not every system has one.
    const entry = { actor: actor ?? systemUser(), domain, purpose: purpose ?? facts.purpose };
    const told = { policy: policy.name, ...(cards === undefined ? {} : { cards }) };
    const { seq } = await manager.audit.append({ ...entry, action: 'redact', facts: told });
    return {
      facts,
      async finish({ conversations, actions, unsealed }, files) {
        const tokens = (actions['token'] ?? 0) + (actions['hash'] ?? 0);
        const counted = { begun: seq, files, conversations, tokens, unsealed };
        await manager.audit.append({ ...entry, action: 'redact-result', facts: counted });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function refuseOtherCards(
  { audit }: KeyManager,
  domain: string,
  cards: string,
  policy: string,
): Promise<void> {
  await audit.verify('checked');
  const before = audit.tally.cards(domain);
  if (before === undefined || before === cards) return;
  throw new ChatveilError(
    'POLICY_INVALID',
    `card numbers of this domain were ${before === 'sealed' ? 'sealed in tokens' : 'shown in part'} before, and must not be ${cards === 'sealed' ? 'sealed' : 'shown'} too`,
    { subject: policy, field: 'types.CARD' },
  );
}

async function domainSettingsOf(manager: KeyManager, name: string): Promise<DomainSettings> {
  for (const { domain, settings } of await manager.domains()) if (domain === name) return settings;
  // It was there a moment ago.
  throw new ChatveilError('DOMAIN_INVALID', 'the key store has no domain of that name');
}
