import { describe, expect, it } from 'vitest';
import { openKeyManager } from '../../src/keys/key-manager.ts';
import { openKeyRing } from '../../src/keys/ring/key-ring.ts';
import { placesOf } from '../../src/keys/ring/places.ts';
import { TimedCache } from '../../src/keys/ring/timed-cache.ts';
import type { NewVaultRow, VaultAnswer } from '../../src/keys/store/key-store.ts';
import { MemoryStore } from '../../src/keys/store/memory-store.ts';
import { SubjectOwner } from '../../src/keys/subject.ts';
import { NEVER_KEYED_TYPES } from '../../src/model/entity-types.ts';
import { DOMAIN, exact, newHand, newKek, prepareKnown, revealed, SETTINGS } from './hand.ts';

const mia = { handle: 'cust-1' };
const bo = { handle: 'cust-2' };
const D = { form: 'd' } as const;
const SUBJECT = { form: 'v', scope: 'subject' } as const;
const WIDE = { form: 'v', scope: 'domain' } as const;
const inside = (conversation: string) => ({ form: 'v', scope: 'conversation', conversation }) as const;
const EMAIL = exact('mia@example.com');

describe('a key ring', () => {
  it('seals what another one opens, in both forms', async () => {
    const { ring, another, manager } = await newHand();
    await ring.prepare([mia, bo]);
    const raw = { kind: 'raw', bytes: Buffer.from('caf\\u00e9') } as const;
    const text = [
      ring.seal(mia, 'EMAIL', EMAIL, D),
      ring.seal(mia, 'EMAIL', EMAIL, SUBJECT),
      ring.seal(bo, 'PERSON', exact('Bo'), inside('c-17')),
      ring.seal(bo, 'PERSON', raw, D),
      ring.seal(bo, 'PERSON', raw, SUBJECT),
    ].join(', ');
    // Two keys and three rows.
    expect(ring.unwritten).toBe(5);
    await ring.flush();
    expect(ring.unwritten).toBe(0);
    expect(await revealed(await another(), manager, text)).toEqual([
      'mia@example.com',
      'mia@example.com',
      'Bo',
      raw.bytes,
      raw.bytes,
    ]);
  });

  it('gives the same token everywhere, and another one where the scope ends', async () => {
    const { ring, another } = await newHand();
    const other = await another();
    await ring.prepare([mia, bo]);
    const ways = [D, SUBJECT, WIDE, inside('1'), inside('2')];
    const tokens = ways.flatMap((how) => [mia, bo].map((who) => ring.seal(who, 'EMAIL', EMAIL, how)));
    await ring.flush();
    await other.prepare([mia, bo]);
    expect(ways.flatMap((how) => [mia, bo].map((who) => other.seal(who, 'EMAIL', EMAIL, how)))).toEqual(
      tokens,
    );
    // Again, from memory.
    expect(ways.flatMap((how) => [mia, bo].map((who) => ring.seal(who, 'EMAIL', EMAIL, how)))).toEqual(
      tokens,
    );
    // Only the domain's is one for both subjects.
    expect(new Set(tokens).size).toBe(9);
    expect(tokens[4]).toBe(tokens[5]);
    expect(tokens[2]).toMatch(/^PII1_EMAIL_v_[a-z2-7]{13}$/);
    expect(ring.seal(mia, 'EMAIL', { kind: 'raw', bytes: Buffer.from('mia@example.com') }, D)).not.toBe(
      tokens[0],
    );
    expect(ring.seal(mia, 'USERNAME', EMAIL, D)).not.toBe(ring.seal(mia, 'URL', EMAIL, D));
    await Promise.all([ring.flush(), other.flush()]);
  });

  it('takes no handle for another with an epoch', async () => {
    const { ring } = await newHand();
    const subjects = [
      { handle: '2026\0x' },
      { handle: '\x002026\0x' },
      { handle: 'x', epoch: '2026' },
      { handle: 'x' },
      { handle: '\0x' },
      { handle: '\0\0x' },
    ];
    await ring.prepare(subjects);
    expect(new Set(subjects.map((subject) => ring.keyId(subject))).size).toBe(subjects.length);
  });

  it('joins nothing across a domain but e-mail addresses and IBANs', async () => {
    const { ring } = await newHand();
    await ring.prepare([mia]);
    expect(ring.seal(mia, 'IBAN', exact('DE89370400440532013000'), WIDE)).toBeDefined();
    for (const type of ['PERSON', 'PHONE', 'BIRTHDATE']) {
      expect(() => ring.seal(mia, type, exact('x'), WIDE)).toThrow(
        expect.objectContaining({ code: 'VALUE_REFUSED' }),
      );
    }
    for (const type of [...NEVER_KEYED_TYPES, 'NOTHING']) {
      for (const how of [D, SUBJECT, inside('1')]) {
        expect(() => ring.seal(mia, type, exact('123'), how)).toThrow(
          expect.objectContaining({ code: 'VALUE_REFUSED' }),
        );
      }
    }
    expect(() => ring.seal(mia, 'PERSON', exact('Mia'), inside(''))).toThrow('needs the conversation');
  });

  it('uses nothing that was not made ready', async () => {
    const { ring, manager } = await newHand();
    const notReady = expect.objectContaining({ code: 'KEY_NOT_READY' });
    expect(() => ring.seal(mia, 'EMAIL', EMAIL, D)).toThrow(notReady);
    expect(() => ring.isErased(mia)).toThrow(notReady);
    await ring.prepare([mia]);
    const token = ring.seal(mia, 'EMAIL', EMAIL, D);
    // Another epoch is another key.
    expect(() => ring.seal({ ...mia, epoch: '2026' }, 'EMAIL', EMAIL, D)).toThrow(notReady);
    const { permitReveal } = await import('../../src/keys/audit/reveal-permit.ts');
    const permit = await permitReveal(manager.audit, { actor: 'ann', domain: DOMAIN, purpose: 'x' });
    const own = ring.find(token)[0]!.own!;
    expect(() => ring.open(own, permit)).toThrow(notReady);
    await ring.flush();
    await ring.prepareTokens([own]);
    expect(ring.open(own, permit)).toEqual({ value: EMAIL });
    ring.close();
    expect(() => ring.seal(mia, 'EMAIL', EMAIL, D)).toThrow(notReady);
    expect(() => ring.open(own, permit)).toThrow(notReady);
  });

  it('writes a value that several subjects share once for each of them', async () => {
    const { ring, another, manager } = await newHand();
    await ring.prepare([mia, bo]);
    const token = ring.seal(mia, 'EMAIL', EMAIL, WIDE);
    ring.seal(bo, 'EMAIL', EMAIL, WIDE);
    // A key and a row for each.
    expect(ring.unwritten).toBe(4);
    await ring.flush();
    const secrets = await manager.secretsOf(DOMAIN);
    await manager.erase(secrets, mia.handle);
    expect(await revealed(await another(), manager, token)).toEqual(['mia@example.com']);
    await manager.erase(secrets, bo.handle);
    expect(await revealed(await another(), manager, token)).toEqual(['KEY_GONE']);
    // Who has the value next gets another name, so the old tokens stay shut.
    const third = { handle: 'cust-3' };
    await ring.prepare([third]);
    ring.seal(third, 'EMAIL', EMAIL, WIDE);
    await expect(ring.flush()).rejects.toMatchObject({ code: 'TOKEN_COLLISION' });
    const next = ring.seal(third, 'EMAIL', EMAIL, WIDE);
    await ring.flush();
    expect(next).not.toBe(token);
    expect(await revealed(await another(), manager, `${token} ${next}`)).toEqual([
      'KEY_GONE',
      'mia@example.com',
    ]);
    // A process that starts afterwards comes to the same.
    const fresh = await another();
    await fresh.prepare([third]);
    fresh.seal(third, 'EMAIL', EMAIL, WIDE);
    await expect(fresh.flush()).rejects.toMatchObject({ code: 'TOKEN_COLLISION' });
    expect(fresh.seal(third, 'EMAIL', EMAIL, WIDE)).toBe(next);
    await fresh.flush();
  });

  it('remembers where subjects occur, until they are erased', async () => {
    const { ring, manager } = await newHand();
    await ring.prepare([mia, bo]);
    const secrets = await manager.secretsOf(DOMAIN);
    for (let i = 0; i < 2; i++) {
      ring.notePlace(mia, { file: 'a.jsonl', conversation: '17' });
      ring.notePlace(mia, { file: 'b.jsonl', conversation: 'ü' });
      ring.notePlace(bo, { file: 'a.jsonl', conversation: '18' });
      await ring.flush();
    }
    const places = await placesOf(manager, secrets, mia.handle);
    expect(places.sort((a, b) => (a.file < b.file ? -1 : 1))).toEqual([
      { file: 'a.jsonl', conversation: '17' },
      { file: 'b.jsonl', conversation: 'ü' },
    ]);
    await manager.erase(secrets, mia.handle);
    expect(await placesOf(manager, secrets, mia.handle)).toEqual([]);
    expect((await placesOf(manager, secrets, bo.handle)).length).toBe(1);
  });

  it('opens nothing of another store or another domain', async () => {
    const [here, there] = [await newHand(), await newHand()];
    await here.ring.prepare([mia]);
    const tokens = [D, SUBJECT].map((how) => here.ring.seal(mia, 'EMAIL', EMAIL, how));
    await here.ring.flush();
    expect(there.ring.find(tokens.join(' ')).map((found) => found.own)).toEqual([undefined, undefined]);
    await here.manager.createDomain('billing', SETTINGS);
    const billing = await openKeyRing(here.manager, 'billing');
    expect(billing.find(tokens.join(' ')).map((found) => found.own)).toEqual([undefined, undefined]);
    const own = here.ring.find(tokens[0]!)[0]!.own!;
    const { permitReveal } = await import('../../src/keys/audit/reveal-permit.ts');
    const permit = await permitReveal(here.manager.audit, { actor: 'ann', domain: 'billing', purpose: 'x' });
    await billing.prepareTokens([own]);
    expect(billing.open(own, permit)).toMatchObject({ error: { code: 'TOKEN_INVALID' } });
    await here.ring.prepareTokens([own]);
    expect(() => here.ring.open(own, permit)).toThrow(expect.objectContaining({ code: 'AUDIT_REFUSED' }));
  });

  it('gives one-way pseudonyms that it knows again and never opens', async () => {
    const { ring, another } = await newHand();
    const pseudonym = ring.oneWay('EMAIL', 'mia@example.com');
    expect((await another()).oneWay('EMAIL', 'mia@example.com')).toBe(pseudonym);
    expect(pseudonym).not.toBe(ring.oneWay('EMAIL', 'bo@example.com'));
    const [found] = ring.find(`so ${pseudonym}, ok`);
    expect(found).toMatchObject({ start: 3, end: 3 + pseudonym.length, own: { parts: { form: 'h' } } });
  });
});

