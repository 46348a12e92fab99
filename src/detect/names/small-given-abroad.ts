/**
 * Given names in small letters amid a message in small letters that is not English: "dat doet odalys dan", "el chico wendell no
 * contesta". In other languages fewer given names are words as well, and those that are stand in a list here.
 *
 * Contract: only a name by a good list that is no word of the lists, behind no article of things. PERF: asked about at such
 * names alone; whether a message is English is found out once.
 */
import { wordSet } from '../../text/word-hash.ts';
import type { NameWords } from './name-words.ts';

/** Words that English has not and that few messages of its languages are without. */
const ABROAD = wordSet(
  'ich ist und der die das den dem nicht mein meine mit von bei auf für aber auch hat haben war wir sie ihr habe hab noch schon gestern heute bitte ' +
    'je il elle est le les des du une pas avec pour mon ma chez vous nous qui que sur et mais dans cest jai été hier était leur ' +
    'el los las una con por para pero mi su del es está y se lo ya muy que en de dijo ayer hoy esta este ' +
    'il lo la gli della con per mio mia che non è sono ho ha di sul dal ed anche detto ieri oggi nel ' +
    'het een van met bij voor maar niet ook mijn mn zijn ik je heeft naar dat dan die heb hebt aan onze wij deze gisteren vandaag werd ' +
    'nie jest mam się na do od dla ale czy mój moja tylko już było pani pana ze był była powiedziała powiedział wczoraj dziś mnie ' +
    'não uma um com meu minha do da dos das você ele ela foi tá pra pro mas eu tem disse ontem hoje está ' +
    'jag och att det som med inte har av ett hos mitt från ska vi hon igår idag',
);
const LEAST_ABROAD = 2;
/** Before things, and before no given name. */
const ARTICLES = wordSet(
  'un una une unos unas uno um uma uns umas ein eine einen einem einer een het el los las lo gli les le la il de des kein keine geen ' +
    'mucha mucho toda todo tutta tutto cada ogni jede jeder ten ta te ta to tę tej',
);
/** Given names of some list that are words elsewhere. */
const WORDS = wordSet(
  'nació nací manda reha soccorso anke tasa rana mija avis linde ruta bambina bambino retta wieś jadę piętra davor nena nene dolores hein vitale ' +
    'violette prudence celeste viola serena marlene ander erin phil marina angelica melissa margarita perla gloria alba estrella iris dalia begonia ' +
    'violeta clementina mercedes consuelo socorro remedios pilar soledad esperanza amparo virtudes blanca alma gioia letizia vera bianca chiara grazia ' +
    'fortuna vittoria stella luna fiore felice benedetto santo fleur marine marguerite constance clémence félicité ange parfait heide erika jasmin ' +
    'ernst wolf bloem roos floor merel storm sterre róża kalina malina jagoda gala mila maja augusta sara vitória glória clara bela linda domingos ' +
    'pascoal natal branca aparecida conceição penha maria jesus santa dios mara sina nana titi nele siehe ende erst seit dann wann denn kann muss ' +
    'come dove cosa casa sola tante donde nunca ayer luego desde hasta sempre ontem agora amanhã hoje depois nessa disso isso aqui jutro potem teraz',
);
const LEAST_UNITS = 4;

export class SmallGivenAbroad {
  private readonly words: NameWords;
  private member = -1;
  private abroad = false;

  constructor(words: NameWords) {
    this.words = words;
  }

  /** Forgets the conversation before. */
  begin(): void {
    this.member = -1;
  }

  /** Whether the given name at `word`, which stands in a good list and in no other, is one. */
  isName(word: number): boolean {
    const { words } = this;
    if (words.length(word) < LEAST_UNITS || WORDS.has(words.hash(word))) return false;
    if (word > words.from && ARTICLES.has(words.hash(word - 1))) return false;
    // A hyphen or a point beside it: part of a name of something else.
    if (
      word > words.from &&
      words.columns.start[word]! - words.columns.end[word - 1]! === 1 &&
      words.gapBefore(word) !== 0
    )
      return false;
    // What is masked may have had capitals.
    if (words.scan.isProtectedIn(words.member)) return false;
    if (this.member !== words.member) {
      this.member = words.member;
      this.abroad = this.isAbroad();
    }
    return this.abroad;
  }

  private isAbroad(): boolean {
    const { words } = this;
    let known = 0;
    for (let word = words.from; word < words.to; word++) {
      if (words.isCapital(word)) return false;
      if (ABROAD.has(words.hash(word))) known++;
    }
    return known >= LEAST_ABROAD;
  }
}
