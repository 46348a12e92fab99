/** Types as people type them: any case, `any` for all. An unknown one is refused with the nearest known. */
import { ChatveilError, ENTITY_TYPES, type EntityType, isEntityType, unknownName } from '../index.ts';

export function readTypes(words: readonly string[], where: string): ReadonlySet<EntityType> {
  const types = new Set<EntityType>();
  for (const word of words) {
    const name = word.toUpperCase();
    if (name === 'ANY') for (const type of ENTITY_TYPES) types.add(type);
    else if (isEntityType(name)) types.add(name);
    else throw new ChatveilError('USAGE', `${where}: ${unknownName('type', word, ENTITY_TYPES)}`);
  }
  return types;
}
