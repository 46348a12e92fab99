import { describe, expect, it } from 'vitest';
import {
  NAME_ROWS,
  normaliseName,
  parseFieldKind,
  traitsOf,
  typedAs,
} from '../../src/formats/field-names.ts';

describe('the table of names', () => {
  const all = NAME_ROWS.map((row, i) => [i, row] as const);

  it.each(all)('row %i is well formed', (_, row) => {
    const names = row.names.split(' ');
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(normaliseName(name)).toBe(name.replace(/^_/, ''));
    expect(row.is === 'typed').toBe(row.type !== undefined);
    expect(row.is === 'parent').toBe(row.parent !== undefined);
    expect(row.is === 'conversation-id').toBe(row.rank !== undefined);
  });

  it('gives no name two types in one place', () => {
    for (const row of NAME_ROWS)
      for (const name of row.names.split(' ')) {
        const anywhere = traitsOf(name).typed.filter(({ under }) => under === undefined);
        expect(new Set(anywhere.map(({ type }) => type)).size, name).toBeLessThanOrEqual(1);
      }
  });
});

describe('normaliseName', () => {
  it.each([
    ['customerEmail', 'customer_email'],
    ['Customer E-Mail', 'customer_e_mail'],
    ['IPAddress', 'ip_address'],
    ['Straße', 'strasse'],
    ['prénom', 'prenom'],
    ['TELÉFONO', 'telefono'],
    ['imię', 'imie'],
    ['__proto__', 'proto'],
    ['日本', '日本'],
  ])('%s → %s', (name, expected) => {
    expect(normaliseName(name)).toBe(expected);
  });
});

describe('types by name', () => {
  it.each([
    ['email', 'EMAIL'],
    ['billingEmail', 'EMAIL'],
    ['emails', 'EMAIL'],
    ['Customer E-Mail', 'EMAIL'],
    ['Telefonnummer', 'PHONE'],
    ['teléfono', 'PHONE'],
    ['contact.phone', 'PHONE'],
    ['Vorname', 'PERSON'],
    ['prénom', 'PERSON'],
    ['agent_name', 'PERSON'],
    ['Straße', 'ADDRESS'],
    ['shippingAddress', 'ADDRESS'],
    ['PLZ', 'POSTCODE'],
    ['Ort', 'PLACE'],
    ['customer_city', 'PLACE'],
    ['Geburtsdatum', 'BIRTHDATE'],
    ['date_of_birth', 'BIRTHDATE'],
    ['customer_id', 'ACCOUNT'],
    ['Kundennummer', 'ACCOUNT'],
    ['orderId', 'ORDER'],
    ['cardNumber', 'CARD'],
    ['createdAt', 'TIMESTAMP'],
    ['ts', 'TIMESTAMP'],
    ['lat', 'GEO'],
    ['ip', 'IP'],
    ['ssn', 'NATIONALID'],
    ['IBAN', 'IBAN'],
    ['password', 'PASSWORD'],
    ['username', 'USERNAME'],
  ])('%s is %s', (name, type) => {
    expect(typedAs(traitsOf(name), false, false)).toBe(type);
  });

  it.each([
    'zipper',
    'membership',
    'pinned',
    'description_html',
    'user_agent',
    'url',
    'status',
    'state',
    'name',
    'tokens',
    'start',
    'end',
    'x'.repeat(65),
  ])('%s has no type by itself', (name) => {
    expect(typedAs(traitsOf(name), false, false)).toBeUndefined();
  });

  it('takes the parent into account', () => {
    expect(typedAs(traitsOf('name'), true, false)).toBe('PERSON');
    expect(typedAs(traitsOf('state'), false, true)).toBe('PLACE');
  });
});

describe('parseFieldKind', () => {
  it('reads meanings and types', () => {
    expect(parseFieldKind('text')).toEqual({ meaning: 'text' });
    expect(parseFieldKind('EMAIL')).toEqual({ meaning: 'typed', type: 'EMAIL' });
    expect(parseFieldKind('email')).toBeUndefined();
    expect(parseFieldKind('constructor')).toBeUndefined();
  });
});
