/**
 * What a node of the field trie is called. Up to the limit by its own path; past it a field that somebody has named
 * is called by a path that the name fits: its own, with `*` for the segments that no name spells out. Such paths are
 * as few as the names allow. All other fields past the limit share one path.
 */
import { type FieldKind, parseFieldKind } from './field-names.ts';
import { ANY_SEGMENT, isMeant, isSpelt, NamedPaths, type NamedPlace, UNNAMED, under } from './named-paths.ts';
import { OVERFLOW_PATH, pointerSegment } from './shared-fields.ts';

export interface NodePath {
  readonly path: string;
  /** Where the named paths go on from here. */
  readonly place: NamedPlace;
  /** The path with `*` for what no name spells out; only where names go on. */
  readonly blurred: string;
  /** Whether that is the node's own path. */
  readonly isOwn: boolean;
  /** What the user said of the field. */
  readonly told: FieldKind | undefined;
}

export class NodePaths {
  readonly root: NodePath;
  readonly #columns: ReadonlyMap<string, FieldKind>;

  /**
   * @param columns meanings by path (`/visitor/notes`) or by bare key, from the user
   * @param named paths that the policy names
   */
  constructor(columns: Readonly<Record<string, string>>, named: readonly string[]) {
    const told = new Map<string, FieldKind>();
    for (const [column, word] of Object.entries(columns)) {
      const kind = parseFieldKind(word);
      if (kind !== undefined) told.set(column, kind);
    }
    this.#columns = told;
    const place = new NamedPaths([...named, ...told.keys()]).root;
    this.root = { path: '', place, blurred: '', isOwn: true, told: undefined };
  }

  /** The elements of an array; or, in an object, all keys that are no field names. */
  item(parent: NodePath, isFull: boolean): NodePath {
    return this.#child(parent, ANY_SEGMENT, undefined, isFull);
  }

  /** @param isFull the limit is reached */
  key(parent: NodePath, name: string, isFull: boolean): NodePath {
    return this.#child(parent, pointerSegment(name), name, isFull);
  }

  /** Whether somebody has named the key of this name. */
  isSpelt(parent: NodePath, name: string): boolean {
    return isSpelt(parent.place, pointerSegment(name));
  }

  #child(parent: NodePath, segment: string, name: string | undefined, isFull: boolean): NodePath {
    const place = under(parent.place, segment);
    const shown = isSpelt(parent.place, segment) ? segment : ANY_SEGMENT;
    const blurred = place === UNNAMED ? '' : `${parent.blurred}/${shown}`;
    const isOwn = parent.isOwn && shown === segment;
    const keepsPath = !isFull && parent.path !== OVERFLOW_PATH;
    const path = keepsPath ? `${parent.path}/${segment}` : place === UNNAMED ? OVERFLOW_PATH : blurred;
    const byPath = keepsPath || isOwn ? this.#columns.get(path) : undefined;
    const told = byPath ?? (name === undefined ? undefined : this.#columns.get(name));
    return { path, place, blurred, isOwn, told };
  }
}

/** Whether the node's path must be kept in the table of fields. */
export function isNamed({ place }: NodePath): boolean {
  return isMeant(place);
}
