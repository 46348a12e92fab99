import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NEVER_KEYED_TYPES } from '../../src/model/entity-types.ts';
import { ChatveilError } from '../../src/model/errors.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { PRESET_NAMES } from '../../src/policy/presets.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/policies/', import.meta.url));
const valid = (name: string): string => join(FOLDER, 'valid', name);
const invalid = (name: string): string => join(FOLDER, 'invalid', name);

async function errorOf(load: Promise<unknown>): Promise<ChatveilError> {
  const error = await load.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ChatveilError) return error;
  throw error ?? new Error('nothing was thrown');
}

/** File, line, and what the message must hold: the field and the nearest name or the way out. */
type Refused = readonly [file: string, line: number | undefined, ...says: string[]];
const REFUSED: readonly Refused[] = [
  ['type.yaml', 4, 'types.EMIAL', 'unknown type "EMIAL"', 'did you mean EMAIL?'],
  ['action.yaml', 3, 'types.EMAIL.action', 'did you mean keep?', 'keep, mask, drop, token, hash'],
  ['action-unknown.yaml', 4, 'types.EMAIL.action', 'known are keep, mask, drop, token, hash'],
  ['no-action.yaml', 2, 'default', 'no action', 'keep, mask, drop, token, hash'],
  ['action-text.yaml', 3, 'types.EMAIL', '{ action: mask }'],
  ['parameter.yaml', 3, 'types.CARD.keeplast', 'did you mean keep_last?'],
  ['parameter-of-keep.yaml', 3, 'types.DATE.style', 'keep takes no parameters'],
  ['style.yaml', 3, 'types.CARD.style', 'did you mean partial?'],
  ['keep-too-much.yaml', 3, 'types.CARD.keep_last', 'from 0 to 4'],
  ['keep-half.yaml', 3, 'types.CARD.keep_last', 'whole number'],
  ['wrong-style-parameter.yaml', 3, 'types.EMAIL.keep_last', 'only for style partial'],
  ['with.yaml', 3, 'types.CARD.with', 'known are *, #'],
  ['fixed-without-text.yaml', 3, 'types.EMAIL.text', 'needed for style fixed'],
  ['fixed-ordinal.yaml', 3, 'types.PERSON.text', 'ordinal'],
  ['cvv-partial.yaml', 3, 'types.CVV', 'only be dropped or masked'],
  ['password-kept.yaml', 4, 'roles.agent.PASSWORD', 'only be dropped or masked'],
  ['role.yaml', 3, 'roles.agnet', 'did you mean agent?'],
  ['field.yaml', 3, 'unknown policy field "type"', 'did you mean types?'],
  ['subject.yaml', 2, 'subject.path', 'starts with /'],
  ['subject-field.yaml', 2, 'subject.handle', 'known are path, agent_path, domain, epoch'],
  ['subject-epoch.yaml', 2, 'subject.epoch', 'did you mean quarter?'],
  ['cvv-token.yaml', 3, 'types.CVV', 'only be dropped or masked'],
  ['token-scope.yaml', 3, 'types.PERSON.scope', 'EMAIL and IBAN'],
  ['token-length.yaml', 3, 'types.EMAIL.max_length', 'form v'],
  ['token-field.yaml', 3, 'fields./visitor/notes', 'no type'],
  ['field-path.yaml', 3, 'fields.visitor/notes', 'starts with /'],
  ['field-style.yaml', 3, 'fields./visitor/notes', 'masked whole'],
  ['score-type.yaml', 2, 'min_score.PLCE', 'did you mean PLACE?'],
  ['score-range.yaml', 2, 'min_score.default', 'from 0 to 1'],
  ['numbers.yaml', 2, 'numbers', 'did you mean zero?'],
  ['version.yaml', 1, 'version', 'must be 1'],
  ['no-version.yaml', 1, 'version: 1 is missing'],
  ['name.yaml', 2, 'name', 'letters, digits'],
  ['preset.yaml', 2, 'extends', 'did you mean "mask"?', 'mask, pci, pseudonymise, pseudonymise-short, none'],
  ['circle-a.yaml', 2, 'extends', 'in a circle'],
  ['circle-b.yaml', 2, 'extends', 'in a circle'],
  ['missing-base.yaml', undefined, 'nowhere.yaml', 'ENOENT'],
  ['bad-base.yaml', 4, 'type.yaml', 'did you mean EMAIL?'],
  ['list-of-types.yaml', 2, 'types must be a mapping'],
  ['no-mapping.yaml', 1, 'must be a mapping'],
  ['empty.yaml', 1, 'must be a mapping'],
  ['yaml.yaml', undefined, 'no valid YAML'],
  ['duplicate.yaml', 3, 'duplicate key'],
  ['list-number.yaml', 2, 'allow.0', 'a text'],
];

