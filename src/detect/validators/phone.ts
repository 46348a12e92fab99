/**
 * Telephone numbers by their number plans (libphonenumber), plus the ranges that authorities keep for fiction and
 * that number plans therefore leave out: they stand in test data and must be found like any other.
 * Fiction: Ofcom https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama ,
 * NANPA https://www.nanpa.com (555-0100 to 555-0199).
 *
 * The `max` number plans are used: `min` knows lengths and rough ranges only and takes any ten digits for an American
 * number.
 */
import { createRequire } from 'node:module';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import { digitList } from './checksums.ts';

const FICTION: readonly RegExp[] = [
  /^(?:44|0)(?:7700900|1632960|3069990|8081570)\d{3}$/,
  /^1?[2-9]\d{2}55501\d{2}$/,
];

/** A number of the plan of one of the regions (`GB` or `GB,IE,DE`), written nationally or internationally. */
export function isPhone(value: string, regions: string): boolean {
  const digits = digitList(value).join('');
  if (FICTION.some((range) => range.test(digits))) return true;
  return regions
    .split(',')
    .some(
      (region) =>
        plans().isSupportedCountry(region) && fitsForm(digits, region) && isOwn(parse(value, region), region),
    );
}

/** Regions whose freephone and premium numbers are told as those of services alone. */
const SERVICES: ReadonlySet<string> = new Set('ES PT PL CZ IT FR DE NL BE AT CH'.split(' '));

/** A valid number, and where the plan says so none that only services have ("800 555 010 is free of charge"). */
function isOwn(number: PhoneNumber | undefined, region: string): boolean {
  if (number?.isValid() !== true) return false;
  if (!SERVICES.has(region)) return true;
  const type = number.getType();
  return type !== 'TOLL_FREE' && type !== 'PREMIUM_RATE' && type !== 'SHARED_COST' && type !== 'UAN';
}

/** The form of each region's numbers without prefixes; filled as regions come up. */
const FORMS = new Map<string, RegExp>();

/**
 * Whether the digits, without trunk prefix or country code, have the form of the region's numbers.
 * PERF: 0.3 µs where a parse takes 50; most numbers in a chat are no phone numbers.
 */
function fitsForm(digits: string, region: CountryCode): boolean {
  let form = FORMS.get(region);
  if (form === undefined) {
    form = formOf(region);
    FORMS.set(region, form);
  }
  const code = plans().getCountryCallingCode(region);
  const bare = digits.replace(/^(?:00|011)/, '');
  const local = bare.startsWith(code) ? bare.slice(code.length) : digits;
  return [digits, digits.slice(1), local, local.slice(1)].some((number) => form.test(number));
}

/**
 * The third entry of a region in the library's number plans is the pattern of its numbers. If that should change,
 * every number has the form, and only the parse decides.
 */
function formOf(region: CountryCode): RegExp {
  const table: unknown = require('libphonenumber-js/metadata.max.json');
  const pattern = at(at(at(table, 'countries'), region), 2);
  return typeof pattern === 'string' ? new RegExp(`^(?:${pattern})$`) : /^/;
}

function at(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/**
 * A number with its country code (+ or 00) whose country and length exist; the range may be new. If a group of
 * digits too many was matched along ("+44 … 123 10"), the number without it decides: better to cover too much.
 */
export function isInternationalPhone(value: string): boolean {
  const text = value.replace(/^\s*(?:\(?\+|00)\s*/, '+').replace(/\(0\)/, '');
  if (!text.startsWith('+')) return false;
  const shortest = /^\s*00/.test(value) ? SHORTEST_WITHOUT_PLUS : SHORTEST;
  const groups = text.split(/[^\d+]+/).filter((group) => group !== '');
  for (let n = groups.length; n > 0; n--) {
    const digits = groups.slice(0, n).join('').slice(1);
    if (digits.length < shortest) return false;
    if (isPossible(digits)) return true;
  }
  return false;
}

/** Digits of the shortest international numbers in use. */
const SHORTEST = 8;
/** Behind 00, which begins part and order numbers too. */
const SHORTEST_WITHOUT_PLUS = 10;

/** Country code → lengths of its numbers; read once from the number plans. */
let lengthsByCode: Map<string, Set<number>> | undefined;

/** Whether the digits begin with a country code and have a length that is in use there; a trunk 0 may follow the code. */
function isPossible(digits: string): boolean {
  lengthsByCode ??= readLengths();
  for (let length = 1; length <= 3; length++) {
    const lengths = lengthsByCode.get(digits.slice(0, length));
    if (lengths === undefined) continue;
    const national = digits.length - length;
    return lengths.has(national) || (digits[length] === '0' && lengths.has(national - 1));
  }
  return false;
}

/**
 * In the library's number plans each country code lists its regions, and the fourth entry of a region the lengths
 * of its numbers. PERF: the library's own parse takes 50 µs and throws for most texts that are no numbers.
 */
function readLengths(): Map<string, Set<number>> {
  const table: unknown = require('libphonenumber-js/metadata.max.json');
  const codes = new Map<string, Set<number>>();
  for (const region of plans().getCountries()) {
    const code = plans().getCountryCallingCode(region);
    const lengths = codes.get(code) ?? new Set<number>();
    codes.set(code, lengths);
    const listed = at(at(at(table, 'countries'), region), 3);
    if (Array.isArray(listed))
      for (const length of listed) if (typeof length === 'number') lengths.add(length);
  }
  return codes;
}

function parse(value: string, region: CountryCode): PhoneNumber | undefined {
  try {
    return plans().parsePhoneNumberFromString(value, { defaultCountry: region, extract: false });
  } catch {
    // The library may throw on exotic input; that is no phone number then.
    return undefined;
  }
}

/** One or more codes of known regions, joined by commas. */
export function arePhoneRegions(regions: string): boolean {
  return regions
    .split(',')
    .every((region) => /^[A-Z]{2}$/.test(region) && plans().isSupportedCountry(region));
}

const require: NodeJS.Require = createRequire(import.meta.url);
let loaded: typeof import('libphonenumber-js/max') | undefined;

/** PERF: the number plans take as long to load as all rules; a run without phone numbers needs none. */
function plans(): typeof import('libphonenumber-js/max') {
  loaded ??= require('libphonenumber-js/max');
  return loaded!;
}
