/** The known name that a misspelt one most probably meant; for messages such as "did you mean EMAIL?". */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  // A name that shares less than this with any known one gets no suggestion rather than a silly one.
  let least = Math.max(1, Math.floor(wanted.length / 2)) + 1;
  for (const candidate of known) {
    const steps = distance(wanted, candidate.toLowerCase(), least);
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

/** `unknown WORD; did you mean NAME?` without the question where nothing is near. */
export function unknownName(what: string, name: string, known: Iterable<string>): string {
  const near = nearestName(name, known);
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
  return `unknown ${what} "${shown}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
}

/** Levenshtein distance, or `limit` as soon as it can't stay below. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}
