/**
 * Whether a name is said of a third person, who is neither customer nor agent: "my husband Mark", "Mark, my husband", "die
 * Nachbarin Frau Quastl", "mąż ma na imię Marek". Told by the words beside the name, in nine languages; who is told from
 * a whole sentence ("he lives above me, Mark does") is not.
 *
 * "I'm his wife, Anna" is the one who writes. PERF: asked of names alone, and only where keys seal them.
 */
import { hashWord, splitWords, type WordSet, wordSet } from '../text/word-hash.ts';

/** Who somebody is to another, each as it stands beside a name, in the cases of its language. */
export const RELATIONS: WordSet = wordSet(
  [
    'husband wife son daughter mother mom mum mam father dad brother sister partner fiancé fiancée boyfriend girlfriend',
    'friend mate buddy niece nephew cousin aunt auntie uncle grandma grandmother nan gran granny grandpa grandad grandfather',
    'grandson granddaughter stepson stepdaughter stepmother stepfather law hubby kid child twin godson goddaughter',
    'neighbour neighbor roommate flatmate housemate landlord landlady tenant boss colleague coworker nanny carer',
    'ehemann mann ehefrau frau sohn tochter mutter mama vater papa bruder schwester partner partnerin verlobter verlobte',
    'freund freundin nichte neffe cousin cousine tante onkel oma opa großmutter großvater enkel enkelin schwiegermutter',
    'schwiegervater schwiegersohn schwiegertochter schwager schwägerin nachbar nachbarn nachbarin vermieter vermieterin',
    'mitbewohner mitbewohnerin chef chefin kollege kollegen kollegin lebensgefährte lebensgefährtin sohnes bruders mannes',
    'mari époux femme épouse fils fille mère maman père papa frère sœur compagnon compagne conjoint conjointe copain copine',
    'ami amie nièce neveu cousine oncle mamie papi voisin voisine propriétaire colocataire patron patronne collègue gendre',
    'marido esposo mujer esposa hijo hija madre mamá padre papá hermano hermana pareja novio novia amigo amiga sobrino sobrina',
    'primo prima tía tío abuela abuelo nieto nieta suegra suegro cuñado cuñada yerno nuera jefe jefa compañero compañera',
    'vecino vecina casero casera hijastro hijastra',
    'marito moglie figlio figlia madre mamma padre papà fratello sorella compagno compagna fidanzato fidanzata ragazzo ragazza',
    'amico amica nipote cugino cugina zio zia nonno nonna suocero suocera cognato cognata genero nuora vicino vicina',
    'coinquilino coinquilina capo collega',
    'man echtgenoot vrouw echtgenote zoon dochter moeder vader broer zus vriend vriendin neef nicht tante oom opa kleinzoon',
    'kleindochter schoonmoeder schoonvader zwager schoonzus buurman buurvrouw huisbaas huisgenoot baas collega',
    'mąż męża mężem mężowi żona żony żoną żonie syn syna synem synowi córka córki córką córce matka matki matką mama mamy',
    'mamą ojciec ojca ojcem tata taty tatą brat brata bratem siostra siostry siostrą partner partnera partnerka partnerki',
    'przyjaciel przyjaciela przyjaciółka przyjaciółki kolega kolegi koleżanka koleżanki wnuk wnuka wnuczka wnuczki babcia babci',
    'dziadek dziadka ciocia cioci wujek wujka sąsiad sąsiada sąsiadem sąsiadka sąsiadki sąsiadką teściowa teściowej teść teścia',
    'szwagier szwagra szef szefa szefowa narzeczony narzeczona narzeczonej',
    'marido esposo esposa filho filha mãe pai irmão irmã companheiro companheira noivo noiva namorado namorada amigo amiga',
    'sobrinho sobrinha tia tio avó avô neto neta sogra sogro cunhado cunhada genro nora chefe colega vizinho vizinha senhorio',
    'make maka fru son dotter mamma pappa bror syster sambo pojkvän flickvän vän väninna kompis kusin moster faster farbror',
    'mormor farmor morfar farfar svärmor svärfar svåger granne hyresvärd chef kollega sonen dottern grannen frun',
  ].join(' '),
);

/** Whose: the speaker's own. */
const OURS = wordSet(
  [
    'my our me mein meine meinem meinen meiner meines unser unsere unserem unserer mon ma mes notre nos mi mis nuestro nuestra',
    'mio mia miei mie nostro nostra mijn onze ons mój mojego moim moja moją mojej nasz nasza naszego meu minha nosso nossa',
    'min mitt mina vår vårt våra',
  ].join(' '),
);

