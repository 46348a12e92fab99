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
