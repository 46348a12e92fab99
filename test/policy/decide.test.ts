import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, type EntityType, NEVER_KEYED_TYPES } from '../../src/model/entity-types.ts';
import type { Policy } from '../../src/model/policy.ts';
import { ROLES } from '../../src/model/roles.ts';
import { compilePolicy } from '../../src/policy/decide.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { PRESET_NAMES } from '../../src/policy/presets.ts';

const BARE: Policy = {
  version: 1,
  name: 'test',
  extends: [],
  default: { action: 'mask' },
  types: {},
  roles: {},
  fields: {},
  minScore: { default: 0.5 },
  allow: [],
  deny: [],
  numbers: 'string',
  subject: {},
};

describe('decide', () => {
  it('asks role and type first, then type, then the default', () => {
    const { decide } = compilePolicy({
      ...BARE,
      types: { EMAIL: { action: 'keep' }, PERSON: { action: 'drop' } },
      roles: { agent: { PERSON: { action: 'keep' } } },
    });
    expect(decide('PERSON', 'agent', '/x').name).toBe('keep');
    expect(decide('PERSON', 'customer', '/x').name).toBe('drop');
    expect(decide('EMAIL', 'agent', '/x').name).toBe('keep');
    expect(decide('PHONE', 'agent', '/x').name).toBe('mask');
  });

  it('hands the parameters on without the name', () => {
    const { decide } = compilePolicy({ ...BARE, types: { EMAIL: { action: 'mask', style: 'label' } } });
    const { operator, parameters } = decide('EMAIL', 'unknown', '');
    expect(parameters).toEqual({ style: 'label' });
    expect(operator.apply('a@example.com', parameters, { type: 'EMAIL', ordinal: () => 1 })).toBe('[EMAIL]');
  });

  it('masks where nothing is said, or what is said cannot be carried out', () => {
    expect(
      compilePolicy({ ...BARE, types: { EMAIL: { action: 'nothing' } } }).decide('EMAIL', 'bot', '').name,
    ).toBe('mask');
  });

  it.each([...NEVER_KEYED_TYPES])('masks %s whatever a policy object says', (type) => {
    const loose = { action: 'keep' };
    const { decide } = compilePolicy({
      ...BARE,
      default: loose,
      types: { [type]: loose },
      roles: { agent: { [type]: { action: 'mask', style: 'partial', keep_last: 4 } } },
      fields: { '/x': loose },
    });
    for (const role of ROLES) {
      const { name, parameters } = decide(type, role, '/x');
      expect([name, parameters]).toEqual(['mask', {}]);
    }
  });
});

describe('field rules', () => {
  const decider = compilePolicy({
    ...BARE,
    types: { EMAIL: { action: 'drop' } },
    fields: {
      '/visitor/notes': { action: 'drop' },
      '/people/*/name': { action: 'mask', style: 'fixed', text: 'first' },
      '/people/*/*': { action: 'mask', style: 'fixed', text: 'second' },
      '/*/*/id': { action: 'keep' },
      '/kept': { action: 'keep' },
    },
  });
  const text = (path: string): unknown => {
    const { text: fixed } = decider.fieldAction(path)?.parameters ?? {};
    return fixed;
  };

  it('go by the exact path, then by the pattern with the fewest wildcards', () => {
    expect(decider.fieldAction('/visitor/notes')?.name).toBe('drop');
    expect(text('/people/*/name')).toBe('first');
    expect(text('/people/ann/name')).toBe('first');
    expect(text('/people/*/mail')).toBe('second');
    expect(decider.fieldAction('/people/*/id')).toBeUndefined();
  });

  it.each(['/visitor', '/visitor/notes/text', '/visitor/Notes', 'visitor/notes', '/people/name', '', '/'])(
    'do not reach %j',
    (path) => {
      expect(decider.fieldAction(path)).toBeUndefined();
      expect(decider.decide('EMAIL', 'agent', path).name).toBe('drop');
    },
  );

  it('that keep a field keep its findings but for passwords and the like', () => {
    expect(decider.fieldAction('/kept')).toBeUndefined();
    expect(decider.decide('EMAIL', 'agent', '/kept').name).toBe('keep');
    expect(decider.decide('PASSWORD', 'agent', '/kept').name).toBe('mask');
  });

  it('among patterns that are equally particular take the one written last', () => {
    const { fieldAction } = compilePolicy({
      ...BARE,
      fields: { '/a/*': { action: 'drop' }, '/*/b': { action: 'mask', style: 'fixed', text: 'x' } },
    });
    expect(fieldAction('/a/b')?.name).toBe('mask');
  });

  it('answer the same however many paths were asked before', () => {
    for (let i = 0; i < 20_000; i++) decider.fieldAction(`/other/${i}`);
    expect(decider.fieldAction('/visitor/notes')?.name).toBe('drop');
  });
});

describe('partialShapes', () => {
  it('are those that the policy writes, each once', async () => {
    expect(compilePolicy(await loadPolicy('mask')).partialShapes).toEqual([]);
    expect(compilePolicy(await loadPolicy('pci')).partialShapes).toEqual([
      { keepFirst: 0, keepLast: 4, with: '*', digits: true },
    ]);
    const partial = { action: 'mask', style: 'partial', keep_first: 1 };
    const shapes = compilePolicy({
      ...BARE,
      default: partial,
      types: { CARD: { action: 'keep' } },
    }).partialShapes;
    expect(shapes.map((shape) => shape.digits).sort()).toEqual([false, true]);
    expect(compilePolicy({ ...BARE, default: { action: 'mask', style: 'partial' } }).partialShapes).toEqual(
      [],
    );
  });
});

describe('presets', () => {
  const kept = async (preset: string): Promise<EntityType[]> => {
    const { decide } = compilePolicy(await loadPolicy(preset));
    return ENTITY_TYPES.filter((type) => decide(type, 'customer', '/text').operator.keeps === true);
  };

  it('keep what they are documented to keep', async () => {
    expect(await kept('mask')).toEqual(['TIMESTAMP', 'ORG']);
    expect(await kept('pci')).toEqual(['TIMESTAMP', 'ORG']);
    expect(await kept('none')).toEqual(ENTITY_TYPES.filter((type) => !NEVER_KEYED_TYPES.has(type)));
  });

  it('say the same for every role', async () => {
    for (const preset of PRESET_NAMES) {
      const { decide } = compilePolicy(await loadPolicy(preset));
      for (const type of ENTITY_TYPES) {
        for (const role of ROLES) expect(decide(type, role, '')).toEqual(decide(type, 'unknown', ''));
      }
    }
  });

  it('pci shows at most the last four digits of a card and nothing of what goes with it', async () => {
    const { decide } = compilePolicy(await loadPolicy('pci'));
    const apply = (type: EntityType, value: string): string => {
      const { operator, parameters } = decide(type, 'customer', '');
      return String(operator.apply(value, parameters, { type, ordinal: () => 1 }));
    };
    expect(apply('CARD', '5555 5555 5555 4444')).toBe('**** **** **** 4444');
    expect(apply('CARD', '378282246310005')).toBe('***********0005');
    for (const type of ['CVV', 'PIN', 'EXPIRY'] as const) expect(apply(type, '1230')).toBe(`[${type}]`);
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 -]{0,24}$/), (value) => {
        expect(apply('CARD', value).replace(/[^0-9]/g, '').length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
