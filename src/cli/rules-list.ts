/** `chatveil rules list`: what is looked for, one rule a line, by type and id. */
import { formatTable, listRules } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { readFlags } from './settings.ts';
import { readTypes } from './type-names.ts';

export async function run({ raw, terminal }: Call): Promise<ExitCode> {
  const flags = readFlags(raw);
  const types = flags.words('type');
  const wanted = types === undefined ? undefined : readTypes(types, '--type');
  const regions = flags.words('region')?.map((code) => code.toUpperCase());
  const rules = listRules(flags.list('rules') ?? [])
    .filter((rule) => wanted === undefined || wanted.has(rule.type))
    .filter((rule) => regions === undefined || rule.regions.some((code) => regions.includes(code)))
    .sort((a, b) => compare(a.type, b.type) || compare(a.id, b.id));
  if (wanted?.has('PERSON') === true)
    terminal.err('chatveil: PERSON has no rules: name lists and the conversation itself decide\n');
  if (rules.length === 0) {
    terminal.err('chatveil: no rule fits; leave --type or --region out to see all\n');
    return EXIT.done;
  }
  terminal.out(
    formatTable(
      [
        { title: 'Rule' },
        { title: 'Type' },
        { title: 'Regions' },
        { title: 'Cue' },
        { title: 'Score', align: 'right' },
        { title: 'What it is' },
      ],
      rules.map((rule) => [
        rule.id,
        rule.type,
        rule.regions.length === 0 ? 'all' : rule.regions.join(' '),
        rule.cue,
        rule.score.toFixed(2),
        rule.title,
      ]),
    ),
  );
  return EXIT.done;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