describe('an erasure', () => {
  it('reaches every ring within the time that things are believed', async () => {
    let time = 0;
    const clock = () => time;
    const { ring, another, manager } = await newHand({ clock });
    const other = await another();
    for (const each of [ring, other]) await each.prepare([mia, bo]);
    const tokens = [D, SUBJECT].map((how) => other.seal(mia, 'EMAIL', EMAIL, how)).join(' ');
    const bystander = other.seal(bo, 'EMAIL', EMAIL, D);
    await other.flush();
    expect(await revealed(other, manager, tokens)).toEqual(['mia@example.com', 'mia@example.com']);
    await manager.erase(await manager.secretsOf(DOMAIN), mia.handle);

    time += 60_001;
    expect(() => other.seal(mia, 'EMAIL', EMAIL, D)).toThrow(
      expect.objectContaining({ code: 'KEY_NOT_READY' }),
    );
    await other.prepare([mia, bo]);
    expect(other.isErased(mia)).toBe(true);
    expect(other.isErased(bo)).toBe(false);
    for (const how of [D, SUBJECT]) {
      expect(() => other.seal(mia, 'EMAIL', EMAIL, how)).toThrow(
        expect.objectContaining({ code: 'SUBJECT_ERASED' }),
      );
    }
    expect(() => other.notePlace(mia, { file: 'a', conversation: '1' })).toThrow('erased');
    expect(await revealed(other, manager, `${tokens} ${bystander}`)).toEqual([
      'KEY_GONE',
      'KEY_GONE',
      'mia@example.com',
    ]);
    // At once where it was told.
    ring.evict();
    await ring.prepare([mia]);
    expect(ring.isErased(mia)).toBe(true);
  });

  it('of somebody whose data is just being treated leaves no vault row and says so', async () => {
    const { ring, manager, store } = await newHand();
    await prepareKnown(ring, [mia, bo]);
    const token = ring.seal(mia, 'PERSON', exact('Mia'), SUBJECT);
    const kept = ring.seal(bo, 'PERSON', exact('Bo'), SUBJECT);
    await manager.erase(await manager.secretsOf(DOMAIN), mia.handle);
    await expect(ring.flush()).rejects.toMatchObject({ code: 'SUBJECT_ERASED' });
    const idOf = (text: string) => ring.find(text)[0]!.own!.parts.body.toString('hex');
    expect(await store.vaultRows(DOMAIN, [idOf(token)])).toEqual([]);
    expect((await store.vaultRows(DOMAIN, [idOf(kept)])).length).toBe(1);
    await ring.prepare([mia, bo]);
    expect(ring.isErased(mia)).toBe(true);
    expect(ring.seal(bo, 'PERSON', exact('Bo'), SUBJECT)).toBe(kept);
    await ring.flush();
  });

  it('is believed for no longer than 60 seconds, whatever is asked for', async () => {
    let time = 0;
    const { ring } = await newHand({ clock: () => time, cacheMs: 3_600_000 });
    await ring.prepare([mia]);
    time = 60_000;
    expect(ring.isErased(mia)).toBe(false);
    time = 60_001;
    expect(() => ring.isErased(mia)).toThrow('too long ago');
  });
});

