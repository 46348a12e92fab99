/** Answers to questions for a floor, a registration or a password, and small words behind addresses, in other languages. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../dist/index.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

const found = (type: string, ...texts: string[]): string[] =>
  engine
    .redactConversation({
      messages: texts.map((text) => ({
        role: text.startsWith('A: ') ? 'agent' : 'customer',
        text: text.replace(/^A: /, ''),
      })),
    })
    .findings.filter((finding) => finding.type === type && finding.message !== null)
    .map(({ message, start, end }) => texts[message!]!.replace(/^A: /, '').slice(start, end));

describe('floors and flats that were asked for', () => {
  it.each([
    ['A: In welchem Stock?', '3. Stock', '3. Stock'],
    ['A: À quel étage ?', 'rez-de-chaussée', 'rez-de-chaussée'],
    ['A: ¿Qué piso y puerta?', '3º B', '3º B'],
    ['A: Welke verdieping?', 'begane grond', 'begane grond'],
    ['A: Vilken våning?', '2 tr', '2 tr'],
  ])('%s / %s', (question, text, value) => expect(found('ADDRESS', question, text)).toEqual([value]));

  it.each([
    ['A: In welchem Stock?', 'weiß nicht'],
    ['A: Wie lange warten Sie?', '3 Tage'],
    ['Die Abteilung ist im 3. Stock.', 'danke'],
  ])('none: %s / %s', (question, text) => expect(found('ADDRESS', question, text)).toEqual([]));
});

describe('registrations in small letters that were asked for', () => {
  it.each([
    ['A: Vad har bilen för registreringsnummer?', 'abc 447', 'abc 447'],
    ['A: ¿Qué matrícula tiene el coche?', '8890 kzt', '8890 kzt'],
    ['A: Che targa ha il veicolo?', 'za 290 pr', 'za 290 pr'],
  ])('%s / %s', (question, text, value) => expect(found('PLATE', question, text)).toEqual([value]));

  it('none in an English chat', () => {
    expect(found('PLATE', 'A: What is your plate number?', 'bmw a 60')).toEqual([]);
  });
});

describe('passwords with a sign that were asked for', () => {
  it.each([
    ['A: Quel est votre mot de passe client ?', 'Tr0mmel#4'],
    ['A: Vad är ditt lösenord?', 'lampe.2020'],
    ['A: Wat is uw klantwachtwoord?', 'blauwal19'],
  ])('%s / %s', (question, text) => expect(found('PASSWORD', question, text)).toEqual([text]));

  it('none that is a word', () => {
    expect(found('PASSWORD', 'A: Vad är ditt lösenord?', 'vet inte')).toEqual([]);
  });
});
