/** What a run with keys says about them: whose they are and why, in the manifest; that it ran, in the audit. */
import { userInfo } from 'node:os';
import { domainNameOf, writesTokens } from '../engine/sealer.ts';
import type { EngineSettings } from '../engine/types.ts';
import type { DomainSettings } from '../keys/domain-settings.ts';
import { chosenDomain, type OpenKeys, openKeys } from '../keys/open-keys.ts';
import type { Counts } from '../model/counts.ts';
import { ChatveilError } from '../model/errors.ts';
import type { RunOptions } from './run-options.ts';

export interface KeyedRun {
  /** For manifest and report. */
  readonly facts: { readonly domain: string } & DomainSettings;
  /** Writes into the audit that the run was carried out. */
  finish(counts: Counts, files: number): Promise<void>;
  close(): Promise<void>;
}

/** Undefined for a policy that writes no tokens. @throws ChatveilError as the key store does */
export async function openKeyedRun(
  settings: EngineSettings,
  { mode, actor = userInfo().username, purpose }: Pick<RunOptions, 'mode' | 'actor' | 'purpose'>,
): Promise<KeyedRun | undefined> {
  const { keys } = settings;
  if (keys === undefined || mode !== 'redact' || !writesTokens(settings)) return undefined;
  const opened = await openKeys(keys.places);
  try {
    const domain = await chosenDomain(opened.manager, domainNameOf(settings));
    return keyedRun(opened, domain, await domainSettingsOf(opened, domain), actor, purpose);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function keyedRun(
  { manager, close }: OpenKeys,
  domain: string,
  settings: DomainSettings,
  actor: string,
  purpose = settings.purpose,
): KeyedRun {
  return {
    facts: { domain, ...settings },
    async finish({ conversations, actions, unsealed }, files) {
      const facts = { files, conversations, tokens: actions['token'] ?? 0, unsealed };
      await manager.audit.append({ action: 'redact', actor, domain, purpose, facts });
    },
    close,
  };
}

async function domainSettingsOf({ manager }: OpenKeys, name: string): Promise<DomainSettings> {
  for (const { domain, settings } of await manager.domains()) if (domain === name) return settings;
  // It was there a moment ago.
  throw new ChatveilError('DOMAIN_INVALID', 'the key store has no domain of that name');
}
