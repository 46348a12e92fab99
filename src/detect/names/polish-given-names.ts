/**
 * Given names in Polish cases, small and without accents: "mame bozene", "dla tomka", "pani kasi". Works on folded letters and
 * gives the forms that the name may have by itself, to be looked up. Ask only where a relation or a title stands before, for
 * a word that no list knows.
 */

/** Ending of a case → endings of the name. */
const ENDINGS: readonly (readonly [ending: string, bases: readonly string[]])[] = [
  // "Staś", "Jaś"
  ['sia', ['s']],
  ['siem', ['s']],
  ['siowi', ['s']],
  ['owi', ['', 'a']],
  ['iem', ['', 'ek']],
  ['kiem', ['ek', 'k']],
  ['em', ['']],
  ['kowi', ['ek', 'k']],
  ['ka', ['ek']],
  ['ce', ['ka']],
  ['dze', ['ga']],
  ['cie', ['ta', 't']],
  ['rze', ['ra', 'r']],
  ['ie', ['a', 'ia', '']],
  ['i', ['a', 'ia']],
  ['y', ['a']],
  ['e', ['a', 'ia']],
  ['a', ['']],
  ['u', ['']],
  ['o', ['a']],
];
const LEAST_UNITS = 4;
const LEAST_BASE = 3;

export function givenOfCase(word: string): string[] {
  if (word.length < LEAST_UNITS || !/^[a-z]+$/.test(word)) return [];
  const names: string[] = [];
  for (const [ending, bases] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, word.length - ending.length);
    for (const base of bases) if ((stem + base).length >= LEAST_BASE) names.push(stem + base);
  }
  return names;
}
