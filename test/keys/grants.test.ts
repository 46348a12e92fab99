/** Two people for opening: what a grant gives leave for, and all that it does not. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeDomain, createDomain } from '../../src/keys/admin/acts.ts';
import { permitReveal } from '../../src/keys/audit/reveal-permit.ts';
import { enrollApprover, removeApprover } from '../../src/keys/grants/approvers.ts';
import {
  checkedGrant,
  type GrantRequest,
  readGrantFile,
  type SignedGrant,
  signGrant,
} from '../../src/keys/grants/grant.ts';
import { newSigningKey, publicHalfOf, publicKeyOf, signed } from '../../src/keys/grants/signing-key.ts';
import { openKeyManager } from '../../src/keys/key-manager.ts';
import { openKeyRing } from '../../src/keys/ring/key-ring.ts';
import { MemoryStore } from '../../src/keys/store/memory-store.ts';
import { ChatveilError } from '../../src/model/errors.ts';
import { DOMAIN, exact, newKek, prepareKnown, SETTINGS } from './hand.ts';
import { newFolder } from './store-places.ts';

const mia = { handle: 'cust-1' };
const bo = { handle: 'cust-2' };
const act = { actor: 'root' };
const asked = { actor: 'ann', domain: DOMAIN, purpose: 'complaint 7' };
const bob = newSigningKey();
const START = Date.UTC(2026, 5, 1);

/** A controlled domain with bob enrolled, and tokens of two subjects. */
async function controlled() {
  let now = START;
  const store = new MemoryStore();
  const kek = newKek();
  const another = () => openKeyManager(store, kek, { now: () => now });
  const manager = await another();
  await createDomain(manager, DOMAIN, { ...SETTINGS, reveal: 'controlled' }, act);
  await enrollApprover(manager, 'bob', bob.publicPem, act);
  const ring = await openKeyRing(manager, DOMAIN);
  await ring.prepare([mia, bo]);
  const tokens = {
    email: ring.seal(mia, 'EMAIL', exact('mia@example.com'), { form: 'd' }),
    phone: ring.seal(mia, 'PHONE', exact('07700 900123'), { form: 'd' }),
    short: ring.seal(mia, 'EMAIL', exact('mia@example.com'), { form: 'v', scope: 'domain' }),
    other: ring.seal(bo, 'EMAIL', exact('bo@example.com'), { form: 'd' }),
    otherShort: ring.seal(bo, 'EMAIL', exact('bo@example.com'), { form: 'v', scope: 'subject' }),
  };
  await ring.flush();
  const grant = (more: Partial<GrantRequest> = {}, pem = bob.privatePem): SignedGrant =>
    signGrant({ ...asked, approver: 'bob', types: 'all', subjects: 'all', ...more }, pem, now);
  /** What all tokens open to with a grant, or the code of the refusal. */
  const open = async (given?: SignedGrant, who = asked) => {
    const permit = await permitReveal(manager.audit, {
      ...who,
      ...(given === undefined ? {} : { grant: given }),
    });
    const own = ring.find(Object.values(tokens).join(' ')).flatMap((found) => found.own ?? []);
    await ring.prepareTokens(own);
    const opened = own.map((token) => {
      const answer = ring.open(token, permit);
      if ('error' in answer) return answer.error.code;
      return answer.value.kind === 'exact' ? answer.value.text : '';
    });
    await permit.finish();
    return opened;
  };
  const entries = async () => (await store.auditRows(1, 999)).map((row) => JSON.parse(row.body));
  return { store, manager, another, ring, grant, open, entries, setClock: (to: number) => (now = to) };
}

const ALL = ['mia@example.com', '07700 900123', 'mia@example.com', 'bo@example.com', 'bo@example.com'];

