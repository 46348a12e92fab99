/**
 * Names of places as a word table of their own: a name of several words is known by the hash of all its letters, so that
 * "New York", "new-york" and "newyork" are one. Most of its names are names or words of other kinds too, so it is
 * asked only where something points at a place.
 */

/** Bits of the table of places. They fit the second level of a WordTable. */
/** A large city. */
export const PLACE_CITY = 1;
/** Any other town, or a part of a city. */
export const PLACE_TOWN = 2;
/** A country, state, province or county. */
export const PLACE_REGION = 8;
/** The short name of a state ("OH", "NSW"). */
export const PLACE_CODE = 16;
/** No place itself: the first words of one that has more. */
export const PLACE_BEGINS = 32;
