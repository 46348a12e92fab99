/**
 * Field paths that somebody has named (a policy, the user's columns), read segment by segment. A field that one of
 * them means keeps a path that they match, however many other names there are and whatever its own name looks like:
 * a rule that stopped matching would let through what it was written to drop.
 *
 * Segments are those of JSON pointers (`~0` and `~1` escaped); `*` stands for any one of them.
 */

interface Branch {
  readonly literal: Map<string, Branch>;
  any: Branch | undefined;
  ends: boolean;
}

/** How far the named paths that fit a path have come: the branches of all that fit. */
export type NamedPlace = readonly Branch[];

/** No named path goes on from here. */
export const UNNAMED: NamedPlace = [];

export const ANY_SEGMENT = '*';

export class NamedPaths {
  /** Where every path begins. */
  readonly root: NamedPlace;

  /** What does not begin with `/` names no path and is left out. */
  constructor(paths: Iterable<string> = []) {
    const root = branch();
    for (const path of paths) {
      if (!path.startsWith('/')) continue;
      let at = root;
      for (const segment of path.slice(1).split('/')) at = follow(at, segment);
      at.ends = true;
    }
    this.root = root.literal.size > 0 || root.any !== undefined ? [root] : UNNAMED;
  }

  /** Whether some named path is this one, or fits it. */
  means(path: string): boolean {
    let place = this.root;
    for (const segment of path.slice(1).split('/')) place = under(place, segment);
    return isMeant(place);
  }
}

/** The place of a child. `*` as a segment of the path itself is fitted by `*` alone. */
export function under(place: NamedPlace, segment: string): NamedPlace {
  if (place.length === 0) return UNNAMED;
  const next: Branch[] = [];
  for (const { literal, any } of place) {
    const named = segment === ANY_SEGMENT ? undefined : literal.get(segment);
    if (named !== undefined) next.push(named);
    if (any !== undefined) next.push(any);
  }
  return next.length === 0 ? UNNAMED : next;
}

/** Whether a named path spells this segment out here. */
export function isSpelt(place: NamedPlace, segment: string): boolean {
  return place.some(({ literal }) => literal.has(segment));
}

/** Whether a named path ends here. */
export function isMeant(place: NamedPlace): boolean {
  return place.some(({ ends }) => ends);
}

function branch(): Branch {
  return { literal: new Map(), any: undefined, ends: false };
}

function follow(from: Branch, segment: string): Branch {
  if (segment === ANY_SEGMENT) {
    from.any ??= branch();
    return from.any;
  }
  let next = from.literal.get(segment);
  if (next === undefined) {
    next = branch();
    from.literal.set(segment, next);
  }
  return next;
}