describe('the key of a new subject', () => {
  it('is in the store once something was sealed under it, and not before', async () => {
    const { ring, manager } = await newHand();
    await ring.prepare([mia, bo]);
    expect(ring.isErased(mia)).toBe(false);
    ring.seal(bo, 'EMAIL', EMAIL, D);
    expect(await manager.counts()).toEqual([]);
    await ring.flush();
    expect((await manager.counts()).map((row) => row.keys)).toEqual([1]);
    const secrets = await manager.secretsOf(DOMAIN);
    expect(await manager.keysFor(secrets, [new SubjectOwner(secrets, mia)])).toEqual([undefined]);
  });

  it('is the one that another process made first, when the conversation is treated once more', async () => {
    const { ring, another, manager, store } = await newHand();
    const other = await another();
    for (const each of [ring, other]) await each.prepare([mia, bo]);
    const seal = (each: typeof ring) => {
      each.notePlace(mia, { file: 'a.jsonl', conversation: '17' });
      return [D, SUBJECT, inside('17')].map((how) => each.seal(mia, 'EMAIL', EMAIL, how));
    };
    const first = seal(ring);
    const second = seal(other);
    const bystander = other.seal(bo, 'EMAIL', EMAIL, D);
    await ring.flush();
    await expect(other.flush()).rejects.toMatchObject({ code: 'KEY_TAKEN' });
    expect(other.unwritten).toBe(0);
    await other.prepare([mia, bo]);
    expect(second).not.toEqual(first);
    expect(seal(other)).toEqual(first);
    expect(other.seal(bo, 'EMAIL', EMAIL, D)).toBe(bystander);
    await other.flush();
    expect(await revealed(await another(), manager, [...first, bystander].join(' '))).toEqual(
      Array(4).fill('mia@example.com'),
    );
    // Nothing is left of the key that came second.
    expect((await manager.counts()).map((row) => row.keys)).toEqual([2]);
    const idOf = (text: string) => ring.find(text)[0]!.own!.parts.body.toString('hex');
    expect(await store.vaultRows(DOMAIN, second.slice(1).map(idOf))).toEqual([]);
    const places = await placesOf(manager, await manager.secretsOf(DOMAIN), mia.handle);
    expect(places).toEqual([{ file: 'a.jsonl', conversation: '17' }]);
  });

  it('is kept with the next flush if it was needed while another was written', async () => {
    const { ring, manager } = await newHand();
    await ring.prepare([mia, bo]);
    ring.seal(mia, 'EMAIL', EMAIL, D);
    const writing = ring.flush();
    const later = ring.seal(bo, 'EMAIL', EMAIL, D);
    await writing;
    expect(ring.unwritten).toBe(1);
    await ring.flush();
    expect((await manager.counts()).map((row) => row.keys)).toEqual([2]);
    expect(await revealed(ring, manager, later)).toEqual(['mia@example.com']);
  });

  it('is not made for somebody who is erased meanwhile', async () => {
    const { ring, manager } = await newHand();
    await ring.prepare([mia]);
    ring.seal(mia, 'EMAIL', EMAIL, D);
    await manager.erase(await manager.secretsOf(DOMAIN), mia.handle);
    await expect(ring.flush()).rejects.toMatchObject({ code: 'SUBJECT_ERASED' });
    await ring.prepare([mia]);
    expect(ring.isErased(mia)).toBe(true);
    expect(await manager.counts()).toEqual([]);
  });
});

