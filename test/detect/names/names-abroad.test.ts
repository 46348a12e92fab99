/** Names in other languages than English: small letters behind titles and relations, particles first, Polish cases. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('answers with particles, several given names, or more behind them', () => {
  it.each([
    ['A: Il tuo cognome?', '[[de quastellis]]'],
    ['A: Und dein Nachname?', '[[von der quastel]]'],
    ['A: Wat is uw achternaam?', '[[van den berg]]'],
    ['A: ¿A nombre de quién viene?', '[[jose angel quastl pool]]'],
    ['A: Jakie nazwisko?', '[[kowalczyk]], chodzi o srode'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['A: Jakie nazwisko?', 'dobrze, moment'],
    ['A: imię i nazwisko żony'],
    ['A: chi è il medico curante'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});

describe('behind titles and relations, in small letters', () => {
  it.each([
    ['der herr [[olschewski]] von nebenan war da'],
    ['A: votre contrat madame [[fournier]]'],
    ['está mi suegra doña [[eulogia]] todo el día'],
    ['agora é o doutor [[nóbrega]]'],
    ['quem pagou foi meu genro [[cleiton barroso]]'],
    ['bonjour monsieur [[quevrinac]] il habite ici'],
    ['monsieur [[quevrinac]] à lille'],
    ['der herr [[olschewski]] w krakau'],
    ['yes and my last name [[mathew]]'],
    ['zapisz moja mame [[bozene]], prosze'],
    ['alle 15 con [[jessica]] come sempre'],
    ['ouais [[ludivine carpentier]] elle continue'],
    ['A: Bom dia, fala com a [[Graça]]. Em que posso ajudar?'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['meine frau kündigte gestern'],
    ['meu genro mandou ontem'],
    ['monsieur voulait savoir'],
    ['la señora llamó ayer'],
    ['un doutor qualquer'],
    ['bei regen und mit sorgfalt'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});

describe('verbs and replies that are names elsewhere', () => {
  it.each([
    ['ken ik niet, zegt me niks'],
    ['Freilich, dann brauch ich noch was'],
    ['Mi manda la ricevuta?'],
    ['Oi! Manda seu recibo aqui'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([['[[Ken]] ich hab noch eine Frage'], ['die ist von [[Manda]], sagt sie']])('but %s', (...lines) =>
    expectPersons(engine, ...lines),
  );
});