describe('a controlled domain', () => {
  it('opens nothing without a grant, and says so in the audit', async () => {
    const { open, entries, grant } = await controlled();
    await expect(open()).rejects.toMatchObject({ code: 'GRANT_REFUSED' });
    expect((await entries()).at(-1)).toMatchObject({
      ...asked,
      action: 'reveal-refused',
      facts: { reason: 'no grant' },
    });
    const given = grant();
    expect(await open(given)).toEqual(ALL);
    expect((await entries()).slice(-2)).toMatchObject([
      { ...asked, action: 'reveal-intent', facts: { grant: given.id, approver: 'bob' } },
      { ...asked, action: 'reveal-result', facts: { grant: given.id, tokens: { 'EMAIL opened': 4 } } },
    ]);
    expect(JSON.stringify(await entries())).not.toContain(given.signature);
  });

  it('stays one while either the store or the audit says so', async () => {
    const { store, manager, another, open, entries } = await controlled();
    await store.setSettings(DOMAIN, JSON.stringify(SETTINGS));
    await expect(open()).rejects.toThrow('another person has to grant it');
    // So it does for a process that has seen nothing of the audit yet.
    await expect(permitReveal((await another()).audit, asked)).rejects.toMatchObject({
      code: 'GRANT_REFUSED',
    });
    await changeDomain(manager, DOMAIN, { reveal: 'solo' }, act);
    expect(await open()).toEqual(ALL);
    expect((await entries()).map((entry) => entry.action)).toContain('settings-changed');
    // The store says controlled, the audit nothing.
    await store.setSettings(DOMAIN, JSON.stringify({ ...SETTINGS, reveal: 'controlled' }));
    await expect(open()).rejects.toMatchObject({ code: 'GRANT_REFUSED' });
    await store.setSettings(DOMAIN, '{"reveal":"nonsense"}');
    await expect(open()).rejects.toMatchObject({ code: 'DOMAIN_INVALID' });
  });
});

