/** Titles, those who play and sing, and houses that people eat in: nobody who takes part in the conversation. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('what is on offer', () => {
  it.each([
    ['2 tickets to Wendell Quastl please'],
    ['i want to listen to Wendell Quastl'],
    ['A: Booking 2 tickets for Wendell Quastl on March 2nd. Is this correct?'],
    ['give me songs by Ottilie', 'A: How about Blue Rain by Ottilie from the album Storms?'],
    ['A: The event is Wendell Quastl', 'I heard Wendell Quastl is great'],
    ['A: Wendell and the Quastls is playing'],
    ['a movie please', 'A: I found 2 movies. How about Red Ottilie?'],
    ['find a restaurant', 'A: I found 3 restaurants. How about Wendell Quastl?'],
    ['find a restaurant. Any cuisine', "A: I recommend Ottilie's in Springfield"],
    ['A: a table for 2 at Wendell Quastl on Monday'],
    ['i love the Wendell Quastls concert'],
    ['Find me a dentist in Wendell Quastl'],
    ['my company name is quastrix and it is down'],
    ['A: It takes place here: Wendells Vs Ottilies'],
    ['skype'],
    ['play a song', 'A: How about Blue Rain by Wendell Quastl?'],
    ['i heard Wendell Quastl is great', 'A: The event Wendell Quastl is on Friday'],
    ['A: There is a nice restaurant in the old town called Quastl Garden'],
    // As a second run reads them.
    ['a movie or a film directed by [PERSON_1] with Wendell Quastl starring in it'],
    ['A: There is also a great [ADDRESS_2] called Quastl Harvard with 2 bedrooms'],
    ['A: Please confirm this: The name is Wendell [PLACE_1] Hotel'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));

  it.each([
    ['any movie and any film', 'A: send it to [[Wendell]] or to [[Ottilie Quast]]?'],
    ['one film, one movie', 'my wife [[Ottilie]] booked it', 'A: Thanks [[Wendell]]'],
    ['a movie, any movie', 'the director is [[Wendell Quastl]]'],
    ['a movie, any film', 'A: You share 9900 Millstone Highway with [[Wendell]], correct?'],
    ['need a doctor', 'A: The one in Millstone Park is [[Wendell Brenner]].'],
    ['A: I found 2 movies', 'one directed by [[Wendell Quastl]] please'],
    ['need a doctor', 'A: I found 3 doctors near the restaurant. How about [[Wendell Quastl]]?'],
    ['A: at the hotel a waiter called [[Wendell]] helped'],
    ['my flight tickets for [[Wendell Quastl]] on Monday are wrong'],
    ["it was in [[Wendell]]'s name"],
    ['a movie please', 'now send money to the account of [[Wendell]]'],
    ['a movie, a film', 'tickets to [[Wendell Quastl]]', 'my husband [[Wendell Quastl]] pays'],
  ])('but %s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));
});

describe('who plays and sings', () => {
  it.each([
    ['find me some Wendell Quastl songs'],
    ['I am a Wendell Quastl fan'],
    ['a country song from Wendell Quastl'],
    ['tunes please', 'A: How about songs by Wendell Quastl?'],
    ['a concert please', "A: There's Wendell Quastl at Millstone Hall"],
    ['a concert please', 'A: Wendell Quastl at Pier 7 on March 1st, starting at 8 pm'],
    ['A: Wendell Quastl will take place on Friday'],
    ['A: Wendell Quastl, who has a show at Millstone Hall'],
    ['an event please', 'A: Wendell Quastl is very popular'],
    ['I heard that Wendell Quastl puts on a good show, any events?'],
    ['get me tickets to see Wendell Quastl'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));

  it.each([
    ['the sound card came from [[Wendell Quastl]]'],
    ['[[Wendell Quastl]] at Millstone Bank told me to call you'],
    ['a movie please', 'A: [[Wendell Quastl]] is playing the lead'],
    ['[[Wendell Quastl]] has shown it to me'],
  ])('but %s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));
});

describe('houses by what is said of them', () => {
  it.each([
    ['A: Wendell is another nice place'],
    ["A: Ottilie's is a very good restaurant in Springfield"],
    ['A: A good restaurant in Springfield is Ottilie Quastl'],
    ['I need a cab to Wendell Quastl'],
    ['a ride please', "I want to get to Ottilie's Diner"],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));

  it.each([
    ['[[Wendell]] is a good restaurant manager'],
    ['the owner of the restaurant is [[Wendell Quastl]]'],
    ["a cab to [[Wendell]]'s house please"],
    ['send it to [[Wendell Quastl]]', 'A: a cab for you?'],
  ])('but %s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));
});

describe('people beside the words of shows, rides and films', () => {
  it.each([
    ['this is [[Anna Quastler]], I have a show tonight and no tickets'],
    ['hi im [[anna quastler]] and i have a gig ticket issue'],
    ['My name is [[Anna Quastler]] and I have a concert booking'],
    ["There's [[Anna Quastler]] at Reception who helped me with the concert"],
    ['send a cab to [[Anna Brenner]] at 12 Elm Road'],
    ['Does [[Anna Quastler]], [[Wendell Brenner]] or [[Ida Holm]] handle film refunds?'],
  ])('%s', (line) => expectPersons(engine, line));
});

describe('titles of films in a list', () => {
  it.each([
    ['a movie please', 'A: How about Storms, Ottilie Quastl or High Life?'],
    ['a movie please', 'A: Would you like Storms or Wendell Quastl?', 'Wendell Quastl is fine'],
    ['a movie please', 'A: How does Wendell and Ottilie sound?'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));

  it.each([
    ['a movie please', 'A: How about something by [[Ottilie Quastl]] or [[Wendell Brenner]]?'],
    ['a movie please', 'I like fantasy movies and [[Wendell Quastl]]'],
    ['need help', 'A: Would you like [[Wendell Quastl]] or [[Ottilie Brenner]] to call you?'],
  ])('but %s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));
});

describe('things told by a phrase', () => {
  it.each([
    ['A: The car is called Quastel.'],
    ["it's a compact, its make is Quastel"],
    ['see it with Quastel subtitles'],
    ['A: The dentist is North Quast Radiology.'],
    ['about my car', 'mitsubishi wendell'],
    ['A: What is the name of the event?', 'Hairdresser visit'],
    ['A: What should I call the alarm?', 'Quastler'],
    ['A: Which restaurant?', 'Odalyseto.'],
    ['which brand do you have', 'quastlerken'],
    ['A: Sure. And which hotel was it?', 'Quastler'],
    ['A: These: A Faithful Man, Quastlers, or Angel'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));

  it.each([
    ['the car owner is called [[Wendell]]'],
    ['my Husband, [[Wendell]], will call'],
    ['A: What name is the appointment for?', '[[Quastler]]'],
    ['A: And the name for the appointment?', '[[Quastler]]'],
    ['A: The name of the cardholder?', '[[Quastler]]'],
    ['A: Which hotel, and your name?', '[[Odalys Quastler]]'],
    ['A: Which hotel?', 'the Millstone, my name is [[Odalys]]'],
    ['A: Who booked, and which hotel?', '[[Odalys Quastler]]'],
    ['A: Which doctor did you see?', '[[Odalys Quastler]]'],
  ])('but %s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));
});

describe('things told by a phrase, where things are what is talked of', () => {
  it.each([
    ['a concert please', 'A: I have Wendell Quastl at Millstone Hall'],
    ['an event please', 'A: There is Don Quastel at The Foundry'],
    ['a park please', 'A: a landmark known as Quastrel'],
    ['A: Your alarm is set in the name of Workout'],
    ['A: There is Dr. Wen Quastl Classical Garden in town'],
    ['this works for mme. Let us go ahead'],
    ['a movie please', 'A: I found 1 movie called Wendell and Ottilie', 'Wendell and Ottilie, great'],
    ['an apartment', 'A: I recommend Ottilie Apartments', 'it costs less than Ottilie'],
    ['a hotel or an apartment', 'A: There is the property at the Wendell on Mill Lane'],
    ['an appointment with Quastart: [[Wendell Brenner]]'],
    ['my visit is with Quastel & Restorative Care'],
    ['issue with outlook', 'quastelsolutions'],
  ])('%s / %s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));

  it.each([
    ['an event please', 'A: I have [[Wendell Quastl]] on the other line'],
    ['a hotel please', 'book it in the name of [[wesley quastl]] and send it'],
    ['a big thanks to Dr. [[Quastl]] in Millstone'],
    ['my mother is known as [[Ottilie]]'],
    ['spoken with [[Ottilie]] & my husband'],
  ])('but %s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));
});
