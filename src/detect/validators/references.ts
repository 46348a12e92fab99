/**
 * What numbers of orders, bookings, accounts and contracts look like, told from dates, times, versions, years, amounts
 * and words with a digit ("2nd", "10years", "mp3"). Nobody specifies these numbers: what is left is taken.
 */
import { isDate } from './calendar.ts';

/**
 * How much the words around promise: `announced` directly ("order number", "Kundennummer"), or a word that is as
 * often said without one (`near`: "order", "account").
 */
export const STRICTNESS: ReadonlySet<string> = new Set(['announced', 'near']);

/** Numbers of machines. */
const HEX = /^0x[0-9a-f]{1,16}$/i;
/** Articles of a knowledge base and forms of an office: the same for everybody. */
const PUBLIC =
  /^(?:KB-?\d{5,8}|CVE-\d{4}-\d{4,7}|(?:form )?(?:10(?:40|65|95|98|99)(?:-?[A-Z]{1,4})?|W-?[248]\w{0,3}|P\d{2}D?|SA\d{3}))$/i;
const DATE =
  /^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d[./-](?:19|20)\d\d)$/;
/** A day without its year, or a range of days. */
const DAY = /^\d{1,2}[./-]\d{1,2}[./]?$/;
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d/;
const YEAR = /^(?:19|20)\d\d$/;
const MONTH = /^(?:19|20)\d\d[./-](?:0?[1-9]|1[0-2])$/;
const VERSION = /^v?\d{1,3}(?:\.\d{1,4}){1,4}$/i;
const DOTTED = /^(?:\d{3}(?:\.\d{3}){1,3}|\d{1,3}(?:\.\d{3}){2,3})$/;
/** The same, near a word that promises less: no round amount. */
const LONG_DOTTED = /^\d{2,3}(?:\.\d{3}){2,3}(?<!000)$/;
const SIZE = /^\d{1,4}(?:x\d{1,4}){1,2}(?:mm|cm|m)?$/i;
/** Digits and the rest of a word: a unit, an ordinal, a size, a generation. */
const WORD_BEHIND =
  /^\d{1,4}(?:[a-zà-ɏ]{3,}|st|nd|rd|th|er|[aeo]|x|g|gb|mb|tb|kb|kg|km|cm|mm|ml|kw|kwh|wh|hz|am|pm|h|hr|hrs|mi|min|ms|px|fps|yr|yo|yrs|ft|in|lb|oz|p|k|m|d|w|s|v)$/i;
/** Things that many people have: a reference with so few digits may be one of them. */
const THING =
  /^(?:iphone|ipad|galaxy|pixel|windows|win|ios|macos|android|usb|mp|ps|xbox|rtx|gtx|rx|ddr|hdmi|wifi|http|ipv|utf|sha|md|vp|mpeg|covid|form|kb|error|err|e|err_|room|gate|seat|unit|apt|flat|tv|lte|rj|cat|ac|ax|step|page|tier|lvl|level|size|gen|part|day|week|q|h)[ -]?\d{1,4}[a-z]?$|^(?:din|iso|iec|vde|astm|ral|atex)(?:[ -](?:en|iso|iec|vde))*[ -]?\d{1,5}/i;
/** A state and its ZIP code, which end an address. */
const STATE_ZIP =
  /^(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) \d{5}(?:-\d{4})?$/;
const DAY_AND_YEAR = /^\d{1,2} (?:19|20)\d\d$/;
/** The smallest number of digits of an announced number, and of one that only stands near. */
const FEWEST_ANNOUNCED = 4;
const FEWEST_NEAR = 5;

export function isReference(value: string, strictness: string): boolean {
  const fewest = strictness === 'near' ? FEWEST_NEAR : FEWEST_ANNOUNCED;
  const digits = value.replace(/\D/g, '').length;
  const letters = value.replace(/[^\p{L}]/gu, '').length;
  if (digits > 34 || value.length > 48) return false;
  if (letters === 0 && digits < fewest) return false;
  // "229.118" is a number in groups where it is announced as one.
  if (strictness === 'announced' && DOTTED.test(value)) return true;
  if (LONG_DOTTED.test(value)) return true;
  if (
    HEX.test(value) ||
    PUBLIC.test(value) ||
    YEAR.test(value) ||
    MONTH.test(value) ||
    DATE.test(value) ||
    DAY.test(value) ||
    INSTANT.test(value) ||
    VERSION.test(value) ||
    SIZE.test(value) ||
    STATE_ZIP.test(value)
  )
    return false;
  // "oct 15 2018", "audi q 5 2015"
  if (strictness === 'near' && DAY_AND_YEAR.test(value)) return false;
  if (letters === 0) return !isDayOfYear(value);
  if (WORD_BEHIND.test(value) || THING.test(value)) return false;
  const units = letters + digits;
  const isCapital = !/\p{Ll}/u.test(value);
  // A word written out is part of few numbers ("2-pack", "covid-19"), and then of longer ones.
  if (digits < FEWEST_ANNOUNCED && !isCapital && /\p{Ll}{4}/u.test(value)) return false;
  if (strictness !== 'near') return digits >= FEWEST_ANNOUNCED || units >= (isCapital ? 5 : 6);
  // Without a separator a short code near such a word is mostly a model or a voucher.
  if (!/[-_/ ]/.test(value)) return units >= 7 && digits >= 3 && !/^\p{Lu}{4,}\d{1,3}$/u.test(value);
  return digits >= FEWEST_ANNOUNCED || (units >= 6 && digits >= (isCapital ? 2 : 3));
}

/** "24 04 2025", "12 05": days, not numbers in groups. */
function isDayOfYear(value: string): boolean {
  return /^\d{1,2} \d{1,2} (?:19|20)\d\d$/.test(value) && isDate(value);
}
