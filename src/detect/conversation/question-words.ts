/**
 * Words by which a sentence asks without a question mark ("order number please"), words that ask for a number of any
 * kind, and words that ask for what is nobody's: amounts, sizes, models, times; words that
 * take something back, and words that say how a number ends. Compared by hash on the word stream.
 */
import { hashWord } from '../../text/word-hash.ts';

const ASKING = [
  'please pls plz provide need give tell confirm verify enter type send share state spell read have get may could can whats what which ahead',
  'bitte nennen geben teilen bestätigen schicken senden brauche benötige brauchen benötigen lautet welche tippen eingeben mitteilen sagen',
  'svp plaît plait donner donnez indiquer indiquez confirmer communiquer envoyer saisir saisissez besoin quel quelle tapez préciser',
  'favor dígame dime indique indíqueme confirme facilite necesito envíe introduzca escriba cuál deme pásame proporcione',
  'favore mi dica dica fornire confermare inviare indichi inserisca digiti serve servirebbe qual quale scriva dammi lasci',
  'graag alstublieft alsjeblieft geef noem stuur bevestig bevestigen nodig welk welke typ invoeren doorgeven mag',
  'proszę prosze podaj podać poproszę potrzebuję wpisz napisz wyślij potwierdź jaki jaka jakie dyktuj',
  'favor indique digite informe informar confirma envie preciso diga qual escreva forneça',
  'tack snälla ange uppge skicka bekräfta behöver skriv vilket vilken får säg',
];

const ANY_NUMBER = [
  'number numbers code codes id ids digits ref reference',
  'nummer nummern nr code kennung ziffern',
  'numéro numero chiffres référence code identifiant',
  'número numero código codigo identificador dígitos',
  'numero codice cifre identificativo',
  'nummer code cijfers kenmerk',
  'numer kod cyfry identyfikator',
  'número código dígitos',
  'nummer kod siffror',
];

/** Among them, what is sent to a telephone and read back. */
const CODES = ['code codes kod código codigo codice koden kodu passcode otp clave tan'];

/** Verbs by which a code goes to somebody: "I've texted you a code", "le mando una clave". */
const SENDING = [
  'sent sending texted texting emailed messaged pushed receive received',
  'geschickt gesendet schicke sende zugeschickt erhalten bekommen',
  'envoyé envoie envoyée envoyons recevrez recevez',
  'mando enviado mandado envío mandamos enviamos llega llegará recibirá llegado',
  'mando inviato mandato invio inviamo arriva arriverà riceverà arrivato',
  'gestuurd verstuurd gestuurde stuur verzonden',
  'wysłałem wysłałam wysłaliśmy wysłany wysyłam',
  'enviei mandei enviámos enviamos envio',
  'skickat skickade skickar sms',
];

/** Words that put two things side by side. */
const JOINING = ['and or und oder et ou y o u e i oraz lub albo en of och eller plus as well'];

/** Abbreviations whose dot ends no sentence. */
const SHORT = ['no nos nr nrs num núm ref tel acct acc id art abs st ext'];

/** Words with which people take something back. */
const CORRECTING = [
  'sorry meant mean correction wait actually typo oops hang wrong mistake scratch rather',
  'sorry meinte meine korrektur moment quatsch falsch vertippt sondern halt statt entschuldigung warte',
  'pardon désolé voulais erreur attendez plutôt trompé trompée mince',
  'perdón perdona quise quería error espere espera sino equivoqué digo mejor',
  'scusa scusi volevo errore aspetti aspetta anzi sbagliato sbagliata intendevo',
  'sorry bedoel bedoelde fout wacht foutje eigenlijk',
  'przepraszam sorry chodziło pomyłka czekaj tylko znaczy błąd pomyliłem pomyliłam',
  'desculpe desculpa queria erro espera aliás enganei digo quis',
  'förlåt menade menar fel vänta snarare',
];

/** Words that deny: beside a number they say that it is another one. */
const DENYING = ['no not instead nicht nein non pas sino niet nee nie não inte nej'];

/** Words that say how a number ends or begins. */
const ENDING = [
  'ending ends end last ended finishing finishes starting starts start beginning begins',
  'endet endend endende endung endziffern letzten letzte beginnt beginnend anfang',
  'finissant finit termine terminant derniers dernières fin commence commençant',
  'acaba acabada termina terminada terminado terminación últimos últimas empieza',
  'finisce termina ultime ultimi finale inizia',
  'eindigt eindigend laatste begint einde',
  'kończy kończąca kończący kończącej kończącym końcówka ostatnie końcówką zaczyna',
  'termina terminado terminada final últimos começa',
  'slutar slutet sista slutsiffror börjar',
];

/** Words that ask for the last or first few digits only. */
const PART = [
  'last final ending ends first letzten letzte ersten endziffern derniers dernières premiers últimos últimas primeros ultime ultimi prime laatste eerste ostatnie ostatnich cztery primeiros sista fyra',
];

