/** Words beside a name in an answer: what joins two names, what goes on behind one, labels and courtesies. */
import { wordSet } from '../../text/word-hash.ts';

export const AND = wordSet('and und et y e en i och n with mit con my mein mi is');
/** Between two names of one answer. */
export const JOINS = wordSet('and & n und et y e i en och');
/** Behind a name that somebody was asked for, where more is said of it, "and" and "born" among it. */
export const MORE = wordSet(
  'and und et y e en i och n with mit con my mein mi is born geboren geb né née nato nata nacido nacida urodzony urodzona nascido nascida född født ' +
    'but or yes yeah lol haha like spelt spelled thats its btw with on as not aber oder mais ou pero ma però maar ale mas men eller of lub pour para per für dla för',
);
/** Behind a name, before the date or the place of birth. */
export const BORN = wordSet(
  'born geboren geb né née nato nata nacido nacida urodzony urodzona nascido nascida född født',
);
/** Particles that a surname begins with, told before the given names ("le quastl odalys"). */
export const LEADING = wordSet('le la de da do dos van von der den el al bin di du lo li af');
/** Given names that are months, before a number. */
export const MONTHS = wordSet(
  'april may june august augusta avril mai juin abril mayo junio julio agosto maggio giugno luglio juni juli maj maio junho julho julia',
);
/** Before a number that is told with the name. */
export const LABELS = wordSet('nr nro num núm numer numero número numéro nummer no');
/** Words that people put behind the answer. */
export const BEHIND_NAME = wordSet('sorry thanks thx pls please sir maam madam here');
/** Labels of what is no name. */
export const NOT_NAMES = wordSet('nationality citizenship gender sex occupation religion language currency');
