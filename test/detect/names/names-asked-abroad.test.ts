/** Questions for a name in other languages than English, answered with a name that no list knows, or with no name. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('who is asked for', () => {
  it.each([
    ['Wer nimmt das Paket an?'],
    ['Unter welchem Namen läuft das?'],
    ['Und Ihr Mann heißt?'],
    ["C'est de la part de qui ?"],
    ['Qui réceptionne le colis ?'],
    ['¿De parte de quién?'],
    ['¿Quién recoge el paquete?'],
    ['Con chi ho il piacere di parlare?'],
    ['Chi ritira il pacco?'],
    ['Op wie staat het contract?'],
    ['Wie heeft er getekend?'],
    ['Kto odbierze paczkę?'],
    ['Na kogo jest umowa?'],
    ['Esse pedido tá no nome de quem?'],
    ['Quem vai buscar a encomenda?'],
    ['Vem står på abonnemanget?'],
    ['Vilken läkare brukar du gå till?'],
  ])('%s', (question) => expectPersons(engine, `A: ${question}`, '[[quastlinde]]'));

  it.each([
    ['Und Sie sind?'],
    ['Frau ...?'],
    ['Vous êtes madame ?'],
    ['Grazie signor...?'],
    ['Lei è?'],
    ['En u bent?'],
    ['O senhor é?'],
    ['Och du är?'],
    ['Y su marido?'],
    ['Und der Fahrer?'],
    ['Le contrat est au nom de ?'],
    ['Lei si chiama?'],
  ])('in few words: %s', (question) => expectPersons(engine, `A: ${question}`, '[[quastlinde]]'));

  it.each([
    ['Wer hat unterschrieben?', 'keine Ahnung'],
    ['Wer hat unterschrieben?', 'Nachbar'],
    ['Qui a signé ?', 'la gardienne'],
    ['Qui a signé ?', 'mon mari'],
    ['¿Quién firmó?', 'el casero'],
    ['Chi ha firmato?', 'Portinaio'],
    ['Wie heeft er getekend?', 'de buurman'],
    ['Kto podpisał?', 'dozorczyni'],
    ['Quem assinou?', 'o condomínio'],
    ['Vem skrev under?', 'vaktmästaren'],
    ['Wo Sie sind?', 'weiter hinten'],
    ['Qui est-ce ?', 'ma petite née en mars'],
    ['¿Quién es el beneficiario?', 'el niño nacido en abril'],
    ['Chi è il titolare?', 'la bimba nata ieri'],
    ['Wer ist mitversichert?', 'das kind geboren im mai'],
  ])('nobody: %s %s', (question, answer) => expectPersons(engine, `A: ${question}`, answer));

  it.each([
    ['A: Quem a leva?', 'é o avô, o [[Quastelo]]'],
    ['A: ¿Quién lo recoge?', 'la portera, [[odalys]]'],
    ['A: Op naam van?', '[[quastelaar]] maar niet mijn voornaam'],
    ['y su marido [[Quastelo]] lo sabe'],
    ['A: Il cognome è il Suo?', 'No, [[Quastaruzza]], io sono la madre'],
    ['A: Leur nom de famille ?', '[[le quastihan]] pour les deux'],
    ['är det [[ann-britt]] som ringer'],
    ['la [[marie-claire]] viendra demain'],
    ['A: Votre nom complet et votre date de naissance ?', '[[anne-lise quastellier]] née le 2 mai 1971'],
    ['A: ¿Nombre y fecha de nacimiento?', '[[aurelio quastelez]] nacido el 3-4-1970'],
    ['A: Nome e cognome?', '[[ornella quastelli]] nata a Lecce'],
    ['infolinia, przy telefonie [[kinga]]'],
    ['A: Hola! Te saluda [[Odalys]] de facturación'],
    ['A: Wat is jouw achternaam?', '[[quastelaar]]'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['C: mir ist wer reingefahren', 'A: Oje, das tut mir leid.'],
    ['C: mir ist wer reingefahren', 'A: Puh, was für ein Tag.'],
    ['C: ¿quién me lo devuelve?', 'A: Ostras, lo siento mucho.'],
    ['A: il cognome del paziente'],
    ['A: el apellido del titular'],
    ['mein bruder holt das paket'],
    ['meine frau hört nichts'],
    ['mi hermana manda otra foto'],
    ['minha mãe aluga a casa'],
    ['mój brat traci czas'],
  ])('nobody: %s / %s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['A: il cognome del paziente', '[[quastamillo]]'],
    ['A: Wer sind Sie?', '[[Holt]], guten Tag'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines));

  it('without what somebody is', () =>
    expectPersons(engine, 'A: Vem tar emot?', 'grannen [[odalys]] eller hemtjänsten'));
});

describe('surnames with a particle in small letters', () => {
  it.each([
    ['A: Il cognome?', '[[lo quastro]]'],
    ['A: Il cognome?', '[[li quastri]]'],
    ['A: Efternamn?', '[[af quastker]]'],
    ['A: Il cognome?', 'lo stesso'],
    ['A: ¿Su nombre?', 'lo siento'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines));
});
