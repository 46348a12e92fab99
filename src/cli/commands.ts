/**
 * The commands as rows: what `--help` says of each and the file that carries it out, loaded only when it is
 * called, since the engine behind takes longer to load than the help takes to print.
 */
import type { ExitCode } from './exit-codes.ts';
import type { RawFlags } from './flag-values.ts';
import type { CommandName } from './flags.ts';
import { KEY_COMMANDS } from './key-commands.ts';
import type { Terminal } from './terminal.ts';

/** What a command gets: its words, the flags as they were typed, and the terminal. */
export interface Call {
  readonly words: readonly string[];
  readonly raw: RawFlags;
  readonly terminal: Terminal;
}

export type Command = (call: Call) => Promise<ExitCode>;

export interface CommandRow {
  readonly name: CommandName;
  /** Positional words in the notation of the help: `<file>`, `[what]`, `<input...>`. */
  readonly words?: readonly { readonly name: string; readonly help: string }[];
  readonly summary: string;
  /** Said once, under the options. */
  readonly notes?: readonly string[];
  readonly examples: readonly { readonly line: string; readonly says: string }[];
  load(): Promise<{ readonly run: Command }>;
}

const INPUT = { name: '<input...>', help: 'files, folders, globs in quotes, or - for stdin' } as const;

const EXIT_CODES = `Exit codes:
  0  done
  1  --fail-on found one of its types
  2  wrong usage or configuration
  3  done, but records were held back
  4  stopped, and nothing unsafe was written`;
const CONFIG = 'Flags win over chatveil.yaml in this folder, which wins over the defaults.';

/** What the help says of the first word of two-word commands. */
export const GROUPS: Readonly<Record<string, string>> = {
  rules: 'what is looked for: list the rules, test one, check all',
  keys: 'the keys of tokens: make, look after, rotate; where a subject occurs',
  audit: 'what was done with keys: show it, verify it, take it elsewhere',
  grant: 'leave of one person for another to open tokens',
};

export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'init',
    summary: 'write a commented chatveil.yaml into this folder',
    examples: [
      {
        line: 'chatveil init',
        says: 'then edit chatveil.yaml; every flag of redact and scan can stand in it',
      },
      { line: 'chatveil init --force', says: 'start over' },
    ],
    load: () => import('./init.ts'),
  },
  {
    name: 'redact',
    words: [INPUT],
    summary: 'replace personal data and write the result; every other byte stays as it is',
    notes: [CONFIG, EXIT_CODES],
    examples: [
      { line: 'chatveil redact chats.jsonl --preview 3', says: 'look first; nothing is written' },
      { line: 'chatveil redact chats.jsonl -o safe.jsonl', says: 'one file' },
      {
        line: 'chatveil redact exports/ -o safe/ --report run.json',
        says: 'a folder, with the counts in a file',
      },
      {
        line: 'chatveil redact chats.jsonl -o safe.jsonl -p pseudonymise --keys keys/support.db',
        says: 'tokens instead of masks (see `chatveil help keys init`)',
      },
    ],
    load: () => import('./redact.ts'),
  },
  {
    name: 'reveal',
    words: [INPUT],
    summary: 'turn tokens back, in any file or text that holds them; the audit says who did it and why',
    notes: [
      'What is written is personal data again, and readable by its owner alone. A token whose keys were erased stays as it stands.',
      EXIT_CODES,
    ],
    examples: [
      {
        line: 'chatveil reveal safe.jsonl -o open.jsonl --keys keys/support.db --purpose "complaint 4411"',
        says: 'a file, byte for byte as it was',
      },
      {
        line: 'echo "$TOKEN" | chatveil reveal - -f text -o - --keys keys/support.db --purpose "complaint 4411"',
        says: 'one token, or any text around it',
      },
      {
        line: 'chatveil reveal safe/ -o open/ --keys keys/support.db --grant grant.json',
        says: 'in a controlled domain, with the leave of another person',
      },
    ],
    load: () => import('./reveal.ts'),
  },
  {
    name: 'scan',
    words: [INPUT],
    summary: 'find personal data and change nothing',
    notes: [CONFIG, EXIT_CODES],
    examples: [
      { line: 'chatveil scan chats.jsonl', says: 'counts by type' },
      { line: 'chatveil scan safe/ --fail-on any', says: 'a gate in CI: exit 1 if anything is found' },
      {
        line: 'chatveil scan chats.csv --columns body=text,who=speaker --findings found.jsonl',
        says: 'every finding with its place',
      },
    ],
    load: () => import('./scan.ts'),
  },
  {
    name: 'explain',
    words: [
      {
        name: '[what]',
        help: 'a text, or FILE:N for the Nth conversation of a file; without it, the text on stdin',
      },
    ],
    summary: 'show why each span of a text was or was not found',
    notes: [
      'A text on the command line stays in the history of your shell; for real data use stdin or FILE:N.',
      CONFIG,
    ],
    examples: [
      { line: 'chatveil explain "call me on 07700 900123"', says: 'a text' },
      {
        line: 'chatveil explain chats.jsonl:17',
        says: 'what was found in the seventeenth conversation, and why',
      },
      { line: 'chatveil explain < note.txt', says: 'a text that stays out of the shell history' },
    ],
    load: () => import('./explain.ts'),
  },
  {
    name: 'rules list',
    summary: 'list the rules: id, type, regions, whether a cue is needed, score',
    examples: [
      { line: 'chatveil rules list', says: 'all of them' },
      { line: 'chatveil rules list --type PHONE,TAXID --region DE', says: 'some of them' },
    ],
    load: () => import('./rules-list.ts'),
  },
  {
    name: 'rules test',
    words: [{ name: '<file>', help: 'a rule file (YAML)' }],
    summary: 'run the match and ignore examples of a rule file',
    examples: [
      { line: 'chatveil rules test my-rules/loyalty-card.yaml', says: 'exit 1 if an example fails' },
      {
        line: 'chatveil rules test my-rules/gym/member.yaml --rules my-rules/cues',
        says: 'with cue lists of your own',
      },
    ],
    load: () => import('./rules-test.ts'),
  },
  {
    name: 'rules lint',
    summary: 'check all rules and measure what each costs',
    examples: [
      { line: 'chatveil rules lint', says: 'the built-in rules' },
      { line: 'chatveil rules lint --rules my-rules/', says: 'with your own; exit 1 if there is a problem' },
    ],
    load: () => import('./rules-lint.ts'),
  },
  ...KEY_COMMANDS,
];
