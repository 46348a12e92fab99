/** Names spelled out by what letters are called, and talk made of words that are called so. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('letters by their names', () => {
  it.each([
    ['[[cu come quadro u a esse come savona ti come torino]]'],
    ['[[be de burgos o erre de roma jota a]]'],
    ['se escribe [[zeta a pe a te erre o]]'],
    ['[[ci come como ci come como o bi come bologna]]'],
    ['[[quê de quadro u a xis de xadrez]]'],
    ['[[effe, erre, a, doppia emme, e]]'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['te di la prima rata ieri'],
    ['de ese modo no me llega'],
    ['ele e ela já pagaram'],
    ['elle a pu payer hier'],
    ['ce que je veux, c est un remboursement'],
    ['a te e a me non arriva niente'],
    ['de te esperar a pe estou farto'],
    ['esse e o outro chegaram com defeito'],
    ['vu de loin ca marche'],
    ['es de 20 euros o de 30'],
    ['con be o con uve?'],
    ['ti ci vuole un modem nuovo'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});
