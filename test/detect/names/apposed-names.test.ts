/** Names in small letters that a comma sets off from who somebody is, and names listed with their ages. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('names set off behind a relation', () => {
  it.each([
    ['my landlord, [[quastlin]], has the keys'],
    ['only the lodger, [[dilys]]'],
    ['our neighbour, [[shauna]], took it in'],
    ['my nan will bring it round, [[shauna]]'],
    ["his mum's picking up on friday, [[dilys]]"],
    ['ring my wife [[quastelda]] on the landline'],
    ['just [[tibor]], my housemate'],
    ['A: The roofer [[Quastin]] will come at two'],
  ])('%s', (line) => expectPersons(engine, line));

  it.each([
    ['my landlord, thankfully, paid for it'],
    ['the driver will call, apparently'],
    ['my husband will do it, tmrw'],
    ['the plumber, unfortunatley, never came'],
    ['our neighbour can take it, upstairs'],
    ['my dad will pay, cheers'],
    ['the driver left with the sofa, unopened'],
    ['yes the lodger'],
  ])('but %s', (line) => expectPersons(engine, line));
});

describe('names with ages', () => {
  it.each([
    ['[[Orla]] 9, [[Quastlin]] 12 and [[Quastli-Jo]] 6'],
    ['three. [[tobias]] 4, [[quastlin]] 7 and [[maisie]] 11'],
    ['two sons, [[Oran]] 19 and [[Fiachra]] 22'],
    ['its [[tobias]] (4) and [[wendell]] (7)'],
    ['the kids: [[Orla]] aged 9 and [[Tobias]] aged 4'],
    ['[[Orla]] 9 months and [[Quastlin]] 3 yrs old'],
  ])('%s', (line) => {
    expectPersons(engine, line);
    const text = line.replace(/\[\[(.+?)\]\]/g, '$1');
    const ages = engine.redact(text).findings.filter(({ type }) => type === 'AGE');
    expect(ages.map(({ start, end }) => text.slice(start, end))).toEqual(text.match(/\d+/g));
  });

  it.each([
    ['jan 4 and feb 7'],
    ['Pixel 8 and Galaxy 9'],
    ['Room 8, Floor 3'],
    ['size 8 and colour 3'],
    ['April 4, June 8'],
    ['black 2, green 5'],
    ['Monday 9.30, Tuesday 10'],
  ])('but %s', (text) =>
    expect(engine.redact(text).findings.filter(({ type }) => type === 'AGE' || type === 'PERSON')).toEqual(
      [],
    ),
  );
});
