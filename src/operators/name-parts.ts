/**
 * Which names of a conversation are parts of fuller ones: `Ann` and `Ann Lee` are one person where no other Ann is
 * known. The answer depends on the set of names alone, never on their order.
 */

/** Longer names stand for themselves alone, so that the search stays bounded. */
const MAX_WORDS = 8;

/** Fuller names compared with one name; with more of them in question, the name stands for itself. */
const MAX_COMPARED = 1024;

/**
 * For each name the fullest name that it is a part of, or itself: its words stand in that one in the same order,
 * others between them or not, and in no other fullest name. Names are normalised, their words set apart by one space.
 */
export function fullestNames(names: Iterable<string>): Map<string, string> {
  const split = [...new Set(names)].map((name) => ({ name, words: name.split(' ') }));
  split.sort((a, b) => b.words.length - a.words.length);

  const fullest = new Map<string, string>();
  /** Fullest names by word. They are never parts of each other, so this is all that has to be searched. */
  const byWord = new Map<string, (readonly string[])[]>();
  for (const { name, words } of split) {
    const holders = words.length > MAX_WORDS ? 'none' : holdersOf(words, byWord);
    if (typeof holders === 'object') fullest.set(name, holders.join(' '));
    else {
      fullest.set(name, name);
      if (holders === 'none' && words.length <= MAX_WORDS) index(words, byWord);
    }
  }
  return fullest;
}

/** The one fullest name that holds these words, or why there is not one. */
function holdersOf(
  words: readonly string[],
  byWord: ReadonlyMap<string, readonly (readonly string[])[]>,
): readonly string[] | 'none' | 'several' {
  let fewest: readonly (readonly string[])[] | undefined;
  for (const word of words) {
    const holding = byWord.get(word);
    if (holding === undefined) return 'none';
    if (fewest === undefined || holding.length < fewest.length) fewest = holding;
  }
  if (fewest === undefined) return 'none';
  if (fewest.length > MAX_COMPARED) return 'several';
  let holder: readonly string[] | undefined;
  for (const candidate of fewest) {
    if (!holdsInOrder(candidate, words)) continue;
    if (holder !== undefined) return 'several';
    holder = candidate;
  }
  return holder ?? 'none';
}

function holdsInOrder(fuller: readonly string[], part: readonly string[]): boolean {
  let at = 0;
  for (const word of fuller) if (word === part[at]) at++;
  return at === part.length;
}

function index(words: readonly string[], byWord: Map<string, (readonly string[])[]>): void {
  for (const word of new Set(words)) {
    const holding = byWord.get(word);
    if (holding === undefined) byWord.set(word, [words]);
    else holding.push(words);
  }
}
