import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load.ts';
import { policyReport } from '../../src/policy/report.ts';

describe('policyReport', () => {
  it('lists every place where a value can be read, whole or at its ends', async () => {
    const policy = await loadPolicy({
      name: 'own',
      extends: 'pci',
      types: { TIMESTAMP: { action: 'mask' }, EMAIL: { action: 'mask', style: 'label' } },
      roles: { agent: { PERSON: { action: 'keep' }, EMAIL: { action: 'drop' } } },
      fields: { '/id': { action: 'keep' }, '/notes': { action: 'drop' } },
    });
    expect(policyReport(policy)).toEqual({
      name: 'own',
      extends: ['pci', 'mask'],
      loosened: [
        { type: 'CARD', left: 'ends' },
        { type: 'ORG', left: 'whole' },
        { type: 'PERSON', role: 'agent', left: 'whole' },
        { field: '/id', left: 'whole' },
      ],
    });
  });

  it('does not list what is masked whatever the policy says', async () => {
    const policy = { ...(await loadPolicy('mask')), types: { CVV: { action: 'keep' } } };
    expect(policyReport(policy).loosened).toEqual([]);
  });

  it('names each type that a default keeps', async () => {
    const { loosened } = policyReport(await loadPolicy('none'));
    expect(loosened).toHaveLength(33);
    expect(loosened.map((entry) => entry.type)).not.toContain('PASSWORD');
  });
});
