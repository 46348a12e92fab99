import type { OperatorRow } from './operator-row.ts';

export const keep: OperatorRow = {
  name: 'keep',
  describe: 'leaves the value as it is',
  parameters: {},
  keeps: true,
  shows: () => true,
  apply: (value) => value,
};
