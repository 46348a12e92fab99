/**
 * Whether a number is an amount: of money, or of something that has a unit. Looks at what touches the number, since
 * patterns cannot look around. Only what stands directly beside it counts, so `order 4471 for 20 EUR` is no amount.
 */

/** Units that reach to either side of the number, at most. */
const REACH = 12;

const CURRENCY_BEFORE =
  /(?:[$€£¥₹]|\b(?:eur|usd|gbp|chf|pln|sek|dkk|nok|inr|rs|aud|cad|nzd|sgd|hkd|myr|php|ngn|kes|ksh|ghs|zar|pkr|lkr|bdt|aed|dhs|sar|qar|kr)\.?|[±×<>≈~%])\s?$/i;
const UNIT_BEHIND = new RegExp(
  `^(?:[.,]\\d|\\s?(?:[$€£¥₹%°‰"″]|(?:${[
    // money
    'eur|euros?|usd|gbp|chf|pln|z[lł]|kr|kronor|sek|dkk|nok|inr|rupees|rs|dollars?|bucks|pounds?|quid|p|pence|cents?|reais|francs|eth|btc|xrp|usd[ct]|doge',
    // length, mass, volume, energy, data, rates
    'mm|cm|m|km|kms|mi|miles?|ft|feet|inch(?:es)?|yards?|kg|kgs|g|mg|lbs?|oz|l|ml|cl|liters?|litres?|gal|m2|m3|sqm|sqft',
    'k?wh|mwh|kw|w|watts?|v|volts?|a|mah|amps?|hz|khz|mhz|ghz|db|dpi|px|mp|bar|psi|lm|btu',
    'kb|mb|gb|tb|kib|mib|gib|kbps|mbps|gbps|bit|bits|bytes|fps|rpm|rps|ms',
    // time
    's|sec|secs|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?|yrs?|am|pm|uhr',
    'per (?:hour|day|night|week|month|year|annum|person)|a (?:week|month|year)|tage?n?|wochen?|monate?n?|jahre?n?|stunden?|minuten?|jours?|semaines?|mois|ans|heures?|d[ií]as?|semanas?|mes(?:es)?|a[nñ]os?|horas?|minutos?',
    'giorni|settimane|mesi|anni|ore|minuti|dagen|weken|maanden|jaar|uur|dni|tygodni|miesi[eę]cy|lat|godzin|dias|anos|dagar|veckor|m[aå]nader|[aå]r|timmar',
    // counts
    'x|times|pcs|pieces|items?|units?|qty|people|persons?|users?|seats?|points?|pts|stars?|steps?|calories|kcal|copies|pages?|boxes|orders|tickets|miles|lines|rows|records|views|followers|likes|licen[cs]es|devices|employees|stück|stk|punkte|personen|pi[eè]ces|points|personnes|unidades|puntos|personas|pezzi|punti|persone|stuks|punten|personen|sztuk|szt|punkt[oó]w|os[oó]b|pontos|pessoas|poäng|personer|st',
  ].join('|')})(?![\\p{L}\\p{N}_-])))`,
  'iu',
);

/** A currency and an amount taken for one code ("CAD 62.40", and "R4 200" in South Africa). */
const AMOUNT =
  /^(?:eur|usd|gbp|chf|pln|sek|dkk|nok|inr|aud|cad|nzd|sgd|brl|mxn|czk|huf|ron|jpy|zar|aed)\s\d{1,6}(?:[.,]\d{2,3})*$|^R\d{1,3}(?: \d{3})+(?:[.,]\d{2})?$/i;

/** The sign of ampere, and a word of Romance languages. */
const AMPERE_OR_WORD = /^ a(?![\p{L}\p{N}_-])/u;
const LONG = 5;

/** `value` stands at `start` of `text`. */
export function isMeasured(value: string, text: string, start: number): boolean {
  const end = start + value.length;
  const behind = text.slice(end, end + REACH);
  if (AMOUNT.test(value)) return true;
  if (CURRENCY_BEFORE.test(text.slice(Math.max(0, start - REACH), start))) return true;
  // "le dossier 4471982 a été fermé": nobody counts so many amperes.
  if (AMPERE_OR_WORD.test(behind) && value.replace(/\D/g, '').length >= LONG) return false;
  return UNIT_BEHIND.test(behind);
}
