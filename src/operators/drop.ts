import type { OperatorRow } from './operator-row.ts';

export const drop: OperatorRow = {
  name: 'drop',
  describe: 'takes the value out and puts nothing in its place',
  parameters: {},
  shows: () => false,
  apply: () => '',
};
