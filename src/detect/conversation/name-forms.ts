/**
 * Other forms in which the parts of a known name come up: genitives and possessives without their mark ("gundulas"),
 * Polish cases ("Kowalskiego", "Anny"), short forms ("Rob" for Robert, "Liz" for Elizabeth), and the names in a mail
 * address. A form is looked for like the name itself; one that is a common word needs a capital.
 */
import { WORD_COMMON, WORD_GIVEN, WORD_SURNAME } from '../../rules/words.ts';

/** Shorter words have no forms that would tell whom they mean. */
const LEAST_UNITS = 4;
const LEAST_SHORT_FORM = 3;
/** A short form that no list knows must say more. */
const LEAST_UNKNOWN_FORM = 5;
const MOST_UNITS = 20;

/** Names whose short forms do not begin them. */
const SHORT_FORMS: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'elizabeth liz lizzie beth betty betsy libby eliza lisa',
    'elisabeth liz lisa sissi liesl betti',
    'william bill billy will willy liam',
    'robert bob bobby rob robbie bert',
    'richard dick rick ricky richie',
    'margaret maggie peggy meg greta daisy',
    'katherine kate katie kathy kitty kay',
    'catherine kate katie cathy kitty',
    'james jim jimmy jamie',
    'john jack johnny',
    'charles charlie chuck chas',
    'edward ed eddie ted teddy ned',
    'henry harry hank',
    'theodore ted teddy theo',
    'anthony tony ant',
    'antonio toño toni tonino',
    'michael mike mick mickey micha',
    'alexander alex sandy sasha lex xander',
    'alexandra alex sandra sandy sasha',
    'andrew andy drew',
    'dorothy dot dottie dolly',
    'patricia pat patty trish tricia paddy',
    'patrick pat paddy rick',
    'rebecca becky becca',
    'susan sue susie',
    'barbara babs barb',
    'deborah deb debbie',
    'francis frank fran',
    'francisco paco pancho curro kiko chico',
    'frances fran frankie',
    'josé pepe',
    'josefa pepa',
    'ignacio nacho',
    'guadalupe lupe',
    'dolores lola loli',
    'concepción concha conchi',
    'rosario charo',
    'jesús chus',
    'enrique quique kike',
    'manuel manolo manu',
    'giuseppe beppe peppe pino',
    'luigi gigi',
    'giovanni gianni vanni',
    'johannes hans hannes johann',
    'wilhelm willi',
    'friedrich fritz',
    'heinrich heinz heiner',
    'ulrich uli',
    'ulrike uli ulli',
    'josef sepp',
    'małgorzata gosia',
    'katarzyna kasia',
    'joanna asia',
    'aleksandra ola',
    'wojciech wojtek',
    'krzysztof krzysiek krzyś',
    'jakub kuba',
    'agnieszka aga',
    'hendrik henk',
    'cornelis kees cor',
    'pieter piet',
    'johanna jo hanna anke',
    'margaretha greet griet',
  ].map((line) => {
    const [name = '', ...forms] = line.split(' ');
    return [name, forms];
  }),
);

export interface NameForm {
  readonly word: string;
  readonly needsCapital: boolean;
}

/** Dictionary bits of a word. */
export type BitsOf = (word: string) => number;

/** Forms of one word of a known name; `first` for the one it begins with. */
export function nameForms(name: string, first: boolean, bitsOf: BitsOf): NameForm[] {
  const word = name.toLowerCase();
  if (word.length < LEAST_UNITS || word.length > MOST_UNITS || !/^\p{L}+$/u.test(word)) return [];
  const forms: NameForm[] = [];
  const add = (form: string, needsCapital: boolean): void => {
    if ((bitsOf(form) & WORD_COMMON) === 0) forms.push({ word: form, needsCapital });
  };
  if (!word.endsWith('s')) add(`${word}s`, (bitsOf(word) & WORD_COMMON) !== 0);
  for (const form of polishCases(word)) add(form, true);
  if (!first) return forms;
  for (const form of SHORT_FORMS.get(word) ?? []) add(form, (bitsOf(form) & WORD_GIVEN) === 0);
  for (let length = LEAST_SHORT_FORM; length < word.length; length++) {
    const short = word.slice(0, length);
    if (length >= LEAST_UNKNOWN_FORM || (bitsOf(short) & WORD_GIVEN) !== 0) add(short, true);
  }
  return forms;
}

function polishCases(word: string): string[] {
  if (/[sc]ki$/.test(word)) return ['ego', 'emu', 'm'].map((ending) => word + ending);
  if (/[sc]ka$/.test(word)) return ['iej', 'a', 'o'].map((ending) => word.slice(0, -1) + ending);
  if (word.endsWith('a')) return ['y', 'i', 'ie', 'e', 'o'].map((ending) => word.slice(0, -1) + ending);
  if (word.endsWith('ek')) return ['a', 'owi', 'iem', 'u'].map((ending) => `${word.slice(0, -2)}k${ending}`);
  if (/[bcdfghjklłmnprstwzśćńżź]$/.test(word)) return ['a', 'owi', 'em', 'ie'].map((ending) => word + ending);
  return [];
}

/** Names in the local part of a mail address: words of the name lists, and what stands beside a given name. */
export function namesInAddress(address: string, bitsOf: BitsOf): string[] {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).replace(/^mailto:/i, '');
  const words = local
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= LEAST_UNITS && word.length <= MOST_UNITS);
  const isName = (word: string): boolean => {
    const bits = bitsOf(word);
    return (bits & (WORD_GIVEN | WORD_SURNAME)) !== 0 && (bits & WORD_COMMON) === 0;
  };
  const known = words.some((word) => isName(word) && (bitsOf(word) & WORD_GIVEN) !== 0);
  return words.filter(
    (word) => isName(word) || (known && words.length === 2 && (bitsOf(word) & WORD_COMMON) === 0),
  );
}

/** The two words of a local part, which stand in the text as a full name if they stand there side by side: "art.quastl@". */
export function pairInAddress(address: string): readonly string[] | undefined {
  const words = /^(?:mailto:)?(\p{L}{2,20})[._-](\p{L}{2,20})\d{0,4}@/iu.exec(address);
  return words === null ? undefined : words.slice(1);
}
