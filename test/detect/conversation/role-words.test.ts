import { describe, expect, test } from 'vitest';
import { isAnonymousLabel, isLocalId, roleOf } from '../../../src/detect/conversation/role-words.ts';

test.each([
  ['customer', 'customer'],
  [' Agent ', 'agent'],
  ['BOT', 'bot'],
  ['system', 'system'],
  ['Service clients', 'agent'],
  ['Odalys', 'unknown'],
] as const)('role of %s: %s', (label, role) => expect(roleOf(label)).toBe(role));

describe('a speaker label', () => {
  test.each([
    'c1',
    'a1',
    'agent_2',
    'visitor-17',
    'Customer',
    '',
    '7',
    'AB 12',
    'Claims Team',
    'Front Desk',
    'Housing Grants',
    'Registrar',
    'Sekretariat',
  ])('%s names nobody', (label) => expect(isAnonymousLabel(label)).toBe(true));
  test.each(['Odalys', 'Odalys Support', 'odalys7', 'odalys@example.com', '4479001234', 'Grant Office'])(
    '%s names somebody',
    (label) => expect(isAnonymousLabel(label)).toBe(false),
  );
});

describe('the value of a customer or order field', () => {
  test.each(['c1', 'u12', 'agent_2', 'customer 3', 'visitor'])('%s is local', (value) =>
    expect(isLocalId(value)).toBe(true),
  );
  test.each(['AB1234', 'BR-4471', '1234', 'c123', '4711-22'])('%s is a number of its own', (value) =>
    expect(isLocalId(value)).toBe(false),
  );
});
