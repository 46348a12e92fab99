/**
 * Whether what is announced as a registration can be one: letters and digits, and neither a measure, an engine nor a
 * model of a car. The forms themselves are the rules' business.
 */

const MEASURE =
  /^\d{1,6} ?-?(?:km|kg|cm|mm|ml|gb|mb|tb|am|pm|eur|usd|gbp|pln|sek|chf|kr|cv|ps|hp|kw|kwh|cc|v|w|a|x|l|m|h|min|st|nd|rd|th|er|uhr|door|doors|er)$/i;
const MODEL =
  /^(?:bmw|vw|audi|ford|kia|fiat|seat|opel|mg|gti|gtd|tdi|tsi|mazda|skoda|volvo|saab|mini|ds|cla|gla|glc|slk|amg|rav|crv|id|eqa|eqb|eqc|clio|golf|polo|type|form|euro|usb|part|may|apr|mar|jan|feb|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|room|gate|row|seat|exit|at|on|in|by|is|to|of|from|until|since|page|step|no|nr|and|or|m25|m1|a1|a2|a3)[ -]?\d/i;

/** `value`: four to twelve units with a letter and a digit. */
export function isPlateLike(value: string): boolean {
  const letters = value.replace(/[^\p{L}]/gu, '').length;
  return letters <= 8 && !MEASURE.test(value) && !MODEL.test(value);
}
