/**
 * Replaces a value by a token that whoever has the keys can turn back. What cannot be sealed (the subject was erased, the
 * value or the token is too long) is masked instead.
 */
import { DOMAIN_WIDE } from '../keys/ring/short-names.ts';
import { shortestToken } from '../keys/tokens/token-text.ts';
import type { EntityType } from '../model/entity-types.ts';
import { LIMITS } from '../model/limits.ts';
import { type Sealing, TOKEN_SCOPES } from '../model/operator.ts';
import type { OperatorRow, ParameterProblem, ParameterValues } from './operator-row.ts';

/** Those that open; a hash is an operator of its own. */
const FORMS = ['d', 'v'] as const;

export const token: OperatorRow = {
  name: 'token',
  describe: 'replaces the value by a token that whoever has the keys can turn back; needs a key store',
  parameters: {
    form: {
      kind: 'choice',
      choices: FORMS,
      describe:
        'd: the value is sealed in the token, 80 characters and more (the default); v: a short token, the value lies in the key store',
    },
    scope: {
      kind: 'choice',
      choices: TOKEN_SCOPES,
      describe:
        'how far equal values have equal tokens of form v; subject if not given; domain for e-mail addresses and IBANs only, since whoever may redact can test guesses',
    },
    max_length: {
      kind: 'integer',
      min: 1,
      max: LIMITS.sealedBytes * 2,
      describe:
        'characters that the place of the value can hold; where the token is longer, the value is masked',
    },
  },
  keyed: true,
  check,
  shows: () => false,
  apply(_value, parameters, context) {
    const { max_length: most = Number.POSITIVE_INFINITY } = parameters;
    const sealed = context.seal?.(sealingOf(parameters));
    return sealed === undefined || sealed.length > Number(most) ? undefined : sealed;
  },
};

function formOf({ form }: ParameterValues): (typeof FORMS)[number] {
  return form === 'v' ? 'v' : 'd';
}

function sealingOf(parameters: ParameterValues): Sealing {
  if (formOf(parameters) === 'd') return { form: 'd' };
  return { form: 'v', scope: TOKEN_SCOPES.find((scope) => scope === parameters['scope']) ?? 'subject' };
}

function check(parameters: ParameterValues, type?: EntityType): ParameterProblem | undefined {
  const { scope, max_length: most } = parameters;
  const form = formOf(parameters);
  if (scope !== undefined && form === 'd') return { parameter: 'scope', reason: 'is only for form v' };
  if (scope === 'domain' && (type === undefined || !DOMAIN_WIDE.has(type)))
    return { parameter: 'scope', reason: `can be domain for ${[...DOMAIN_WIDE].join(' and ')} only` };
  const least = shortestToken(form, type);
  if (most === undefined || Number(most) >= least) return undefined;
  const advice = form === 'd' ? ', or take form v' : '';
  return { parameter: 'max_length', reason: `must be ${least} at least for form ${form}${advice}` };
}
