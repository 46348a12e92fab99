/**
 * A run that turns tokens back: any transcript, table or text that holds them. The intent stands in the audit before
 * the first token is opened, what came of it afterwards; what is written is readable by its owner alone.
 */
import { RevealEngine } from '../engine/reveal-engine.ts';
import { settingsOf } from '../engine/settings.ts';
import type { KeySettings } from '../engine/types.ts';
import { permitReveal } from '../keys/audit/reveal-permit.ts';
import { systemUser } from '../keys/audit/system-user.ts';
import type { SignedGrant } from '../keys/grants/grant.ts';
import { chosenDomain, openKeys } from '../keys/open-keys.ts';
import { openKeyRing } from '../keys/ring/key-ring.ts';
import { Performer } from './perform.ts';
import { localPool } from './pool.ts';
import { run } from './run.ts';
import type { RunOptions, RunSummary } from './run-options.ts';

export interface RevealOptions
  extends Pick<RunOptions, 'inputs' | 'format' | 'signal' | 'onProgress' | 'actor'> {
  readonly output: string;
  readonly keys: KeySettings;
  readonly purpose: string;
  /** The id of a case or request, for the audit. */
  readonly reference?: string;
  /** The leave of another person, without which a controlled domain opens nothing. */
  readonly grant?: SignedGrant;
}

/**
 * `counts.actions` says how many tokens were opened (`reveal`), stayed closed (`closed`) and were written elsewhere
 * (`foreign`).
 * @throws ChatveilError as `run`, KEYS_REFUSED, KEYS_UNAVAILABLE, DOMAIN_INVALID, AUDIT_REFUSED, GRANT_REFUSED
 */
export async function reveal(options: RevealOptions): Promise<RunSummary> {
  const { keys, purpose, reference, grant, actor = systemUser(), ...rest } = options;
  const { manager, close } = await openKeys(keys.places);
  try {
    const domain = await chosenDomain(manager, keys.domain);
    const permit = await permitReveal(manager.audit, {
      ...{ actor, domain, purpose },
      ...(reference === undefined ? {} : { reference }),
      ...(grant === undefined ? {} : { grant }),
    });
    const ring = await openKeyRing(manager, domain);
    try {
      const engine = new RevealEngine(ring, permit, async () => ring.close());
      return await run({
        ...rest,
        mode: 'reveal',
        // Only its name is used: nothing is looked for.
        engine: await settingsOf({ policy: 'none' }),
        pool: localPool(new Performer(engine)),
        workers: 0,
        // What holds tokens is an output of an earlier run.
        again: true,
      });
    } finally {
      await permit.finish();
    }
  } finally {
    await close();
  }
}
