import { describe, expect, it } from 'vitest';
import { FlagValues } from '../../src/cli/flag-values.ts';
import { ChatveilError } from '../../src/model/errors.ts';

const refusal = (read: () => unknown): { code: string; message: string } => {
  try {
    read();
  } catch (error) {
    if (error instanceof ChatveilError) return error;
  }
  return { code: 'none', message: '' };
};

describe('precedence', () => {
  const config = { policy: 'pci', workers: 2, min_score: 0.7, quiet: true, allow: ['a.csv', 'b.csv'] };

  it('lets the flag win over the file, and the file over nothing', () => {
    const flags = new FlagValues({ policy: 'none' }, config);
    expect(flags.text('policy')).toBe('none');
    expect(flags.whole('workers')).toBe(2);
    expect(flags.share('min-score')).toBe(0.7);
    expect(flags.switch('quiet')).toBe(true);
    expect(flags.text('report')).toBeUndefined();
  });

  it('replaces a list, it does not add to it', () => {
    expect(new FlagValues({ allow: ['c.csv'] }, config).list('allow')).toEqual(['c.csv']);
    expect(new FlagValues({}, config).list('allow')).toEqual(['a.csv', 'b.csv']);
  });

  it('takes from the file only what may stand there', () => {
    const flags = new FlagValues({}, { show_values: true, 'show-values': true, again: true, preview: 3 });
    expect(flags.switch('show-values')).toBe(false);
    expect(flags.switch('again')).toBe(false);
    expect(flags.whole('preview')).toBeUndefined();
  });
});

describe('reading', () => {
  it('splits words at commas, over all uses of the flag', () => {
    const flags = new FlagValues({ 'fail-on': ['EMAIL, CARD', 'IBAN,'] });
    expect(flags.words('fail-on')).toEqual(['EMAIL', 'CARD', 'IBAN']);
  });

  it('leaves commas in file names alone', () => {
    expect(new FlagValues({ allow: ['a,b.csv'] }).list('allow')).toEqual(['a,b.csv']);
  });

  it('reads pairs from both places', () => {
    expect(new FlagValues({ columns: ['body=text,who=speaker', 'a=b=EMAIL'] }).pairs('columns')).toEqual({
      body: 'text',
      who: 'speaker',
      'a=b': 'EMAIL',
    });
    expect(new FlagValues({}, { columns: { Body: 'text' } }).pairs('columns')).toEqual({ Body: 'text' });
  });

  it('takes a column called __proto__ for what it is', () => {
    const pairs = new FlagValues({ columns: ['__proto__=text'] }).pairs('columns');
    expect(Object.entries(pairs ?? {})).toEqual([['__proto__', 'text']]);
  });

  it.each([['0'], ['-1'], ['1.5'], ['many'], [''], ['1e400']])('refuses --workers %j', (value) => {
    const error = refusal(() => new FlagValues({ workers: value }).whole('workers'));
    expect(error).toMatchObject({ code: 'USAGE' });
    expect(error.message).toMatch(/^--workers takes a whole number above 0, such as 4/);
  });

  it.each([['1.01'], ['-0.1'], ['half'], ['']])('refuses --min-score %j', (value) => {
    expect(refusal(() => new FlagValues({ 'min-score': value }).share('min-score')).code).toBe('USAGE');
  });

  it('takes the borders of a share', () => {
    expect(new FlagValues({ 'min-score': '0' }).share('min-score')).toBe(0);
    expect(new FlagValues({ 'min-score': '1' }).share('min-score')).toBe(1);
  });

  it.each([['body'], ['=text'], ['body=']])('refuses --columns %j', (value) => {
    const error = refusal(() => new FlagValues({ columns: [value] }).pairs('columns'));
    expect(error.message).toMatch(/^--columns takes NAME=MEANING/);
  });

  it('names the file where the value stands in the file', () => {
    const error = refusal(() => new FlagValues({}, { workers: 0 }).whole('workers'));
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(error.message).toMatch(/^workers in chatveil.yaml takes/);
  });
});
