import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { COMMAND_NAMES, FLAGS, type Flag, FORMAT_CHOICES, flagsOf, REPEATED } from '../../src/cli/flags.ts';
import { SETTINGS } from '../../src/config/chatveil-yaml.ts';
import { FORMAT_NAMES } from '../../src/model/format.ts';

const flags: readonly Flag[] = FLAGS;

describe('every flag', () => {
  it.each(flags.map((flag) => [flag.long, flag] as const))(
    '--%s is well formed and documented',
    (_, flag) => {
      expect(flag.long).toMatch(/^[a-z]+(-[a-z]+)*$/);
      if (flag.short !== undefined) expect(flag.short).toMatch(/^[a-z]$/);
      expect(flag.help.length).toBeGreaterThan(15);
      expect(flag.help).toMatch(/^[^A-Z].*[^.]$/);
      expect(flag.commands.length).toBeGreaterThan(0);
      expect(new Set(flag.commands).size).toBe(flag.commands.length);
      expect(flag.argument === undefined).toBe(flag.kind === 'switch');
      expect(flag.choices === undefined).toBe(flag.kind !== 'choice');
      if ('none' in flag.config) expect(flag.config.none.length).toBeGreaterThan(15);
      else expect(flag.config.key).toBe(flag.long.replaceAll('-', '_'));
    },
  );

  it('has a name of its own within each command', () => {
    for (const command of COMMAND_NAMES) {
      const long = flagsOf(command).map((flag) => flag.long);
      const short = flagsOf(command).flatMap((flag) => flag.short ?? []);
      // The parser's own.
      for (const names of [
        [...long, 'help', 'version'],
        [...short, 'h', 'V'],
      ])
        expect(new Set(names).size, command).toBe(names.length);
    }
  });

  it('stands in the table once', () => {
    expect(new Set(flags.map((flag) => flag.long)).size).toBe(flags.length);
  });
});

describe('flags and chatveil.yaml', () => {
  it('know the same settings', () => {
    const keys = flags.flatMap((flag) => ('key' in flag.config ? [flag.config.key] : []));
    expect([...keys].sort()).toEqual(SETTINGS.map((row) => row.key).sort());
  });

  it('mean the same by a setting: one value or several', () => {
    const several: readonly string[] = ['paths', 'columns', 'types'];
    for (const row of SETTINGS) {
      const flag = flags.find(({ long }) => `--${long}` === row.flag);
      expect(flag, row.flag).toBeDefined();
      expect(REPEATED.has(flag!.kind), row.flag).toBe(several.includes(row.kind));
    }
  });
});

it('offers every format', () => {
  expect([...FORMAT_CHOICES].sort()).toEqual(['auto', ...FORMAT_NAMES].sort());
});

describe('every command', () => {
  it('stands in the table once', () => {
    expect(COMMANDS.map((row) => row.name)).toEqual(COMMAND_NAMES);
  });

  it.each(COMMANDS.map((row) => [row.name, row] as const))(
    '%s is taught by examples that use its own flags',
    (name, row) => {
      expect(row.examples.length).toBeGreaterThanOrEqual(2);
      expect(row.examples.length).toBeLessThanOrEqual(4);
      const own = flagsOf(name);
      for (const { line } of row.examples) {
        expect(line).toContain(`chatveil ${name}`);
        const used = line.slice(line.indexOf(`chatveil ${name}`)).split(/[|<>]/)[0] ?? '';
        for (const [, long] of used.matchAll(/\s--([a-z-]+)/g))
          expect(own.map((flag) => flag.long)).toContain(long);
        for (const [, short] of used.matchAll(/\s-([a-z])\b/g))
          expect(own.map((flag) => flag.short)).toContain(short);
      }
    },
  );
});
