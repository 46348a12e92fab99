import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, NEVER_KEYED_TYPES } from '../../src/model/entity-types.ts';
import type { OperatorContext } from '../../src/model/operator.ts';
import { OPERATORS } from '../../src/operators/table.ts';

const context = (type: OperatorContext['type'], n = 1): OperatorContext => ({
  type,
  ordinal: () => n,
  seal: ({ form }) => `PII1_${type}_${form}_ABC`,
  hash: () => `PII1_${type}_h_ABC`,
});

describe('every operator', () => {
  const rows = Object.entries(OPERATORS);

  it('is one of keep, mask, drop, token and hash', () => {
    expect(rows.map(([name]) => name).sort()).toEqual(['drop', 'hash', 'keep', 'mask', 'token']);
  });

  it.each(rows)('%s has its table name, a description and described parameters', (name, operator) => {
    expect(operator.name).toBe(name);
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(operator.describe).not.toBe('');
    for (const [parameter, row] of Object.entries(operator.parameters)) {
      expect(parameter).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(row.describe, parameter).not.toBe('');
      if (row.kind === 'choice') expect(row.choices?.length, parameter).toBeGreaterThan(1);
      if (row.kind === 'integer') expect(row.max, parameter).toBeDefined();
    }
  });

  it.each(rows)('%s says that it shows what it keeps', (_, operator) => {
    if (operator.keeps === true) expect(operator.shows({})).toBe(true);
  });

  it.each(rows.filter(([, operator]) => !operator.shows({})))(
    '%s by default leaves nothing of a value',
    (_, operator) => {
      for (const type of ENTITY_TYPES) {
        const replaced = operator.apply('Zoë 90210 zq@example.com', {}, context(type));
        expect(replaced).not.toMatch(/[a-ce-gi-uw-z@ë]|90210/);
      }
    },
  );

  it.each(rows)('%s gives well-formed text for halves of surrogate pairs', (_, operator) => {
    if (operator.keeps === true) return;
    const replaced = operator.apply('\ud83d12\udc00', {}, context('PERSON'));
    expect(replaced).not.toMatch(/\p{Cs}/u);
  });
});

describe('mask', () => {
  const { mask } = OPERATORS;
  const apply = (
    value: string,
    parameters: Record<string, string | number>,
    type: OperatorContext['type'],
    n = 1,
  ) => mask?.apply(value, parameters, context(type, n));

  it.each([
    [{}, 'PERSON', 3, '[PERSON_3]'],
    [{ style: 'ordinal' }, 'CARD', 1, '[CARD_1]'],
    [{ style: 'label' }, 'EMAIL', 7, '[EMAIL]'],
    [{ style: 'fixed', text: '(removed)' }, 'ADDRESS', 1, '(removed)'],
    [{ style: 'partial', keep_last: 4 }, 'CARD', 1, '**** **** **** 1111'],
  ] as const)('%j', (parameters, type, n, expected) => {
    expect(apply('4111 1111 1111 1111', parameters, type, n)).toBe(expected);
  });

  it('takes a fixed text as it is, not as a pattern', () => {
    expect(apply('x', { style: 'fixed', text: "$& $1 $' $$" }, 'PERSON')).toBe("$& $1 $' $$");
  });

  it.each([[{ style: 'label' }], [{ style: 'fixed', text: 'x' }], [{ style: 'partial' }]])(
    '%j uses no ordinal up',
    (parameters) => {
      const asked: OperatorContext = {
        type: 'PERSON',
        ordinal: () => {
          throw new Error('asked');
        },
      };
      expect(() => mask?.apply('Ann Lee', parameters, asked)).not.toThrow();
    },
  );

  it.each([
    [{ keep_last: 4 }, 'keep_last', 'only for style partial'],
    [{ style: 'label', with: '#' }, 'with', 'only for style partial'],
    [{ style: 'partial', text: 'x' }, 'text', 'only for style fixed'],
    [{ style: 'fixed' }, 'text', 'needed'],
    [{ style: 'fixed', text: 'a\nb' }, 'text', 'line breaks'],
    [{ style: 'fixed', text: 'a\u2028b' }, 'text', 'line breaks'],
    [{ style: 'fixed', text: '[EMAIL] of [PERSON_1]' }, 'text', 'ordinal'],
  ])('refuses %j', (parameters, parameter, reason) => {
    const problem = mask?.check?.(parameters);
    expect(problem?.parameter).toBe(parameter);
    expect(problem?.reason).toContain(reason);
  });

  it.each([[{}], [{ style: 'partial' }], [{ style: 'fixed', text: '[EMAIL]' }]])(
    'accepts %j',
    (parameters) => {
      expect(mask?.check?.(parameters)).toBeUndefined();
    },
  );

  it('has a style for types of which nothing may be shown', () => {
    expect(NEVER_KEYED_TYPES.size).toBeGreaterThan(0);
    expect(['ordinal', 'label', 'partial', 'fixed'].filter((style) => !mask?.shows({ style }))).toEqual([
      'ordinal',
      'label',
      'fixed',
    ]);
  });
});
