/**
 * Questions for the name of a thing: "What is the name of the event?", "What should I call the alarm?", "event name?". What
 * answers them is no person, whatever the word "name" says.
 *
 * Contract: firms are left out, since people answer with whose firm it is. PERF: asked about messages that ask something.
 */
import { hashWord, wordSet } from '../../text/word-hash.ts';
import type { NameWords } from './name-words.ts';

const THINGS = wordSet(
  'event events alarm reminder appointment meeting song songs track album playlist movie film show restaurant salon hotel attraction genre item product model device app file city town ' +
    'apartment property museum park venue station airport airline game network wifi car',
);
const NAME = hashWord('name').h1;
const OWNED = hashWord('s').h1;
const CALL = wordSet('call title label');
const OF = wordSet('of for');
const DETERMINERS = wordSet('the this that your its a an new which');
/** Words between "name of" and the thing: "the name of your next calendar event". */
const REACH = 4;
/** What a person is asked for by, near the same words: "the name for the appointment", whose it is. */
const WHOSE = hashWord('for').h1;
/** Things that are made in somebody's name. */
const IN_A_NAME = wordSet('appointment meeting restaurant salon hotel car');

/** Whether the message that is read asks for the name of a thing. */
export function asksNameOfThing(words: NameWords): boolean {
  for (let word = words.from; word < words.to; word++) {
    const hash = words.hash(word);
    if (hash === NAME && (isBehindThing(words, word) || isOfThing(words, word))) return true;
    if (CALL.has(hash) && isOwnThing(words, word + 1)) return true;
  }
  return false;
}

/** "event name" */
function isBehindThing(words: NameWords, name: number): boolean {
  const thing = name - 1;
  return thing >= words.from && THINGS.has(words.hash(thing)) && words.gapBefore(name) === 0;
}

/** "name of the event", "name for this alarm" */
function isOfThing(words: NameWords, name: number): boolean {
  const of = name + 1;
  if (of >= words.to || !OF.has(words.hash(of)) || words.gapBefore(of) !== 0) return false;
  return isOwnThing(words, of + 1, words.hash(of) === WHOSE);
}

/** "the next event" at `word`, up to its noun. */
function isOwnThing(words: NameWords, word: number, whose = false): boolean {
  if (word >= words.to || !DETERMINERS.has(words.hash(word))) return false;
  for (let at = word + 1; at < words.to && at - word <= REACH; at++) {
    if (words.gapBefore(at) !== 0) return false;
    const hash = words.hash(at);
    if (THINGS.has(hash)) {
      const owner = at + 1 < words.to && words.hash(at + 1) === OWNED;
      return !owner && !(whose && IN_A_NAME.has(hash));
    }
    if (OF.has(hash)) return false;
  }
  return false;
}