const OTHER = [
  'amount amounts much many quantity qty price cost total balance size colour color model version build error reading kwh year time often long floor',
  'people persons guests adults children seats tickets nights days weeks months hours minutes percent weight height width mileage miles km salary income budget',
  'sku article article item speed temperature channel page step option rate score firmware brand make salary',
  'betrag viel viele viel preis menge größe farbe modell version fehler fehlercode stand zählerstand kilometerstand kwh jahr uhrzeit personen gäste nächte tage stunden artikel artikelnummer artikelnr etage stock',
  'montant combien prix taille couleur modèle version erreur relevé index kwh année heure personnes nuits jours heures kilométrage article étage',
  'importe cuánto cuántos cuánta cuántas precio talla color modelo versión error lectura kwh año hora personas noches días horas kilómetros artículo piso cantidad',
  'importo quanto quanti quanta quante prezzo taglia colore modello versione errore lettura kwh anno ora persone notti giorni ore chilometri articolo piano',
  'bedrag hoeveel prijs maat kleur model versie fout foutcode meterstand kwh jaar tijd personen nachten dagen uren artikel kilometerstand verdieping',
  'kwota kwotę ile cena rozmiar kolor model wersja błąd błędu odczyt kwh rok godzina osób nocy dni godzin przebieg piętro ilość',
  'valor montante quanto quantos quanta quantas preço tamanho cor modelo versão erro leitura kwh ano hora pessoas noites dias horas artigo andar quantidade',
  'belopp mycket många pris storlek färg modell version fel felkod avläsning mätarställning kwh år tid personer nätter dagar timmar artikel våning antal',
];

/** Words of an answer that speak of no number of a person: what stands before them is a quantity. */
const UNITS = [
  'gb mb tb kb kwh kw w v mah mbps gbps kbps hz ghz mhz px kg g mg ml l km m cm mm mi ft lb lbs oz inch inches °c x qty pcs pc nos units quantity',
  'days day weeks week months month years year yrs hours hour hrs hr minutes minute mins min seconds sec secs am pm o nights people persons guests tickets items times bars steps stars miles points percent degrees pages boxes pairs rooms adults kids',
  'dollars dollar dollers doller dollors usd eur euro euros gbp pounds pound quid cents cent bucks chf pln zl zł sek kr brl reais real inr rs rupees aud cad k eth btc xrp usdt usdc doge',
  'tage tag wochen woche monate monat jahre jahr stunden stunde minuten uhr nächte personen stück mal prozent grad punkte kilometer',
  'jours jour semaines semaine mois ans an heures heure minutes nuits personnes fois pour points degrés',
  'días día semanas semana meses mes años año horas hora minutos noches personas veces puntos grados',
  'giorni giorno settimane mesi mese anni anno ore ora minuti notti persone volte punti gradi',
  'dagen dag weken maanden maand jaar uur uren minuten nachten personen keer stuks procent punten graden',
  'dni dzień tygodni miesięcy miesiąc lat rok godzin minut nocy osób osoby razy sztuk szt procent punktów złotych',
  'dias dia semanas meses mês anos ano horas hora minutos noites pessoas vezes unidades pontos graus',
  'dagar dag veckor månader månad år timmar timme minuter nätter personer gånger stycken st procent poäng grader kronor',
];

export const ASKS = 1;
export const ANY_NUMBER_WORD = 2;
export const CODE_WORD = 4;
export const OTHER_WORD = 8;
export const UNIT_WORD = 16;
export const PART_WORD = 32;
export const CORRECTING_WORD = 64;
export const ENDING_WORD = 128;
export const DENYING_WORD = 256;
export const SENDING_WORD = 512;
export const JOINING_WORD = 1024;
export const SHORT_WORD = 2048;

const flags = new Map<number, number>();
for (const [lists, flag] of [
  [ASKING, ASKS],
  [ANY_NUMBER, ANY_NUMBER_WORD],
  [CODES, CODE_WORD],
  [OTHER, OTHER_WORD],
  [UNITS, UNIT_WORD],
  [PART, PART_WORD],
  [CORRECTING, CORRECTING_WORD],
  [ENDING, ENDING_WORD],
  [DENYING, DENYING_WORD],
  [SENDING, SENDING_WORD],
  [JOINING, JOINING_WORD],
  [SHORT, SHORT_WORD],
] as const) {
  for (const word of lists.flatMap((list) => list.split(' '))) {
    const { h1 } = hashWord(word);
    flags.set(h1, (flags.get(h1) ?? 0) | flag);
  }
}

/** Low half of the hash → flags of all words that share it. PERF: a first look at words that mostly have none. */
export const TALK_TABLE: Uint16Array = new Uint16Array(65536);
for (const [h1, flag] of flags) TALK_TABLE[h1 & 0xffff]! |= flag;

/** Flags of words that may ask for something without a cue of its own. */
export const ASKS_ALONE = ANY_NUMBER_WORD | CODE_WORD | OTHER_WORD | PART_WORD;

/** What a word of this hash does in questions and answers, as flags. */
export function talkFlags(h1: number): number {
  return TALK_TABLE[h1 & 0xffff] === 0 ? 0 : (flags.get(h1) ?? 0);
}
