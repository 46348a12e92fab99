/** Details told in other languages than English: who is called under which number, logins as pairs, Polish and Swedish dates. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../dist/index.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

const found = (type: string, text: string): string[] =>
  engine
    .redactConversation({ messages: [{ role: 'customer', text }] })
    .findings.filter((finding) => finding.type === type && finding.message !== null)
    .map(({ start, end }) => text.slice(start, end));

describe('details told in a sentence', () => {
  it.each([
    ['PHONE', 'Liguem à minha mulher para o 961 290 441 por favor.', '961 290 441'],
    ['PHONE', 'En el 91 447 22 18 estoy a partir de las 17h.', '91 447 22 18'],
    ['USERNAME', 'Zugangsdaten: odaquastl / Birke77!', 'odaquastl'],
    ['PASSWORD', 'Dados de acesso: odaquastl / Birke77!', 'Birke77!'],
    ['BIRTHDATE', 'data urodzenia: 23.06.1999r', '23.06.1999r'],
    ['BIRTHDATE', 'Min dotter Tuva (910702) behöver ett nytt kort.', '910702'],
    ['PLACE', 'El paquete iba a la oficina de Motril.', 'Motril'],
    ['ORDER', 'Le dossier 4471982 a été fermé', '4471982'],
  ])('%s: %s', (type, text, value) => expect(found(type, text)).toContain(value));

  it.each([
    ['PHONE', 'En el 2024 estoy mejor.'],
    ['PASSWORD', 'Zugangsdaten: Benutzername / Passwort'],
    ['USERNAME', "L'identifiant national, 10 chiffres et une lettre"],
    ['BIRTHDATE', 'I wish to check out on 8th of March 2019.'],
    ['PLACE', 'La tienda de telefonía no abre.'],
    ['ORDER', 'la batterie de 100 a été changée'],
  ])('no %s: %s', (type, text) => expect(found(type, text)).toEqual([]));
});
