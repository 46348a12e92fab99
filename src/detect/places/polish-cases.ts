/**
 * Names of towns in Polish cases, behind the prepositions that ask for them: "w Gdyni", "z Tarnowa", "do Kielc". Works on
 * folded letters; gives the forms that the town may have by itself, to be looked up. Ask only for a word that is no
 * known place as it stands.
 */

/** Ending of a case → endings of the name, longest first. Folded: ó is o, ł is l. */
const ENDINGS: readonly (readonly [ending: string, bases: readonly string[]])[] = [
  ['skiego', ['sk', 'ski', 'skie']],
  ['iach', ['ie']],
  ['ach', ['y', 'e', 'i', 'a']],
  ['owie', ['ow']],
  ['owa', ['ow']],
  ['ami', ['y', 'e']],
  ['ia', ['', 'i']],
  ['iu', ['', 'ie']],
  ['ie', ['', 'a', 'o']],
  ['dzi', ['dz']],
  ['ni', ['nia', 'n']],
  ['rze', ['r', 'ra']],
  ['cu', ['ec', 'c']],
  ['ca', ['ec', 'c']],
  ['ku', ['k', 'ek', 'ko']],
  ['ka', ['k', 'ek']],
  ['u', ['', 'o', 'ie']],
  ['a', ['', 'o']],
  ['y', ['a']],
  ['i', ['a', 'ia', '']],
  ['', ['e', 'y', 'a']],
];
/** Letters of a name that is left. */
const LEAST_BASE = 4;
const LEAST_UNITS = 5;

/** The forms in which a town may stand by itself whose name stands in some case; `word` is in folded letters. */
export function townsOfCase(word: string): string[] {
  if (word.length < LEAST_UNITS || !/^[a-z]+$/.test(word)) return [];
  const towns = new Set<string>();
  for (const [ending, bases] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, word.length - ending.length);
    for (const base of bases) if (stem.length + base.length >= LEAST_BASE) towns.add(stem + base);
  }
  return [...towns];
}
