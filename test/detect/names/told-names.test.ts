/** Names that a sentence tells where lists alone would not: answers to "Name?", kin in small letters, names that are words. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('names that a sentence tells', () => {
  it.each([
    // "Name?" asks in one word, and a weakly known word before a surname is part of the answer.
    ['A: Got it. Name?', '[[skip quastlgren]]'],
    ['A: Order number and name?', '4471882 [[duke wendell]]'],
    ['A: Your full name?', '[[clodagh ni quastlin]]'],
    ['A: Your name?', '[[quastlinder]] but everyone knows me there'],
    ["A: Who'll accept it?", '[[Quastlinder]] from the office'],
    // Behind a greeting what nobody knows is a name where the clause ends.
    ['thanks [[quastlin]]. please pay it to my account'],
    ['hello [[quastlin]], this is about my order'],
    // Kin in small letters.
    ['my bloke [[storm]]'],
    ['my sister [[april]] and her boy [[colt]]'],
    ['my husband [[rich]] read it'],
    ['my son [[mark]] will call'],
    ['wife [[quastelina]] is locked out too'],
    ['mum is [[lorraine]]'],
    ['manager [[heather swift]], she knows'],
    ['im [[destiny]] his mom'],
    // Who writes.
    ['myself [[quastlinder]] from wakad'],
    ['me [[odalys quastlinder]]'],
    // A name before what is said of people, at the beginning of a message.
    ['[[mohammed quastlinder]] grade 4 b'],
    ['dr [[quastlinder]] signed it'],
    ['name of guest [[odalys mark dela quastlinder]]'],
    // Words as names, known from the conversation.
    ['[[joy]]', 'its [[joy okafor]]'],
    ['my name is [[king okafor]]', 'hes [[king]]'],
    ["my name's [[june hatfield]]", "A: i'm sorry to hear that [[june]] what's your policy"],
    ['[[joy okafor]]', 'yes [[joy]]', 'thanks a lot [[joy]]', 'please take your time [[joy]]', 'no joy'],
    // At the end of a message without signs, and before "i" at its beginning.
    [
      'hello [[drew]]',
      'can you check this order [[drew]]',
      '[[drew]] i found it',
      'thank you [[drew]] but i cant see it',
    ],
    ["A: Hi, I'm [[Will]].", 'please close my account [[will]]'],
    ['[[odalys quastl]]', 'on file [[odalys wendell]]'],
    ['my mate [[tabsy]] to post back'],
    ['plumber [[quol]] said 600'],
    ['hi this is [[quez]] at the office, whats up'],
    ['from [[hattie]]'],
    ['for [[wilfred]] hes 3'],
    ['father name [[v. quastlinder]]'],
    ['name on card [[j m quastlinder]]'],
    ['A: And the carer?', '[[Quastlinder]], she has a red car'],
    // Capitals.
    ['yes two weeks ago, under [[Fenwick]]'],
    ['try under [[Fenwick]].'],
    ['the keys are with [[Quastlinder]] at the yard'],
    ['could I have a lesson with [[Quastlinder]] on Friday'],
    ['It was Dame [[Honor Wetherby]] who rang'],
    ['tell Miss [[Jo]] about it'],
    ['the Misses [[Fenwick]] next door'],
    ['Commander [[Quastlinder]] will pay'],
    ['I was served by [[Tamsin]] in the shop'],
    ['A: Hi, [[Quastelma]] with Harrow Lettings.'],
    ["A: Hi, you're chatting with [[Sly]]."],
    ["A: Hello! I'm [[Primrose]], events at Quastl Hall."],
    ['A: Afternoon, [[Barnaby]] at Quastl and Hart.'],
  ])('%s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));

  it.each([
    ['A: Name?', 'thats fine'],
    ["A: Hi, I'm [[June]].", 'i paid in june', 'it ends 3 june', 'i wrote to you last june'],
    ["A: Hi, I'm [[Will]].", 'it never will', 'will i get it', 'he did not make a will'],
    ["A: Hi, I'm [[Drew]].", 'that is what i drew', 'the picture they drew'],
    ["A: What's the product name?", 'turbo max'],
    ['it is there, under Settings'],
    ['covered, under Medicare'],
    ['look under Bluetooth'],
    ['a lesson with free coffee'],
    ['the keys with the tag'],
    ['my wife is happy'],
    ['my other half may pay'],
    ['my landlord refuses to pay'],
    ['im not sure his mom knows'],
    ['i did it myself yesterday'],
    ['me too'],
    ['dr is closed'],
    ["A: Hi, you're chatting with Support."],
    // Houses and practices that begin like a person.
    ['an appointment at Wendell Family Dental Care please'],
    ['A: a cab to Odalys Wendell Asian Kitchen, for 1'],
    ['i would like to go to Wendell and Quast salon'],
    ["a table at odalys's cafe"],
    ["A: It's called Quastlino."],
    ['A: There is a nice Italian place called Odalys Wendell in town.'],
    ['A: I have Quastlino in San Francisco.'],
    ['A: pick it up at Estacion Buenavista'],
    ['A: For which city?', 'for wendell'],
    ['leave with care at the door'],
    ['this is bad at best'],
    // "im" says where in German, and "May" asks.
    ['Ich bin erst mal im Ausland.'],
    // What is ordered.
    ['i need cheese pizza', 'mozzarella'],
    ['two mochas with Non-Fat milk'],
  ])('%s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));

  it('takes "May I" for no month and no person', () =>
    expectPersons(engine, 'My name is [[May Okafor]].', 'A: Thank you. May I take a number?'));

  it('leaves the word alone where it goes on like one', () =>
    expectPersons(engine, '[[grace okafor]]', 'grace period is over', 'is there a grace period'));
});
