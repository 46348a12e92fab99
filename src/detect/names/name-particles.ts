/** The small words that names are joined by or begin with: "van der", "de la", "bin", "ní". */
import { wordSet } from '../../text/word-hash.ts';

/** Words that join the parts of a name and begin none ("van der Berg", "de la Cruz", "bin Rashid"). */
export const PARTICLES = wordSet(
  'van von der den de del dela della di da do dos das du la le los las ter ten te zu zum zur bin ibn binti al el af av y e v d vd',
);
/** Of those the ones that are no words of English. */
export const SURNAME_PARTICLES = wordSet('van von der del dela della delos dos bin ibn binti el');
/** Particles that a surname may begin with, written with a capital. */
export const LEADING = wordSet(
  'van von de del della di da dos du la le los las ter ten bin ibn al el o ó ní ni mac mc st nic ap ben d l n',
);
/** Those of Ireland and Scotland, in small letters where only a name can stand: "odalys ni quastlin". */
export const SMALL_IRISH = wordSet('ni nic mac mc ui st');
/** Those that begin a surname in small letters too, where only a name can follow. */
export const SMALL_LEADING = wordSet('van von el al ben di da du del');
/** Those that are surnames of their own with a capital. */
export const ONLY_SMALL = wordSet('lo li af');
/** Between the names of two people. */
export const AND = wordSet('and und et y e en i och &');
/** Of one letter, before a place. */
export const PREPOSITIONS = wordSet('a w z i u');
