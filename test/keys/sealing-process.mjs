// A process that seals for subjects and prints each token once it may leave: STORE KEKS PREFIX FROM TO [FROM TO ...]

import { kekFromEnvironment } from '../../dist/keys/kek/kek-file.js';
import { openKeyManager } from '../../dist/keys/key-manager.js';
import { openKeyRing } from '../../dist/keys/ring/key-ring.js';
import { openPostgresStore } from '../../dist/keys/store/postgres-store.js';
import { openSqliteStore } from '../../dist/keys/store/sqlite-store.js';

const BATCH = 50;
const [place, keks, prefix, ...bounds] = process.argv.slice(2);
const { file, url, schema } = JSON.parse(place);
const store = file === undefined ? await openPostgresStore({ url, schema }) : await openSqliteStore(file);
const manager = await openKeyManager(store, kekFromEnvironment(keks));
const ring = await openKeyRing(manager, 'support-eu');

// Shared subjects first, so that all processes want the same ones at the same time.
const subjects = [];
for (let i = Number(bounds[0]); i < Number(bounds[1]); i++) subjects.push(`shared-${i}`);
for (let i = Number(bounds[2]); i < Number(bounds[3]); i++) subjects.push(`${prefix}-${i}`);

/** The lines of some subjects, which may leave. */
async function sealed(some, attempt = 1) {
  await ring.prepare(some);
  const lines = some.map((subject) => {
    const value = { kind: 'exact', text: `value of ${subject.handle}` };
    const long = ring.seal(subject, 'ORDER', value, { form: 'd' });
    const short = ring.seal(subject, 'ORDER', value, { form: 'v', scope: 'subject' });
    return `${JSON.stringify([subject.handle, ring.keyId(subject), long, short])}\n`;
  });
  try {
    await ring.flush();
    return lines;
  } catch (error) {
    // As with every job of a run: another process made a key first.
    if (error.code !== 'KEY_TAKEN' || attempt === 5) throw error;
    return sealed(some, attempt + 1);
  }
}

for (let at = 0; at < subjects.length; at += BATCH) {
  const lines = await sealed(subjects.slice(at, at + BATCH).map((handle) => ({ handle })));
  await new Promise((resolve) => process.stdout.write(lines.join(''), resolve));
}
ring.close();
await store.close();
