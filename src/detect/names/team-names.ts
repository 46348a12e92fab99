/** Names of who serves, told by the team behind them: "Odalys from billing", "Hey! Summer from Northwind here". */
import { wordSet } from '../../text/word-hash.ts';
import { WORD_UPPER } from '../word-columns.ts';
import { GAP_CLAUSE, GAP_COMMA, GAP_SENTENCE, type NameWords } from './name-words.ts';
import { isSaidOfPerson } from './said-of-persons.ts';

const FROM = wordSet('from with von vom de del da van z från');
/** Behind nouns, where a sentence begins, far more often than behind names: "Folio de …". */
const OF_NOUNS = wordSet('de del da');
/** Between the name of who serves and the team. */
const OF_TEAM = wordSet('from with at on of in von vom aus bei de du del da z från vid van');
const GREETS = wordSet(
  'hi hello hey hiya yo good morning afternoon evening welcome thanks thank hallo moin servus guten bonjour salut bonsoir hola buenas buenos ciao salve ' +
    'buongiorno buonasera hoi goedemorgen goedemiddag goedendag cześć witam dzień olá oi bom boa hej hejsan',
);
const GREETING_WORDS = 3;
const FIRM_WORDS = 3;
const HERE = wordSet('here speaking hier ici aquí qui tutaj aqui här');
/** Words from the name to "here". */
const TEAM_WORDS = 8;

export class TeamNames {
  private readonly words: NameWords;

  constructor(words: NameWords) {
    this.words = words;
  }

  /** "Odalys from billing" at the beginning of a sentence. */
  isFrom(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (next >= words.to || !FROM.has(words.hash(next)) || words.gapBefore(next) !== 0) return false;
    if (OF_NOUNS.has(words.hash(next))) return false;
    if ((words.gapBefore(word) & GAP_SENTENCE) === 0) return false;
    return words.isLikely(word) || (words.isCommonGiven(word) && this.isFirmThatComes(next + 1));
  }

  /** "Summer from Northwind can come at 4": what people do stands behind the firm at `firm`. */
  private isFirmThatComes(firm: number): boolean {
    const { words } = this;
    for (let at = firm; at < words.to && at - firm < FIRM_WORDS && words.isCapital(at); at++) {
      if (at > firm && words.gapBefore(at) !== 0) return false;
      if (isSaidOfPerson(words, at + 1)) return true;
    }
    return false;
  }

  /** "Hey! Summer from Northwind here": a word that is a name as well, or unknown, behind a greeting or before "here". */
  isOfTeam(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (next >= words.to || !OF_TEAM.has(words.hash(next)) || words.gapBefore(next) !== 0) return false;
    if (words.is(word, WORD_UPPER)) return false;
    // "Afternoon, Quastl at Harrow": behind a greeting and a comma.
    const apart = (words.gapBefore(word) & GAP_SENTENCE) !== 0;
    if (!apart && !(words.gapBefore(word) === GAP_COMMA && this.isGreeted(word))) return false;
    const common = words.isCommonGiven(word);
    if (!common && !words.isUnknown(word) && !words.isLikely(word)) return false;
    if (this.isGreeted(word) && (common || !apart || words.isLikely(word))) return true;
    for (let at = next + 1; at < words.to && at - word <= TEAM_WORDS; at++) {
      if ((words.gapBefore(at) & GAP_SENTENCE) !== 0) return false;
      if (HERE.has(words.hash(at))) return (words.gapAfter(at) & GAP_CLAUSE) !== 0;
    }
    return false;
  }

  /** Whether a greeting is all that stands before the word. */
  private isGreeted(word: number): boolean {
    const { words } = this;
    return word > words.from && word - words.from <= GREETING_WORDS && GREETS.has(words.hash(words.from));
  }
}
