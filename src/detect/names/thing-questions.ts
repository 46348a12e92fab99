/**
 * Questions for the name of a thing: "What is the name of the event?", "What should I call the alarm?", "event name?", "which
 * brand?". What answers them is no person, whatever the word "name" says.
 *
 * Contract: firms are left out, since people answer with whose firm it is. PERF: asked about messages that ask something;
 * for "which" about all, since many write no question mark.
 */
import { hashWord, wordSet } from '../../text/word-hash.ts';
import type { NameWords } from './name-words.ts';

const THINGS = wordSet(
  'event events alarm reminder appointment meeting song songs track album playlist movie film show restaurant salon hotel attraction genre item product model device app file city town ' +
    'apartment property museum park venue station airport airline game network wifi car',
);
/** What is chosen by its name and not by whose it is, right behind "which". */
const CHOSEN = wordSet(
  'event song track album playlist movie film show restaurant hotel attraction genre item product model brand make app file city town property museum park venue station airport ' +
    'airline game network browser device phone laptop flavour flavor colour color',
);
const WHICH = hashWord('which').h1;
const WHO = wordSet('who whose whom');
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

/** "which brand do you have", and nothing about anybody: "which hotel, and your name?" asks for both. */
export function asksForChoice(words: NameWords): boolean {
  let chosen = false;
  for (let word = words.from; word < words.to; word++) {
    const hash = words.hash(word);
    if (hash === NAME || WHO.has(hash)) return false;
    if (hash !== WHICH) continue;
    chosen ||= word + 1 < words.to && CHOSEN.has(words.hash(word + 1)) && words.gapBefore(word + 1) === 0;
  }
  return chosen;
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
