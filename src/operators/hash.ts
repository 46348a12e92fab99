import type { OperatorRow } from './operator-row.ts';

export const hash: OperatorRow = {
  name: 'hash',
  describe:
    'replaces the value by a keyed hash that nobody can turn back; equal values are equal in the whole domain, so it is not erasable for one subject, and whoever may redact can test guesses; needs a key store',
  parameters: {},
  keyed: true,
  shows: () => false,
  apply: (_value, _parameters, context) => context.hash?.(),
};
