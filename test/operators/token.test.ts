import { describe, expect, it } from 'vitest';
import type { OperatorContext, Sealing } from '../../src/model/operator.ts';
import { OPERATORS } from '../../src/operators/table.ts';

const { token } = OPERATORS;

function sealedWith(
  parameters: Record<string, string | number>,
  sealed: string | undefined = 'PII1_EMAIL_d_x',
) {
  const asked: Sealing[] = [];
  const context: OperatorContext = {
    type: 'EMAIL',
    ordinal: () => 1,
    seal: (how) => {
      asked.push(how);
      return sealed;
    },
  };
  return { asked, written: token?.apply('mia@example.com', parameters, context) };
}

describe('token', () => {
  it.each([
    [{}, { form: 'd' }],
    [{ form: 'd' }, { form: 'd' }],
    [{ form: 'v' }, { form: 'v', scope: 'subject' }],
    [
      { form: 'v', scope: 'conversation' },
      { form: 'v', scope: 'conversation' },
    ],
  ] as const)('%j asks for %j', (parameters, how) => {
    expect(sealedWith(parameters)).toEqual({ asked: [how], written: 'PII1_EMAIL_d_x' });
  });

  it('writes nothing where nothing can be sealed, so that the value is masked', () => {
    expect(token?.apply('mia@example.com', {}, { type: 'EMAIL', ordinal: () => 1 })).toBeUndefined();
    expect(
      token?.apply('mia@example.com', {}, { type: 'EMAIL', ordinal: () => 1, seal: () => undefined }),
    ).toBeUndefined();
  });

  it('writes no token that is longer than its place', () => {
    expect(sealedWith({ max_length: 14 }).written).toBe('PII1_EMAIL_d_x');
    expect(sealedWith({ max_length: 13 }).written).toBeUndefined();
  });

  it.each([
    [{ scope: 'subject' }, 'EMAIL', 'scope', 'only for form v'],
    [{ form: 'v', scope: 'domain' }, 'PERSON', 'scope', 'EMAIL and IBAN'],
    [{ form: 'v', scope: 'domain' }, undefined, 'scope', 'EMAIL and IBAN'],
    [{ max_length: 64 }, 'EMAIL', 'max_length', 'must be 85 at least for form d, or take form v'],
    [{ form: 'v', max_length: 20 }, 'EMAIL', 'max_length', 'must be 26 at least'],
  ] as const)('refuses %j for %s', (parameters, type, parameter, reason) => {
    const problem = token?.check?.(parameters, type);
    expect(problem?.parameter).toBe(parameter);
    expect(problem?.reason).toContain(reason);
  });

  it.each([
    [{}, undefined],
    [{ form: 'v', scope: 'domain' }, 'IBAN'],
    [{ form: 'v', max_length: 40 }, 'EMAIL'],
    [{ max_length: 120 }, 'EMAIL'],
  ] as const)('accepts %j for %s', (parameters, type) => {
    expect(token?.check?.(parameters, type)).toBeUndefined();
  });
});