const REFUSED_LISTS: readonly Refused[] = [
  ['missing-list.yaml', undefined, 'nowhere.csv', 'ENOENT'],
  ['list-type.yaml', 3, 'type.csv', 'unknown type', 'did you mean PERSON?'],
];

const asRow = ([file, line, ...says]: Refused) => ({ file, line, says });

describe('a policy file that is refused', () => {
  it.each(REFUSED.map(asRow))('$file', async ({ file, line, says }) => {
    const error = await errorOf(loadPolicy(invalid(file)));
    expect(error.code).toBe('POLICY_INVALID');
    for (const words of says) expect(error.message).toContain(words);
    expect(error.place.file).toBeDefined();
    if (line !== undefined) expect(error.place.line).toBe(line);
  });

  it.each(REFUSED_LISTS.map(asRow))('for its list: $file', async ({ file, line, says }) => {
    const error = await errorOf(loadPolicy(invalid(file)));
    expect(error.code).toBe('LIST_INVALID');
    for (const words of says) expect(error.message).toContain(words);
    expect(error.place.line).toBe(line);
  });

  it('has a row here for every file in the folder', () => {
    const rows = [...REFUSED, ...REFUSED_LISTS].map(([file]) => file).sort();
    expect(
      readdirSync(invalid(''))
        .filter((name) => name.endsWith('.yaml'))
        .sort(),
    ).toEqual(rows);
  });

  it.each(readdirSync(valid('')).filter((name) => /\.(yaml|json)$/.test(name)))('is not %s', async (name) => {
    expect((await loadPolicy(valid(name))).version).toBe(1);
  });
});

