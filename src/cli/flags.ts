/**
 * Every flag of every command, as rows. The parser, `--help`, and the merging with chatveil.yaml are built from
 * this table and nothing else; a test reads the whole of it. A new flag is a new row.
 */
import type { FormatName } from '../index.ts';
import { KEY_FLAGS } from './key-flags.ts';

export const COMMAND_NAMES = [
  'init',
  'redact',
  'reveal',
  'scan',
  'explain',
  'rules list',
  'rules test',
  'rules lint',
  'keys init',
  'keys set',
  'keys status',
  'keys rotate',
  'keys hold',
  'keys expire',
  'keys find',
  'keys restore',
  'erase',
  'audit show',
  'audit verify',
  'audit export',
  'grant keygen',
  'grant enroll',
  'grant sign',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/**
 * How an argument is read. `switch` takes none; `list`, `words` and `pairs` may be given several times, and the
 * last two are split at commas; `whole` is a whole number above 0, `share` a number from 0 to 1.
 */
export type FlagKind = 'switch' | 'text' | 'list' | 'words' | 'pairs' | 'whole' | 'share' | 'choice';

export const REPEATED: ReadonlySet<FlagKind> = new Set<FlagKind>(['list', 'words', 'pairs']);

export interface Flag {
  readonly long: string;
  readonly short?: string;
  readonly kind: FlagKind;
  /** Name of the argument in the help; every kind but `switch` has one. */
  readonly argument?: string;
  /** Only with kind `choice`. */
  readonly choices?: readonly string[];
  /** What holds if neither the command line nor chatveil.yaml says anything; for the help. */
  readonly otherwise?: string;
  readonly help: string;
  readonly commands: readonly CommandName[];
  /** Key in chatveil.yaml, or why it has none. */
  readonly config: { readonly key: string } | { readonly none: string };
}

export const FORMAT_CHOICES = ['auto', 'jsonl', 'json', 'csv', 'text'] as const satisfies readonly (
  | 'auto'
  | FormatName
)[];

const TRANSCRIPT_FLAGS = [
  {
    long: 'output',
    short: 'o',
    kind: 'text',
    argument: 'OUT',
    help: 'where the result goes: a file, a folder (mirrors the inputs), or - for stdout',
    commands: ['redact', 'reveal', 'audit export', 'grant keygen', 'grant sign'],
    config: { key: 'output' },
  },
  {
    long: 'preview',
    kind: 'whole',
    argument: 'N',
    help: 'show the first N conversations before and after, and write nothing',
    commands: ['redact'],
    config: { none: 'a look at the screen, not a property of the run' },
  },
  {
    long: 'policy',
    short: 'p',
    kind: 'text',
    argument: 'NAME|FILE',
    otherwise: 'mask',
    help: 'what is done with each type: mask, pci, pseudonymise, pseudonymise-short, none, or a policy file',
    commands: ['redact', 'scan', 'explain'],
    config: { key: 'policy' },
  },
  {
    long: 'format',
    short: 'f',
    kind: 'choice',
    argument: 'NAME',
    choices: FORMAT_CHOICES,
    otherwise: 'auto',
    help: 'how the inputs are read',
    commands: ['redact', 'reveal', 'scan', 'explain'],
    config: { key: 'format' },
  },
  {
    long: 'columns',
    kind: 'pairs',
    argument: 'NAME=MEANING',
    help: 'what columns hold: text, speaker, role, conversation-id, message-id, or a type such as EMAIL',
    commands: ['redact', 'scan', 'explain'],
    config: { key: 'columns' },
  },
  {
    long: 'rules',
    short: 'r',
    kind: 'list',
    argument: 'PATH',
    help: 'further rule files or folders, read after the built-in ones',
    commands: ['redact', 'scan', 'explain', 'rules list', 'rules test', 'rules lint'],
    config: { key: 'rules' },
  },
  {
    long: 'min-score',
    kind: 'share',
    argument: 'S',
    help: 'accept findings from this score on, 0 to 1, where the policy names none for their type',
    commands: ['redact', 'scan', 'explain'],
    config: { key: 'min_score' },
  },
  {
    long: 'allow',
    kind: 'list',
    argument: 'F',
    help: 'list of terms that are never replaced, one a line',
    commands: ['redact', 'scan', 'explain'],
    config: { key: 'allow' },
  },
  {
    long: 'deny',
    kind: 'list',
    argument: 'F',
    help: 'list of terms that are always found, one a line; in .csv files with a type after a comma',
    commands: ['redact', 'scan', 'explain'],
    config: { key: 'deny' },
  },
  {
    long: 'workers',
    short: 'w',
    kind: 'whole',
    argument: 'N',
    otherwise: 'one a processor',
    help: 'worker threads; the result never depends on it',
    commands: ['redact', 'scan'],
    config: { key: 'workers' },
  },
  {
    long: 'limit',
    kind: 'whole',
    argument: 'N',
    help: 'stop after N conversations of each input',
    commands: ['redact', 'scan'],
    config: { key: 'limit' },
  },
  {
    long: 'fail-on',
    kind: 'words',
    argument: 'TYPES',
    help: 'exit 1 if one of these types is found, such as EMAIL,CARD; `any` for every type',
    commands: ['scan'],
    config: { key: 'fail_on' },
  },
  {
    long: 'findings',
    kind: 'text',
    argument: 'F.jsonl',
    help: 'write one line a finding: type, rule, score and place, no text',
    commands: ['redact', 'scan'],
    config: { key: 'findings' },
  },
  {
    long: 'show-values',
    kind: 'switch',
    help: 'also write the text of each value into the findings file; that file is then personal data',
    commands: ['redact', 'scan'],
    config: { none: 'a choice to be made each time; a file would make it a habit' },
  },
  {
    long: 'report',
    kind: 'text',
    argument: 'F.json|F.csv',
    help: 'write the summary: JSON with everything counted, CSV with counts by type and rule',
    commands: ['redact', 'scan'],
    config: { key: 'report' },
  },
  {
    long: 'again',
    kind: 'switch',
    help: 'treat inputs even if they are outputs of an earlier run',
    commands: ['redact'],
    config: { none: 'sets a safeguard aside, which must be said each time' },
  },
  {
    long: 'quiet',
    short: 'q',
    kind: 'switch',
    help: 'no progress bar and no summary; errors and held records are still named',
    commands: ['redact', 'reveal', 'scan'],
    config: { key: 'quiet' },
  },
  {
    long: 'type',
    short: 't',
    kind: 'words',
    argument: 'TYPES',
    help: 'only these types, such as PHONE,TAXID',
    commands: ['rules list', 'grant sign'],
    config: { none: 'filters what is shown, or belongs to a grant' },
  },
  {
    long: 'region',
    kind: 'words',
    argument: 'CODES',
    help: 'countries such as DE,AT: whose rules are listed, without those known everywhere; where a domain is',
    commands: ['rules list', 'keys init', 'keys set'],
    config: { none: 'filters what is shown, or belongs to the key store' },
  },
  {
    long: 'force',
    kind: 'switch',
    help: 'replace a chatveil.yaml that is already there',
    commands: ['init'],
    config: { none: 'sets a safeguard aside, which must be said each time' },
  },
] as const satisfies readonly Flag[];

export const FLAGS = [...TRANSCRIPT_FLAGS, ...KEY_FLAGS] as const;

/** Names of the flags of one kind, so that a flag is read as what it is. */
export type FlagName<K extends FlagKind = FlagKind> = Extract<(typeof FLAGS)[number], { kind: K }>['long'];

export function flagsOf(command: CommandName): readonly Flag[] {
  return FLAGS.filter((flag: Flag) => flag.commands.includes(command));
}