describe('two values that meet in one short token', () => {
  /** Says once of every id that another value has it. */
  class Crowded extends MemoryStore {
    readonly #seen = new Set<string>();
    override async addVaultRows(domain: string, rows: readonly NewVaultRow[]): Promise<VaultAnswer[]> {
      const fresh = rows.filter((row) => this.#seen.size < 2 && !this.#seen.has(row.id));
      for (const row of fresh) this.#seen.add(row.id);
      const answers = await super.addVaultRows(
        domain,
        rows.filter((row) => !fresh.includes(row)),
      );
      return rows.map((row) => (fresh.includes(row) ? 'taken' : (answers.shift() ?? 'gone')));
    }
  }

  it('are told apart when the conversation is treated once more', async () => {
    const { ring, another, manager } = await newHand({ store: new Crowded() });
    await ring.prepare([mia]);
    const names = ['Mia', 'Bo'];
    const seal = () => names.map((name) => ring.seal(mia, 'PERSON', exact(name), SUBJECT));
    const wrong = seal();
    await expect(ring.flush()).rejects.toMatchObject({ code: 'TOKEN_COLLISION' });
    const right = seal();
    await ring.flush();
    expect(right.filter((token) => wrong.includes(token))).toEqual([]);
    expect(await revealed(await another(), manager, right.join(' '))).toEqual(names);
  });
});

describe('a store that fails', () => {
  class Failing extends MemoryStore {
    failing = false;
    override async addVaultRows(domain: string, rows: readonly NewVaultRow[]): Promise<VaultAnswer[]> {
      if (this.failing) throw new Error('mia@example.com');
      return super.addVaultRows(domain, rows);
    }
  }

  it('keeps short tokens unwritten until it works again', async () => {
    const store = new Failing();
    const { ring, another, manager } = await newHand({ store });
    await ring.prepare([mia]);
    const token = ring.seal(mia, 'EMAIL', EMAIL, SUBJECT);
    store.failing = true;
    await expect(ring.flush()).rejects.toThrow();
    expect(ring.unwritten).toBe(1);
    // Who flushes meanwhile learns of it too.
    const both = await Promise.allSettled([ring.flush(), ring.flush()]);
    expect(both.map((each) => each.status)).toEqual(['rejected', 'rejected']);
    store.failing = false;
    expect(ring.seal(mia, 'EMAIL', EMAIL, SUBJECT)).toBe(token);
    await ring.flush();
    expect(await revealed(await another(), manager, token)).toEqual(['mia@example.com']);
  });
});

describe('what is held', () => {
  it('stays within its bounds and is still right', async () => {
    const store = new MemoryStore();
    const kek = newKek();
    const manager = await openKeyManager(store, kek);
    await manager.createDomain(DOMAIN, SETTINGS);
    const ring = await openKeyRing(manager, DOMAIN, { subjects: 3, tokens: 5 });
    const people = Array.from({ length: 10 }, (_, i) => ({ handle: `cust-${i}` }));
    await ring.prepare(people);
    const tokens = people.map((who) => ring.seal(who, 'ORDER', exact('A-1'), D));
    expect(people.map((who) => ring.seal(who, 'ORDER', exact('A-1'), D))).toEqual(tokens);
    await ring.flush();
    await ring.prepare(people.slice(0, 2));
    expect(() => people.map((who) => ring.seal(who, 'ORDER', exact('A-1'), D))).toThrow('not made ready');
    await ring.prepare(people);
    expect(people.map((who) => ring.seal(who, 'ORDER', exact('A-1'), D))).toEqual(tokens);
    const long = exact('x'.repeat(1000));
    expect(ring.seal(people[0]!, 'URL', long, D)).toBe(ring.seal(people[0]!, 'URL', long, D));
  });

  it('is let go of when it is old or too much', () => {
    let time = 0;
    const cache = new TimedCache<number>(100, 2, () => time);
    cache.set('a', 1, 0);
    cache.set('b', 2, 0);
    time = 40;
    expect(cache.isFresh('a')).toBe(true);
    cache.set('c', 3, 40);
    // a was asked for, so b goes.
    cache.sweep();
    expect(['a', 'b', 'c'].map((name) => cache.get(name))).toEqual([1, undefined, 3]);
    time = 60;
    expect(cache.isFresh('a')).toBe(false);
    expect(cache.get('a')).toBe(1);
    time = 101;
    expect(cache.get('a')).toBeUndefined();
    cache.sweep();
    expect(cache.size).toBe(1);
  });
});