describe('loadPolicy', () => {
  it('merges what a file says over what it extends', async () => {
    const policy = await loadPolicy(valid('complete.yaml'));
    expect(policy).toEqual({
      version: 1,
      name: 'analytics-eu',
      extends: ['pci', 'mask'],
      default: { action: 'mask' },
      types: {
        TIMESTAMP: { action: 'keep' },
        ORG: { action: 'keep' },
        CVV: { action: 'mask', style: 'label' },
        PIN: { action: 'mask', style: 'label' },
        EXPIRY: { action: 'mask', style: 'label' },
        EMAIL: { action: 'mask', style: 'label' },
        CARD: { action: 'mask', style: 'partial', keep_first: 4, keep_last: 4, with: '#' },
        DATE: { action: 'keep' },
        URL: { action: 'drop' },
        ADDRESS: { action: 'mask', style: 'fixed', text: '(address)' },
      },
      roles: {
        agent: { PERSON: { action: 'keep' } },
        customer: { PERSON: { action: 'mask', style: 'label' } },
      },
      fields: {
        '/visitor/notes': { action: 'drop' },
        '/participants/*/name': { action: 'mask', style: 'fixed', text: '[REDACTED]' },
        '/participants/*/*': { action: 'mask', style: 'fixed', text: '-' },
        '/meta/id': { action: 'keep' },
      },
      minScore: { default: 0.4, PLACE: 0.7 },
      allow: ['555-0100, extension 7', '555-0123'],
      deny: [
        { term: 'Zsofia Quill', type: 'PERSON' },
        { term: "Brannoc O'Dell", type: 'USERNAME' },
        { term: 'ACME-7781', type: 'ORDER' },
      ],
      numbers: 'zero',
      subject: { path: '/customer/id', agentPath: '/agent/id', domain: 'support-eu', epoch: 'quarter' },
    });
  });

  it('refuses tokens of card numbers beside some of their digits', async () => {
    const roles = { agent: { CARD: { action: 'token' } } };
    const error = await errorOf(loadPolicy({ extends: 'pci', roles }));
    expect(error.code).toBe('POLICY_INVALID');
    expect(error.place.field).toBe('types.CARD');
    await expect(
      loadPolicy({ extends: 'pci', roles, types: { CARD: { action: 'token' } } }),
    ).resolves.toBeDefined();
  });

  it.each(['pseudonymise', 'pseudonymise-short'])('%s seals all but what is never keyed', async (preset) => {
    const { default: byDefault, types } = await loadPolicy(preset);
    expect(byDefault.action).toBe('token');
    for (const type of NEVER_KEYED_TYPES) expect(types[type]).toEqual({ action: 'mask' });
  });

  it('lets what is nearer replace what is farther, type by type', async () => {
    const policy = await loadPolicy(valid('child.yaml'));
    expect(policy.name).toBe('child');
    expect(policy.extends).toEqual(['./complete.yaml', 'pci', 'mask']);
    expect(policy.types.DATE).toEqual({ action: 'mask' });
    expect(policy.types.URL).toEqual({ action: 'drop' });
    expect(policy.roles.agent).toEqual({ PERSON: { action: 'keep' }, EMAIL: { action: 'keep' } });
    expect(policy.deny).toContainEqual({ term: "Brannoc O'Dell", type: 'PERSON' });
    expect(policy.deny).toHaveLength(3);
  });

  it('takes a field rule that is written again for the later one', async () => {
    const fields = { '/participants/*/*': { action: 'drop' } };
    const policy = await loadPolicy({ extends: './complete.yaml', fields }, { folder: valid('') });
    expect(Object.keys(policy.fields).at(-1)).toBe('/participants/*/*');
    expect(policy.fields['/participants/*/*']).toEqual({ action: 'drop' });
  });

  it('masks everything where a file says nothing', async () => {
    const policy = await loadPolicy(valid('minimal.yaml'));
    expect(policy).toMatchObject({ name: 'minimal', extends: [], default: { action: 'mask' }, types: {} });
  });

  it('reads JSON files, which are YAML', async () => {
    const policy = await loadPolicy(valid('analyst.json'));
    expect(policy).toMatchObject({ default: { action: 'keep' }, types: { EMAIL: { action: 'mask' } } });
  });

  it('finds files relative to the given folder', async () => {
    expect((await loadPolicy('valid/child.yaml', { folder: FOLDER })).name).toBe('child');
    expect((await loadPolicy({ extends: 'valid/child.yaml' }, { folder: FOLDER })).extends[0]).toBe(
      'valid/child.yaml',
    );
    expect((await loadPolicy({ deny: ['valid/lists/names.txt'] }, { folder: FOLDER })).deny).toHaveLength(2);
  });

  it('adds the lists and the score of a call on top', async () => {
    const policy = await loadPolicy(valid('complete.yaml'), {
      folder: join(FOLDER, 'valid/lists'),
      minScore: 0.9,
      allow: ['names.txt'],
      deny: ['names.csv'],
    });
    expect(policy.minScore).toEqual({ default: 0.9, PLACE: 0.7 });
    expect(policy.allow).toContain('Zsofia Quill');
    expect(policy.deny).toHaveLength(3);
  });

  it('takes an object, and names the field but no file in its errors', async () => {
    expect(await loadPolicy({ extends: 'mask', types: { EMAIL: { action: 'drop' } } })).toMatchObject({
      name: 'custom',
      types: { EMAIL: { action: 'drop' }, ORG: { action: 'keep' } },
    });
    const error = await errorOf(loadPolicy({ types: { EMIAL: { action: 'mask' } } }));
    expect(error.place).toEqual({ subject: 'policy', field: 'types.EMIAL' });
    expect((await errorOf(loadPolicy({ name: 'own', extends: 'pcl' }))).message).toContain(
      'did you mean "pci"?',
    );
    expect((await errorOf(loadPolicy([]))).code).toBe('POLICY_INVALID');
  });

  it.each([['maks'], [''], ['__proto__'], ['constructor']])('refuses the preset %j', async (name) => {
    const error = await errorOf(loadPolicy(name));
    expect(error.code).toBe('POLICY_INVALID');
    expect(error.message).toContain('mask, pci, pseudonymise, pseudonymise-short, none');
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'takes %s for no type, action, parameter or field',
    async (name) => {
      const own = (value: unknown): object => Object.defineProperty({}, name, { value, enumerable: true });
      for (const policy of [
        own({}),
        { types: own({ action: 'mask' }) },
        { roles: own({}) },
        { types: { EMAIL: { action: name } } },
        { types: { EMAIL: Object.defineProperty({ action: 'mask' }, name, { value: 1, enumerable: true }) } },
      ]) {
        expect((await errorOf(loadPolicy(policy))).code).toBe('POLICY_INVALID');
      }
    },
  );

  it('takes what it returned before as it stands, and no options beside it', async () => {
    const policy = await loadPolicy('pci', { minScore: 0.9 });
    expect(await loadPolicy(policy)).toBe(policy);
    expect((await errorOf(loadPolicy(policy, { minScore: 0.1 }))).code).toBe('USAGE');
    // A copy may have been changed since it was checked.
    expect((await errorOf(loadPolicy({ ...policy }))).code).toBe('POLICY_INVALID');
  });

  it('masks passwords and the like even where all else is kept', async () => {
    for (const fallback of [{ action: 'keep' }, { action: 'mask', style: 'partial', keep_last: 2 }]) {
      const policy = await loadPolicy({ default: fallback });
      expect(policy.types).toEqual({
        CVV: { action: 'mask' },
        PIN: { action: 'mask' },
        PASSWORD: { action: 'mask' },
        SECRET: { action: 'mask' },
      });
    }
  });

  it.each([...PRESET_NAMES, valid('complete.yaml')])('gives plain data: %s', async (source) => {
    const policy = await loadPolicy(source);
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
    expect(structuredClone(policy)).toEqual(policy);
    if (PRESET_NAMES.includes(source)) expect(policy.name).toBe(basename(source));
  });
});