/** Whose, and that somebody is one: what may stand between a name and who that is, behind it. */
const WHOSE = wordSet(
  [
    'your his her their a the dein deine deinem deiner ihr ihre ihrem ihrer sein seine seiner der die das ton ta votre vos son',
    'sa leur le la su sus tu el il suo sua tuo tua un una uw zijn haar jouw de het een jego jej twój twoja seu sua o din ditt hans',
    'hennes is was isn ist war est était es era è jest był była é är var',
  ].join(' '),
);

/** Between who somebody is and the name. */
const BETWEEN = wordSet(
  [
    'mr mrs ms miss dr prof herr herrn frau m mme mlle monsieur madame señor señora sr sra don doña signor signora sig dhr',
    'mevr meneer mevrouw pan pana panem pani panią senhor senhora dona herr fru called named name s is namens heißt genannt',
    'appelle nommé nommée llama llamado llamada nombre chiama nome heet genaamd imię imieniu ma na se si chama heter vid namn',
    'who in law de ex late',
  ].join(' '),
);

/** Relations that are called out to somebody too ("thanks mate, Mark here"): only where they are somebody's. */
const CALLED_OUT = wordSet(
  'mate buddy friend boss man kid kumpel amigo amiga jefe jefa chefe ami kompis collega kolega',
);

/** By these it is the speaker who is meant, unless the relation is their own: "this is his wife, Anna". */
const SELF = wordSet(
  'i m am this here it bin ich hier je suis ici soy aquí sono qui ben ik jestem tu sou aqui jag är',
);

/** What is looked at, in UTF-16 units on either side. */
const REACH = 60;
const MOST_BETWEEN = 4;
const MOST_BEFORE = 4;

/** A clause goes on. */
const JOINS = /^[\s,'’"“„«(-]*$/;
/** The same behind a title, which may be cut short: "Mrs. Quastl". */
const JOINS_TITLE = /^\.?[\s,'’"“„«(-]*$/;
const JOINS_BEHIND = /^\s?[,(]?\s*$/;

/** Offsets of the name count UTF-16 units of `text`. */
export function isThirdPerson(text: string, start: number, end: number): boolean {
  return isToldBefore(text.slice(Math.max(0, start - REACH), start)) || isToldBehind(text, start, end);
}

function isToldBefore(before: string): boolean {
  const words = hashesOf(before);
  let next = before.length;
  for (let i = words.length - 1, between = 0; i >= 0 && between <= MOST_BETWEEN; i--, between++) {
    const { h1, start, end } = words[i]!;
    const isBetween = BETWEEN.has(h1);
    const gap = before.slice(end, next);
    if (!(isBetween ? JOINS_TITLE : JOINS).test(gap)) return false;
    next = start;
    if (RELATIONS.has(h1)) {
      const earlier = words.slice(Math.max(0, i - MOST_BEFORE), i).map((word) => word.h1);
      const isOurs = earlier.some((word) => OURS.has(word));
      const isSomebodys = isOurs || earlier.slice(-2).some((word) => WHOSE.has(word));
      // "Is he your neighbour, Quastl?" speaks to Quastl.
      if (gap.includes(',') && !isOurs) return false;
      // "Frau Quastl" has a title, "seine Frau Anna" is a relation.
      if (isSomebodys || !(isBetween || CALLED_OUT.has(h1)))
        return isOurs || !earlier.some((word) => SELF.has(word));
    }
    if (!isBetween) return false;
  }
  return false;
}

/** "Mark, my husband", "Mark is my son". */
function isToldBehind(text: string, start: number, end: number): boolean {
  const behind = text.slice(end, end + REACH);
  let last = 0;
  let whose = false;
  let isOurs = false;
  for (const word of hashesOf(behind).slice(0, MOST_BETWEEN)) {
    if (!JOINS_BEHIND.test(behind.slice(last, word.start))) return false;
    last = word.end;
    if (whose && RELATIONS.has(word.h1)) return isOurs || !isSelf(text, start);
    isOurs ||= OURS.has(word.h1);
    whose ||= isOurs || WHOSE.has(word.h1);
    if (!whose) return false;
  }
  return false;
}

function isSelf(text: string, start: number): boolean {
  const words = hashesOf(text.slice(Math.max(0, start - REACH), start));
  return words.slice(-2).some(({ h1 }) => SELF.has(h1));
}

function hashesOf(text: string): { readonly h1: number; readonly start: number; readonly end: number }[] {
  return splitWords(text).map(({ start, end }) => ({ h1: hashWord(text.slice(start, end)).h1, start, end }));
}
