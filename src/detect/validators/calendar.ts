/**
 * Dates as people write them: numeric in any order, and with written months in nine languages. A value is accepted
 * if at least one reading is a day that exists; which one is meant stays open.
 */

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Nobody alive was born before; and a birth date far in the future is none. No clock: results must not change overnight. */
const EARLIEST_BIRTH_YEAR = 1900;
const LATEST_BIRTH_YEAR = 2035;

/** Whether the day exists; without a year the 29th of February does. */
export function isDay(year: number | undefined, month: number, day: number): boolean {
  const last = DAYS[month - 1];
  if (last === undefined || day < 1 || day > last) return false;
  if (month !== 2 || day !== 29 || year === undefined) return true;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** YYMMDD or YYYYMMDD as digits; a two-digit year may be of any century. */
export function isCompactDay(digits: readonly number[]): boolean {
  const n = digits.reduce((sum, digit) => sum * 10 + digit, 0);
  const year = Math.floor(n / 10_000);
  const month = Math.floor(n / 100) % 100;
  if (digits.length === 8) return isDay(year, month, n % 100);
  return isDay(2000 + year, month, n % 100) || isDay(1900 + year, month, n % 100);
}

/** First three to four letters of month names, without accents, in en de fr es it nl pl pt sv. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'gen', 'ene', 'sty'],
  ['feb', 'fev', 'lut', 'febr'],
  ['mar', 'mae', 'maar', 'mrz', 'mrt'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'mag', 'mei', 'maj'],
  ['jun', 'juin', 'giu', 'cze'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aou', 'ago', 'sie'],
  ['sep', 'set', 'wrz'],
  ['oct', 'okt', 'ott', 'out', 'paz'],
  ['nov', 'lis'],
  ['dec', 'dez', 'dic', 'gru'],
];

/** The month, 1 to 12, that a word names. */
export function monthOf(word: string): number | undefined {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const found = MONTHS.findIndex((starts) =>
    starts.some((start) => start.length === 4 && plain.startsWith(start)),
  );
  if (found >= 0) return found + 1;
  const short = MONTHS.findIndex((starts) =>
    starts.some((start) => start.length === 3 && plain.startsWith(start)),
  );
  return short < 0 ? undefined : short + 1;
}

interface Reading {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
}

/** All days that a text can mean, none if it is no date. */
export function readDays(value: string): Reading[] {
  const numbers = value.match(/\d+/g) ?? [];
  const letters = value.match(/\p{L}{3,}/gu) ?? [];
  const month = letters.map(monthOf).find((found) => found !== undefined);
  const readings: Reading[] = [];
  const add = (year: string | undefined, m: number, d: number): void => {
    const full = year === undefined ? undefined : fullYear(year);
    if (isDay(full, m, d)) readings.push({ year: full, month: m, day: d });
  };
  if (month !== undefined) {
    const [first, second] = numbers;
    if (first === undefined) return [];
    if (first.length === 4) add(first, month, Number(second ?? '1'));
    else add(second, month, Number(first));
    return readings;
  }
  const [a, b, c] = numbers.length === 1 ? splitRun(numbers[0]!) : numbers;
  if (a === undefined || b === undefined) return [];
  if (a.length === 4) {
    add(a, Number(b), Number(c ?? '1'));
    return readings;
  }
  add(c, Number(b), Number(a));
  add(c, Number(a), Number(b));
  return readings;
}

/** DDMMYYYY and DDMMYY without separators; YYYYMMDD where it begins with a century. */
function splitRun(run: string): string[] {
  if (run.length === 8 && /^(?:19|20)/.test(run) && Number(run.slice(4, 6)) <= 12)
    return [run.slice(0, 4), run.slice(4, 6), run.slice(6)];
  if (run.length === 8 || run.length === 6) return [run.slice(0, 2), run.slice(2, 4), run.slice(4)];
  return [];
}

function fullYear(year: string): number {
  const n = Number(year);
  if (year.length > 2) return n;
  return n <= LATEST_BIRTH_YEAR - 2000 ? 2000 + n : 1900 + n;
}

/** A day that exists, in any order of day and month. */
export function isDate(value: string): boolean {
  return readDays(value).length > 0;
}

/** A day written in three groups of digits, or a month and a year in either order, as no identity or account number is. */
export function isGroupedDate(value: string): boolean {
  if (/^(?:(?:19|20)\d\d[./-](?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])[./-](?:19|20)\d\d)$/.test(value))
    return true;
  return /^\d{1,4}([./ -])\d{1,2}\1\d{1,4}$/.test(value) && isDate(value);
}

/** Dates of three groups with their year, not followed by a fourth group. */
const DATES =
  /(?<![\d./-])(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d(?!\1?\d)|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2}(?!\2?\d))/g;
const DATE_UNITS = 10;

/** Whether a value that stands at `start` of `text` begins within a date, as "01.02.2026 10" does before ":15". */
export function beginsInDate(value: string, text: string, start: number): boolean {
  const from = Math.max(0, start - DATE_UNITS);
  for (const { 0: date, index } of text.slice(from, start + value.length).matchAll(DATES)) {
    const at = from + index;
    if (at > start) return false;
    if (at + date.length > start && isDate(date)) return true;
  }
  return false;
}

/** A day on which a living person can be born; the year may be missing. */
export function isBirthDate(value: string): boolean {
  return readDays(value).some(
    ({ year }) => year === undefined || (year >= EARLIEST_BIRTH_YEAR && year <= LATEST_BIRTH_YEAR),
  );
}

/** MM/YY, MM/YYYY, MMYY or a written month with a year, as printed on payment cards. */
export function isCardExpiry(value: string): boolean {
  const numbers = value.match(/\d+/g) ?? [];
  const written = (value.match(/\p{L}{3,}/gu) ?? []).map(monthOf).find((found) => found !== undefined);
  let month: number;
  let year: number;
  if (written !== undefined && numbers.length === 1) [month, year] = [written, Number(numbers[0])];
  else if (numbers.length === 2) [month, year] = [Number(numbers[0]), Number(numbers[1])];
  else if (numbers.length === 1 && numbers[0]!.length === 4)
    [month, year] = [Number(numbers[0]!.slice(0, 2)), Number(numbers[0]!.slice(2))];
  else return false;
  const short = year >= 2000 ? year - 2000 : year;
  return month >= 1 && month <= 12 && short >= 15 && short <= 49;
}