describe('a grant', () => {
  it('covers its types and subjects, in both forms', async () => {
    const { open, grant, manager, entries } = await controlled();
    const NO = 'GRANT_REFUSED';
    expect(await open(grant({ types: ['EMAIL'] }))).toEqual([ALL[0], NO, ALL[2], ALL[3], ALL[4]]);
    const secrets = await manager.secretsOf(DOMAIN);
    const subjects = [secrets.subject(mia.handle)];
    expect(await open(grant({ subjects }))).toEqual([ALL[0], ALL[1], ALL[2], NO, NO]);
    expect(await open(grant({ subjects, types: ['PHONE'] }))).toEqual([NO, ALL[1], NO, NO, NO]);
    expect((await entries()).at(-1).facts.tokens).toEqual({ 'EMAIL refused': 4, 'PHONE opened': 1 });
    expect(JSON.stringify(grant({ subjects }))).not.toContain('cust-1');
  });

  it('opens a shared short token by the subjects that it names alone', async () => {
    const { ring, manager, grant, open } = await controlled();
    const seal = async (subject: { handle: string }) => {
      await ring.prepare([subject]);
      return ring.seal(subject, 'IBAN', exact('DE89370400440532013000'), { form: 'v', scope: 'domain' });
    };
    const [one, two] = [await seal(mia), await seal(bo)];
    expect(one).toBe(two);
    await ring.flush();
    const secrets = await manager.secretsOf(DOMAIN);
    for (const [handle, opens] of [
      [bo.handle, true],
      ['cust-3', false],
    ] as const) {
      const permit = await permitReveal(manager.audit, {
        ...asked,
        grant: grant({ subjects: [secrets.subject(handle)] }),
      });
      const own = ring.find(one).flatMap((found) => found.own ?? []);
      await ring.prepareTokens(own);
      expect('value' in ring.open(own[0]!, permit), handle).toBe(opens);
    }
    expect((await open(grant())).length).toBe(5);
  });

  it.each<
    [string, string, (hand: Awaited<ReturnType<typeof controlled>>) => SignedGrant | Promise<SignedGrant>]
  >([
    ['for somebody else', 'actor', ({ grant }) => grant({ actor: 'carol' })],
    ['for another domain', 'domain', ({ grant }) => grant({ domain: 'claims' })],
    ['for another purpose', 'purpose', ({ grant }) => grant({ purpose: 'curiosity' })],
    ['of nobody who is enrolled', 'approver not enrolled', ({ grant }) => grant({ approver: 'dave' })],
    ['signed with another key', 'signature', ({ grant }) => grant({}, newSigningKey().privatePem)],
    ['that was altered', 'signature', ({ grant }) => ({ ...grant({ uses: 1 }), uses: 2 })],
    ['with more types', 'signature', ({ grant }) => ({ ...grant({ types: ['PHONE'] }), types: 'all' })],
    ['with a signature that is none', 'signature', ({ grant }) => ({ ...grant(), signature: 'x' })],
    [
      'whose approver was taken away',
      'approver not enrolled',
      async ({ grant, manager }) => {
        await removeApprover(manager, 'bob', act);
        return grant();
      },
    ],
    [
      'whose approver has a key that nobody enrolled',
      'approver not as audited',
      async ({ grant, store }) => {
        const eve = newSigningKey();
        await store.setApprover('bob', publicKeyOf(eve.publicPem));
        return grant({}, eve.privatePem);
      },
    ],
    [
      'of an approver put into the store alone',
      'approver not as audited',
      async ({ grant, store }) => {
        const eve = newSigningKey();
        await store.setApprover('eve', publicKeyOf(eve.publicPem));
        return grant({ approver: 'eve' }, eve.privatePem);
      },
    ],
    [
      'that is not valid yet',
      'not yet valid',
      ({ grant, setClock }) => {
        setClock(START + 60_000);
        const given = grant();
        setClock(START);
        return given;
      },
    ],
    [
      'that has expired',
      'expired',
      ({ grant, setClock }) => {
        const given = grant();
        setClock(START + 3_600_000);
        return given;
      },
    ],
  ])('%s is refused, and the audit says why', async (_name, reason, make) => {
    const hand = await controlled();
    const given = await make(hand);
    const refused = hand.open(given);
    await expect(refused).rejects.toMatchObject({ code: 'GRANT_REFUSED' });
    await expect(refused).rejects.toThrow(/^nothing is opened: .{15,}/);
    expect((await hand.entries()).at(-1)).toMatchObject({
      action: 'reveal-refused',
      facts: { reason, grant: given.id },
    });
    expect((await hand.entries()).some((entry) => entry.action === 'reveal-intent')).toBe(false);
  });

  it('is not for the one who signs it, whatever the spelling', async () => {
    const { open, grant } = await controlled();
    expect(() => grant({ actor: ' Bob' })).toThrow('to themselves');
    const own = { ...grant(), actor: 'BOB' };
    await expect(open(own, { ...asked, actor: 'bob' })).rejects.toMatchObject({ code: 'GRANT_REFUSED' });
    await expect(open(grant(), { ...asked, actor: ' BOB ' })).rejects.toThrow('to themselves');
  });

  it('is used up by its uses, by whatever process, for good', async () => {
    const { open, grant, another } = await controlled();
    const given = grant({ uses: 2 });
    await open(given);
    const other = await another();
    await (await permitReveal(other.audit, { ...asked, grant: given })).finish();
    await expect(open(given)).rejects.toThrow('used up');
    await expect(permitReveal((await another()).audit, { ...asked, grant: given })).rejects.toThrow(
      'used up',
    );
    // Another grant of the same person counts for itself.
    expect(await open(grant())).toEqual(ALL);
  });

  it('gives its last use to one of many who ask at once', async () => {
    const { grant, another } = await controlled();
    const given = grant({ uses: 3 });
    const managers = await Promise.all(Array.from({ length: 8 }, another));
    const answers = await Promise.allSettled(
      managers.map(({ audit }) => permitReveal(audit, { ...asked, grant: given })),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled').length).toBe(3);
  });

  it('ends with its time, also in the middle of a run', async () => {
    const { ring, manager, grant, setClock } = await controlled();
    const permit = await permitReveal(manager.audit, { ...asked, grant: grant({ minutes: 5 }) });
    await prepareKnown(ring, [mia]);
    const text = ring.seal(mia, 'EMAIL', exact('mia@example.com'), { form: 'd' });
    const own = ring.find(text).flatMap((found) => found.own ?? []);
    await ring.prepareTokens(own);
    expect(ring.open(own[0]!, permit)).toHaveProperty('value');
    setClock(START + 5 * 60_000);
    expect(() => ring.open(own[0]!, permit)).toThrow(expect.objectContaining({ code: 'GRANT_REFUSED' }));
  });

  it('lasts a day at most, and is one of the known form', async () => {
    const { grant } = await controlled();
    expect(() => grant({ minutes: 24 * 60 + 1 })).toThrow(expect.objectContaining({ code: 'GRANT_REFUSED' }));
    expect(grant({ minutes: 24 * 60 }).expires).toBe(START + 86_400_000);
    expect(grant().expires).toBe(START + 3_600_000);
    const good = grant();
    for (const wrong of [
      { ...good, v: 2 },
      { ...good, uses: 0 },
      { ...good, uses: 1.5 },
      { ...good, types: ['NOBODY'] },
      { ...good, expires: good.not_before - 1 },
      { ...good, purpose: '' },
      { ...good, more: 1 },
      [],
      null,
    ])
      expect(() => checkedGrant(wrong)).toThrow(expect.objectContaining({ code: 'GRANT_REFUSED' }));
    const folder = newFolder();
    const file = join(folder, 'g.json');
    writeFileSync(file, JSON.stringify(good));
    expect(readGrantFile(file)).toEqual(good);
    writeFileSync(file, '{"mia@example.com');
    expect(() => readGrantFile(file)).toThrow(/^(?!.*mia@)/);
    expect(() => readGrantFile(join(folder, 'none'))).toThrow(ChatveilError);
    rmSync(folder, { recursive: true });
  });

  it('is held to its bounds however it was made', async () => {
    const { open, grant, entries } = await controlled();
    const { signature: _, ...body } = grant();
    for (const more of [{ expires: START + 86_400_001 }, { uses: 1_000_000 }, { id: 7 }]) {
      const made = { ...body, ...more };
      const given: SignedGrant = JSON.parse(
        JSON.stringify({ ...made, signature: signed('grant', made, bob.privatePem) }),
      );
      await expect(open(given)).rejects.toThrow('this is no grant');
      expect((await entries()).at(-1).facts).toEqual({ reason: 'form' });
    }
  });

  it('narrows what is opened in a solo domain too', async () => {
    const { manager, open, grant } = await controlled();
    await changeDomain(manager, DOMAIN, { reveal: 'solo' }, act);
    expect(
      (await open(grant({ types: ['PHONE'] }))).filter((value) => value === 'GRANT_REFUSED').length,
    ).toBe(4);
    await expect(open(grant({ actor: 'carol' }))).rejects.toMatchObject({ code: 'GRANT_REFUSED' });
  });
});

describe('approvers', () => {
  it('are enrolled with an Ed25519 public key, each key for one person', async () => {
    const { manager, entries, open, grant } = await controlled();
    await expect(enrollApprover(manager, 'ann', bob.publicPem, act)).rejects.toThrow('somebody else');
    for (const wrong of [bob.privatePem, 'mia@example.com', ''])
      await expect(enrollApprover(manager, 'carol', wrong, act)).rejects.toThrow(/^(?!.*mia@)this is no/);
    await expect(removeApprover(manager, 'nobody', act)).rejects.toMatchObject({ code: 'USAGE' });
    expect(publicHalfOf(bob.privatePem)).toBe(publicKeyOf(bob.publicPem));
    // A new key takes the place of the old one.
    const newer = newSigningKey();
    const print = await enrollApprover(manager, 'bob', newer.publicPem, act);
    await expect(open(grant())).rejects.toThrow('altered, or signed with another key');
    expect(await open(grant({}, newer.privatePem))).toEqual(ALL);
    const enrolled = (await entries()).filter((entry) => entry.action === 'approver-enrolled');
    expect(enrolled.at(-1)).toMatchObject({ actor: 'root', facts: { approver: 'bob', key: print } });
  });
});
