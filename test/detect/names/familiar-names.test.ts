/** Names that nearly everybody takes for one, and those that are words as well, in small letters wherever they stand. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('a familiar given name in small letters', () => {
  it.each([
    ['is [[sarah]] there'],
    ['send it to [[mohammed]] please'],
    ['the card says [[priya]]'],
    ['it should say [[chloe]] not [[cloe]]'],
    ['change it from [[siddharth]] to my name'],
    ['A: your parcel was left with [[aoife]] at number 5'],
    ['nothing else [[kwame]]'],
    ["the money went to [[sarah]]'s account"],
    ['bitte an [[Sabine]] schicken'],
    ['envoyez-le à [[Camille]] svp'],
    ['envíelo a [[Javier]] por favor'],
  ])('%s', (line) => expectPersons(engine, line));

  it.each([
    ['its [[nancy]]'],
    ['me [[brooke]] and [[tyler]]'],
    ['im [[elizabeth]]'],
    ['paid by [[madison park]]'],
    ['A: Got you, [[Tyler]]. Member since 2021.'],
    ['A: Buongiorno, Autoscuola Veloce, sono [[Guadalupe]]'],
    ['she is [[paula jennings]], me [[kirsty dunn]]'],
  ])('that is a city as well, or whose surname is a word: %s', (line) => expectPersons(engine, line));

  it.each([
    ['i spoke to [[sydney]] yesterday'],
    ['im [[charlotte]]'],
    ['[[victoria]] never told me'],
    ['[[april]] told me it was free'],
    ['may i speak to [[will]] please'],
    ['[[Crystal]] never called me back'],
  ])('that is a large place or a word, told by talk: %s', (line) => expectPersons(engine, line));

  it.each([
    ['its sydney'],
    ['i spoke to dallas office'],
    ['bill paid in full'],
    ['we went to victoria'],
    ['i am in savannah'],
  ])('but %s', (line) => expectPersons(engine, line));

  it.each([
    ['we ate a classic caesar salad'],
    ['module sarah_core.dll is missing'],
    ['our church is st michael in the fields'],
    ['what is on at alexandra palace'],
    ['they live in sarah street'],
    ['the firm is robert ltd'],
    ['is jenna-app a scam'],
  ])('but %s', (line) => expectPersons(engine, line));

  it('holds back nobody who is told of where films are spoken of', () => {
    expectPersons(
      engine,
      'send $40 to [[Sarah]] from my savings',
      'A: so $40 to [[sarah]] from your savings account and the money goes to her account',
      'yes, and i like movies',
    );
  });
});

describe('a given name and a surname in small letters, one of them a word', () => {
  it.each([
    ['the account is in my husbands name, [[mohammed brown]]'],
    ['[[emma baker]] here, ordered last week'],
    ['hi im [[grace okonkwo]] and i need help with my order'],
    ['please call my wife [[rose patel]] instead'],
    ['i spoke to [[sarah young]] yesterday'],
    ['thanks, [[mark white]]'],
    ['its under [[rose baker]]'],
    ['ask for [[will taylor]]'],
    ['sure i am [[nancy jacob]] and i moved'],
    ['[[brianna banks]] 3577'],
    ['[[quastlin jessica]] ssn 219-09-9999'],
    ['hallo, [[heike sommer]] hier'],
    ['ik sprak gisteren met [[sanne de vries]]'],
    ['het pakket is voor [[bram van den berg]]'],
    ['mon voisin [[chantal petit]] a signé'],
    ['My name is [[Jo Quastl]]'],
    ['This is [[Jo Parker]].'],
  ])('%s', (line) => expectPersons(engine, line));

  it.each([
    ['we have earl grey and green tea'],
    ['it is in north adams'],
    ['the rose brown one please'],
    ['can you mark white goods as sold'],
    ['will black go with it'],
    ['gracias [[maria]] de la tienda'],
    ['minha mãe aluga a casa'],
  ])('but %s', (line) => expectPersons(engine, line));
});

describe('a given name that is a word as well, alone and in small letters', () => {
  it.each([
    ['hi this is [[mark]] speaking'],
    ['its [[grace]] again'],
    ['im [[ben]]'],
    ['my name is [[ben]]'],
    ['i spoke to [[rose]] yesterday'],
    ['A: hi [[mark]] how can i help'],
    ['A: thank you [[rose]]'],
    ['thanks, [[ben]]'],
    ['A: Can I take your name?', '[[ben]]'],
    ['A: Can I take your name?', 'its [[ben]]'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['hi may i ask something'],
    ['thanks will do'],
    ['hi will you call me'],
    ['its summer here and hot'],
    ['im rich now'],
    ['im frank with you'],
    ['its mark down price'],
    ['thanks hope you have a nice day'],
    ['i spoke to bill payment team'],
    ['hi chance of a refund'],
  ])('but %s', (line) => expectPersons(engine, line));
});
