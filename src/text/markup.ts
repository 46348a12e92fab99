/**
 * What is written in a text for its layout and not said in it: HTML tags and character references, which vendors leave in the
 * bodies of messages, the ">" before each line of a quote, the quotes of pasted JSON, arrows between a label and its value. A
 * reader sees something else in their place, so that "<p>Name:&nbsp;<b>Ines</b></p>" reads as "Name: Ines".
 *
 * Contract: the stretches are disjoint and ascend. Values of attributes stay readable unless they only say how something looks: an
 * address in `href` is personal data like any other. What is no tag of HTML ("<ines@example.com>", "<3", "a < b") stays.
 * Linear in the text: every repetition in the pattern has a bound.
 */
import { foldText } from './fold.ts';

/** Source offsets in UTF-16 units, and what is read there instead, folded. */
export interface Markup {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a plain text must hold to hold markup, as a pattern of the rules' grammar. */
export const MARKUP_TRIGGER = '<[A-Za-z/]|&[#A-Za-z]|[A-Za-z0-9]" ?:|[-=]>|\n>';

const MARKUP =
  /<(\/?)([a-z][a-z0-9]{0,9})((?:\s{1,4}[a-z][a-z0-9:-]{0,30}(?:=(?:"[^"<>]{0,2000}"|'[^'<>]{0,2000}'|[^\s"'<>=`]{1,200}))?){0,12})\s{0,4}\/?>|&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});|(?<=[\p{L}\d])"\s?:\s?"?(?=[\p{L}\d+#@(-])|"(?=\p{L}[\p{L}\d_ .-]{0,40}"\s?:)|"(?=\s?[,}\]]|\s?$)|\s?[-=]>\s?|(?<=\n)(?:> ?){1,8}/giu;

/** Behind the quote before a key. */
const KEY_FOLLOWS = /^\p{L}[\p{L}\d_ .-]{0,40}"\s?:/u;
const LONGEST_KEY = 44;

const ATTRIBUTE =
  /([a-z][a-z0-9:-]{0,30})(?:=(?:"([^"<>]{0,2000})"|'([^'<>]{0,2000})'|([^\s"'<>=`]{1,200})))?/gi;

/** Tags that begin or end a line. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section select table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
);
/** Tags that part two values on a line. */
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
/** Tags within a line. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo big button cite code del em font i img input ins kbd label mark q s samp small span strike strong sub sup textarea time tt u var wbr'.split(
    ' ',
  ),
);
/** Attributes that say how something looks or works. */
const SILENT: ReadonlySet<string> = new Set(
  'align bgcolor border cellpadding cellspacing class color colspan dir face height lang rel role rowspan size style target type valign width'.split(
    ' ',
  ),
);

/** Character references beside the numbered ones. Accented letters follow from their names: "eacute" is e and an acute. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
  ...Object.entries({ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', bdquo: '„' }),
  ...Object.entries({ ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·', deg: '°', euro: '€' }),
  ...Object.entries({ pound: '£', yen: '¥', cent: '¢', sect: '§', copy: '©', reg: '®', trade: '™' }),
  ...Object.entries({ iexcl: '¡', iquest: '¿', ordf: 'ª', ordm: 'º', shy: '', zwj: '', zwnj: '', ensp: ' ' }),
  ...Object.entries({ szlig: 'ß', aelig: 'æ', AElig: 'Æ', oslash: 'ø', Oslash: 'Ø', oelig: 'œ', OElig: 'Œ' }),
  ...Object.entries({ eth: 'ð', ETH: 'Ð', thorn: 'þ', THORN: 'Þ', aring: 'å', Aring: 'Å', emsp: ' ' }),
]);
const ACCENTS: Readonly<Record<string, string>> = {
  ...{ acute: '\u0301', grave: '\u0300', circ: '\u0302', tilde: '\u0303', uml: '\u0308' },
  ...{ cedil: '\u0327', caron: '\u030c' },
};
const ACCENTED = /^([a-z])(acute|grave|circ|tilde|uml|cedil|caron)$/i;

export function markupIn(source: string): readonly Markup[] {
  if (!source.includes('<') && !source.includes('&') && !source.includes('"') && !source.includes('>'))
    return NONE;
  let found: Markup[] | undefined;
  let keyed = false;
  for (const match of source.matchAll(MARKUP)) {
    const [whole, closes, name, attributes, reference] = match;
    const start = match.index;
    const end = start + whole.length;
    if (name !== undefined) {
      const between = placeOf(name.toLowerCase());
      if (between === undefined) continue;
      found ??= [];
      if (closes !== '' || attributes === undefined || attributes === '')
        found.push({ start, end, text: between });
      else addTag(found, start, end, start + 1 + name.length, attributes, between);
    } else if (reference !== undefined) {
      const text = characterOf(reference);
      if (text === undefined) continue;
      found ??= [];
      found.push({ start, end, text });
    } else {
      const between = isSilent(whole) ? '' : ': ';
      if (whole.includes(':')) keyed = true;
      // The quote behind a value is one only where keys stand in quotes.
      if (whole === '"' && !keyed && !KEY_FOLLOWS.test(source.slice(end, end + LONGEST_KEY))) continue;
      found ??= [];
      found.push({ start, end, text: between });
    }
  }
  return found ?? NONE;
}

const NONE: readonly Markup[] = [];

/** The mark of a quoted line, or the quote before a key. */
const isSilent = (mark: string): boolean => mark.startsWith('>') || mark === '"';

/** The text with what is read in place of its markup, until none is left: doing it twice changes nothing. */
export function withoutMarkup(source: string): string {
  let read = source;
  for (let markup = markupIn(read); markup.length > 0; markup = markupIn(read)) {
    let text = '';
    let at = 0;
    for (const mark of markup) {
      text += read.slice(at, mark.start) + mark.text;
      at = mark.end;
    }
    read = text + read.slice(at);
  }
  return read;
}

/** What a tag is read as; undefined if there is none of that name. */
function placeOf(name: string): string | undefined {
  if (BLOCKS.has(name)) return '\n';
  if (CELLS.has(name)) return '\t';
  return INLINE.has(name) ? '' : undefined;
}

/** A tag with attributes: what they say stays, parted by spaces. */
function addTag(
  into: Markup[],
  start: number,
  end: number,
  attributesAt: number,
  attributes: string,
  between: string,
): void {
  let from = start;
  let text = between;
  for (const match of attributes.matchAll(ATTRIBUTE)) {
    const value = match[2] ?? match[3] ?? match[4];
    if (value === undefined || value === '' || SILENT.has(match[1]!.toLowerCase())) continue;
    const quoted = match[4] === undefined ? 1 : 0;
    const to = attributesAt + match.index + match[0].length - quoted;
    into.push({ start: from, end: to - value.length, text: text === '' ? ' ' : text });
    from = to;
    text = ' ';
  }
  into.push({ start: from, end, text });
}

/** The character that a reference stands for, folded; undefined if it stands for none. */
function characterOf(reference: string): string | undefined {
  if (reference.startsWith('#')) {
    const hex = /^#x/i.test(reference);
    const code = Number.parseInt(reference.slice(hex ? 2 : 1), hex ? 16 : 10);
    const isCharacter = code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? foldText(String.fromCodePoint(code)).text : undefined;
  }
  const named = NAMED.get(reference) ?? NAMED.get(reference.toLowerCase());
  if (named !== undefined) return foldText(named).text;
  const [, letter, accent] = ACCENTED.exec(reference) ?? [];
  if (letter === undefined || accent === undefined) return undefined;
  return `${letter}${ACCENTS[accent.toLowerCase()]}`.normalize('NFC');
}
