/**
 * Whether what is announced as a registration can be one: letters and digits, and neither a measure, an engine nor a
 * model of a car. The forms themselves are the rules' business.
 */

const MEASURE =
  /^\d{1,6} ?-?(?:km|kg|cm|mm|ml|gb|mb|tb|am|pm|eur|usd|gbp|pln|sek|chf|kr|cv|ps|hp|kw|kwh|cc|v|w|a|x|l|m|h|min|st|nd|rd|th|er|uhr|door|doors|er)$/i;
const MODEL =
  /^(?:bmw|vw|audi|ford|kia|fiat|seat|opel|mg|gti|gtd|tdi|tsi|mazda|skoda|volvo|saab|mini|ds|cla|gla|glc|slk|amg|rav|crv|id|eqa|eqb|eqc|clio|golf|polo|type|form|euro|usb|part|may|apr|mar|jan|feb|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|room|gate|row|seat|exit|at|on|in|by|is|to|of|from|until|since|page|step|no|nr|and|or|m25|m1|a1|a2|a3)[ -]?\d/i;

/** Small letters that are words, labels or units of measure beside a number in some language: "do 12000", "da 100 al". */
const WORDS: ReadonlySet<string> = new Set(
  (
    'am an ab ob um zu so wo da du er es in im bis ca von mit nr st plz tel und ' +
    'ce de du en et la le les ne se te un une des par est sur cp ok ' +
    'al de el en es la lo no se si su un ya con del las los por que cap cep ' +
    'di da il in la le lo ma mi se si su tra per con dal del ' +
    'na te om de en op is er dan met van het een om ' +
    'do na za od po bo to we ze co tu ty my by nie tak dla czy jak ile kod nip ul ' +
    'do da em na no os as um ao aos das dos nas nos por com que rs ' +
    'av en om på se du vi nu för med och kod ' +
    'at to of on or by as we my for the and id no per pin pm kg km cm mm ml gb mb tb cv ps hp kw kwh grs lts kms czk pln sek nok dkk rmb mxn brl gbp cny krw hkd myr thb php ngn ghs kzt zl zł gr wi fi ' +
    'bmw vw kia seat opel ford audi fiat'
  ).split(' '),
);

/** `value`: four to twelve units with a letter and a digit. */
export function isPlateLike(value: string): boolean {
  const letters = value.replace(/[^\p{L}]/gu, '').length;
  return letters <= 8 && !MEASURE.test(value) && !MODEL.test(value);
}

/** The same in small letters, where each group of letters could also be a word. */
export function isSmallPlate(value: string): boolean {
  return isPlateLike(value) && !value.split(/[^\p{L}]+/u).some((group) => WORDS.has(group));
}
