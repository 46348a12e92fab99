/** The commands for keys, erasing and the audit; rows of the one table in `commands.ts`. */
import type { CommandRow } from './commands.ts';

const APART =
  'The store and the key file open everything together and nothing alone: keep them apart, and back them up apart.';
const HISTORY =
  'A subject on the command line stays in the history of your shell: give --subject - and the handle on stdin.';
const KEYLESS = 'The audit is read without the key-encryption key, so an auditor can open nothing.';
const AUDITED = 'Who did it and when stands in the audit, without the subject.';

export const KEY_COMMANDS: readonly CommandRow[] = [
  {
    name: 'keys init',
    summary: 'make a domain, and the key store and its key if there are none',
    notes: [APART],
    examples: [
      {
        line: 'chatveil keys init --keys keys/support.db --domain support-eu --purpose "support quality" --legal-basis contract --region DE',
        says: 'a store, its key, and the first domain',
      },
      {
        line: 'chatveil keys init --keys keys/support.db --domain claims --purpose "claims handling" --legal-basis contract --region DE,AT --retention-days 365 --reveal controlled',
        says: 'a further domain, whose keys end after a year and whose tokens two people open',
      },
    ],
    load: () => import('./keys-init.ts'),
  },
  {
    name: 'keys set',
    summary: 'change what a domain is for; what is not named stays',
    examples: [
      {
        line: 'chatveil keys set --keys keys/support.db --domain support-eu --reveal controlled',
        says: 'from now on, tokens open with a grant only',
      },
      {
        line: 'chatveil keys set --keys keys/support.db --domain support-eu --retention-days 90',
        says: 'for keys made from now on',
      },
    ],
    load: () => import('./keys-set.ts'),
  },
  {
    name: 'keys status',
    summary: 'show domains, keys, holds, erasures, and what old backups can be read with',
    examples: [
      { line: 'chatveil keys status --keys keys/support.db', says: 'a store in a file' },
      {
        line: 'chatveil keys status --keys "postgres://chatveil@db.example.com/keys" --key-file kek',
        says: 'a shared one',
      },
    ],
    load: () => import('./keys-status.ts'),
  },
  {
    name: 'keys rotate',
    summary: 'wrap all keys with a new key-encryption key; tokens do not change',
    notes: [
      'It may be stopped, and the same command ends what was begun. Backups from before stay readable only with a copy of the old key file, so destroy those copies once you need no such backup.',
    ],
    examples: [
      { line: 'chatveil keys rotate --keys keys/support.db', says: 'now and then, such as each month' },
      {
        line: 'chatveil keys rotate --keys keys/support.db --key-file ~/secrets/support.kek',
        says: 'with a key file of your own',
      },
    ],
    load: () => import('./keys-rotate.ts'),
  },
  {
    name: 'keys hold',
    summary: 'keep the keys of a subject from being destroyed, for a legal reason',
    notes: [HISTORY, AUDITED],
    examples: [
      {
        line: 'chatveil keys hold --keys keys/support.db --domain support-eu --subject - --basis "claim 7" < subject.txt',
        says: 'neither erase nor expire destroys them',
      },
      {
        line: 'chatveil keys hold --keys keys/support.db --domain support-eu --subject - --lift < subject.txt',
        says: 'the reason has ended',
      },
    ],
    load: () => import('./keys-hold.ts'),
  },
  {
    name: 'keys expire',
    summary: 'destroy keys that are past the retention of their domain',
    examples: [
      { line: 'chatveil keys expire --keys keys/support.db', says: 'to be run each day' },
      {
        line: 'chatveil keys expire --keys keys/support.db --actor nightly',
        says: 'under a name of its own',
      },
    ],
    load: () => import('./keys-expire.ts'),
  },
  {
    name: 'keys find',
    summary: 'show in which files and conversations a subject occurs',
    notes: [HISTORY, AUDITED],
    examples: [
      {
        line: 'chatveil keys find --keys keys/support.db --domain support-eu --subject - --reference req-17 < subject.txt',
        says: 'for a request of access, or before erasing',
      },
      {
        line: 'chatveil keys find --keys keys/support.db --domain support-eu --conversation c-1042',
        says: 'what was filed under a conversation',
      },
    ],
    load: () => import('./keys-find.ts'),
  },
  {
    name: 'keys restore',
    summary: 'open a store that came from a backup: repeat the erasures made since',
    notes: ['The journal of erasures lies beside the key file.'],
    examples: [
      { line: 'chatveil keys restore --keys keys/support.db', says: 'after the backup is in its place' },
      {
        line: 'chatveil keys restore --keys keys/support.db --key-file ~/secrets/support.kek',
        says: 'with a key file of your own',
      },
    ],
    load: () => import('./keys-restore.ts'),
  },
  {
    name: 'erase',
    summary: 'destroy the keys of a subject, so that none of its tokens opens any more, and prove it',
    notes: [
      HISTORY,
      AUDITED,
      'The certificate tells the request by its reference alone. It says what the erasure does not reach: read that part.',
      'Exit code 1: erased, but bytes of the keys are still in the files of the store.',
    ],
    examples: [
      {
        line: 'chatveil erase --keys keys/support.db --domain support-eu --subject - --reference req-17 --certificate req-17.json < subject.txt',
        says: 'a request, with something to show for it',
      },
      {
        line: 'chatveil erase --keys keys/support.db --domain support-eu --conversation c-1042',
        says: 'what was filed under a conversation, as nobody was known',
      },
    ],
    load: () => import('./erase.ts'),
  },
  {
    name: 'audit show',
    summary: 'show what was done with keys: when, what, who, in which domain, what for',
    examples: [
      { line: 'chatveil audit show --keys keys/support.db', says: 'all entries' },
      { line: 'chatveil audit show --keys keys/support.db | tail -n 20', says: 'the last ones' },
    ],
    load: () => import('./audit-show.ts'),
  },
  {
    name: 'audit verify',
    summary: 'check that no entry was changed, left out or moved; else say which',
    notes: [KEYLESS],
    examples: [
      { line: 'chatveil audit verify --keys keys/support.db', says: 'exit 4 if the chain is broken' },
      {
        line: 'chatveil audit verify --keys keys/support.db --checkpoint may.jsonl.checkpoint --public-key dpo.pub.pem',
        says: 'also if its end was cut off since, or all of it written anew',
      },
    ],
    load: () => import('./audit-verify.ts'),
  },
  {
    name: 'audit export',
    summary: 'write the entries with their hashes, one line each, to keep them elsewhere',
    examples: [
      { line: 'chatveil audit export --keys keys/support.db -o audit.jsonl', says: 'a file' },
      {
        line: 'chatveil audit export --keys keys/support.db -o may.jsonl --sign dpo.pem',
        says: 'with its head, signed, in may.jsonl.checkpoint: keep it where nobody of the store can write',
      },
      { line: 'chatveil audit export --keys keys/support.db -o - | gzip > audit.jsonl.gz', says: 'a pipe' },
    ],
    load: () => import('./audit-export.ts'),
  },
  {
    name: 'grant keygen',
    summary: 'make a key that signs grants or the head of the audit',
    examples: [
      {
        line: 'chatveil grant keygen -o bob.pem',
        says: 'bob.pem stays with bob, bob.pub.pem is for everybody',
      },
      { line: 'chatveil grant keygen -o dpo.pem', says: 'for audit export --sign' },
    ],
    load: () => import('./grant-keygen.ts'),
  },
  {
    name: 'grant enroll',
    summary: 'let somebody grant, with a public key; a new key takes the place of the old one',
    notes: [
      'The fingerprint also stands in the audit; a key that was put into the store otherwise does not count.',
    ],
    examples: [
      {
        line: 'chatveil grant enroll --keys keys/support.db --approver bob --public-key bob.pub.pem',
        says: 'compare the fingerprint with bob',
      },
      { line: 'chatveil grant enroll --keys keys/support.db --approver bob --remove', says: 'bob has left' },
    ],
    load: () => import('./grant-enroll.ts'),
  },
  {
    name: 'grant sign',
    summary: 'give somebody else leave to open tokens: for a purpose, for a while, so many times',
    notes: [
      HISTORY,
      'With --subject the store is needed, since a grant names a subject by its MAC. Without it, all subjects are meant.',
    ],
    examples: [
      {
        line: 'chatveil grant sign --sign bob.pem --approver bob --to ann --domain claims --purpose "complaint 7" -o grant.json',
        says: 'everything in the domain, once, within an hour',
      },
      {
        line: 'chatveil grant sign --sign bob.pem --approver bob --to ann --domain claims --purpose "complaint 7" --type EMAIL,PHONE --subject - --keys keys/support.db -o grant.json < subject.txt',
        says: 'two types of one subject',
      },
    ],
    load: () => import('./grant-sign.ts'),
  },
];
