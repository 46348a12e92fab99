/**
 * Whether a number, a mail address or a date is a third person's: told right behind their name ("my husband Mark, 07700 900123",
 * "meine Frau Anna, geb. 3.4.1985"), or announced as theirs ("his number is …", "my sister's mobile …").
 *
 * Contract: only what the words between say for certain. "My husband Mark is at home, call 07700 900123" may be anybody's.
 */
import { hashWord, splitWords, wordSet } from '../text/word-hash.ts';
import { RELATIONS } from './third-persons.ts';

/** What a detail is called, in nine languages, and what joins it to whose it is. */
const DETAILS = wordSet(
  [
    'number no num phone mobile mob cell telephone tel email mail e address dob date of birth birthday born age aged contact whatsapp',
    'nummer handy handynummer telefon telefonnummer mobil mailadresse geburtsdatum geboren geb geburtstag',
    'numéro num tél téléphone portable mobile mél courriel adresse date de naissance né née',
    'número móvil teléfono celular correo fecha de nacimiento nacido nacida',
    'numero cellulare telefono cell indirizzo data di nascita nato nata',
    'telefoonnummer mobiel geboortedatum geboren mailadres',
    'numer telefonu telefon komórka data urodzenia urodzony urodzona adres',
    'telemóvel telefone celular correio data de nascimento nascido nascida',
    'nummer mobilnummer födelsedatum född personnummer adress',
    'is are ist lautet est es è jest é är on at and und et y e i och the am le el il den',
  ].join(' '),
);
/** Whose it is, if nobody's who writes or reads: forms that are polite for "your" are left out. */
const THEIRS = wordSet(
  'his her hers their sein seine seiner seinem zijn haar jego jej hans hennes dele dela',
);
/** What makes a detail somebody's own. */
const OWN = wordSet(
  'my mine our me i mein meine ich mon ma mes moi mi mis yo mio mia mijn mój moja meu minha min mitt mina',
);
/** What is looked at, in UTF-16 units. */
const REACH = 60;
const MOST_BETWEEN = 6;
const POSSESSIVE = wordSet('s');

/** Offsets of the detail count UTF-16 units of `text`; `names` are where names of third persons end before it. */
export function isOfThirdPerson(text: string, start: number, names: readonly number[]): boolean {
  const name = names.findLast((end) => end <= start && start - end <= REACH);
  if (name !== undefined && isJoined(text.slice(name, start))) return true;
  return isAnnounced(text.slice(Math.max(0, start - REACH), start));
}

function isJoined(between: string): boolean {
  if (/[.!?\n]\s+\p{Lu}/u.test(between)) return false;
  const words = hashesOf(between);
  return (
    words.length <= MOST_BETWEEN &&
    words.every((word) => DETAILS.has(word) || THEIRS.has(word) || POSSESSIVE.has(word))
  );
}

/** "his mobile is", "my sister's number": up to the detail nothing but what it is called. */
function isAnnounced(before: string): boolean {
  if (/[.!?\n]\s*$/.test(before)) return false;
  const words = hashesOf(before);
  let at = words.length - 1;
  let named = false;
  while (at >= 0 && (DETAILS.has(words[at]!) || POSSESSIVE.has(words[at]!))) {
    named ||= DETAILS.has(words[at]!);
    at--;
  }
  if (!named || at < 0) return false;
  if (THEIRS.has(words[at]!)) return true;
  return RELATIONS.has(words[at]!) && at > 0 && OWN.has(words[at - 1]!);
}

function hashesOf(text: string): number[] {
  return splitWords(text).map(({ start, end }) => hashWord(text.slice(start, end)).h1);
}
