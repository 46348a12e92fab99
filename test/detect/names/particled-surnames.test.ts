/** Surnames that begin with particles in small letters, behind titles, labels and given names. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('surnames that begin with particles', () => {
  it.each([
    ['Ik heb mevrouw [[de Groot]] gesproken.'],
    ['meneer [[de groot]] zou me terugbellen'],
    ["Met mevrouw [[van 't Hof]] van de klantenservice"],
    ['Falei com a senhora [[de Mello]] ontem.'],
    ['o senhor [[dos santos]] ia ligar-me'],
    ['Une certaine Mme [[de la Roche]] a signé.'],
    ['Tenemos reserva a nombre de [[de la Fuente]] para dos noches.'],
    ['Wij hebben gereserveerd op naam van [[ter Braak]], twee nachten.'],
    ['A: En uw achternaam?', '[[de Groot]]'],
    ['O titular da conta é [[Graça dos Santos]].'],
    ['A: Nachname und Vorname?', '[[petermann, torben]]'],
    ['das zimmer ist auf [[grabowski]] gebucht'],
    ['mon frere [[thibault quéméneur]] habite a guingamp'],
    ['hier [[Grabowski]], guten Morgen'],
    ['tak mi powiedział pan [[krzyżanowski]]'],
    ['[[de Groot]], goedemiddag. Ik heb een vraag.'],
    ['De bezorger heeft het bij [[de Groot]] beneden afgegeven.'],
    ['wij zijn familie [[hoogendoorn]]'],
    ['Der Fahrer hat es bei [[Grabowski]] im Erdgeschoss abgegeben.'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['Hablé con la señora de la limpieza y con el señor de la tienda.'],
    ['A senhora da loja não sabia de nada.'],
    ['De meneer van de winkel zei dat het kon.'],
    ['Le monsieur de la SNCF était aimable.'],
    ['das zimmer ist auf morgen gebucht'],
    ['somos a família toda'],
    ['dziękuję panu serdecznie'],
    ['jak pan uważa'],
    ['die ware wurde auf paypal gebucht'],
    ['Das Badezimmer im Erdgeschoss ist nass.'],
    ['hier Zählerstand, bitte eintragen'],
    ['Contrato em nome da empresa, por favor.'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});
