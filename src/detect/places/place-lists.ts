/**
 * Small words around names of places, as first hashes. They are asked about only beside a word that may be a place, so
 * they are no cues: as cues they would stop the scan in every sentence.
 */
import { hashWord, wordSet } from '../../text/word-hash.ts';

/** Words before a place that say where, in all languages. */
export const WHERE_WORDS = wordSet(
  'in at near around house home habite habitons habitez from to downtown outside inside toward towards into via leaving departing visit visiting within ' +
    'nach aus bei von ab bis à a en de vers depuis pour près desde hacia para hasta da di per verso ' +
    'te uit naar vanuit w we z ze do em no na i från till vid fra til og nær',
);

/** Those of them that come before a place more than before anything else with a capital. */
export const IN_WORDS = wordSet('in near around nach à en em a w we i te bij près');

/** Words between a street line and the town it lies in: "…, 2º B de Quillón", where the town is one that people know. */
export const OF_WORDS = wordSet('de di da do van of z');

/** Labels of a part of a town, behind a street line: "barrio …", "bairro …", "Ortsteil …", "os. …". */
export const AREA_LABELS = wordSet(
  'barrio bairro colonia col urb urbanización urbanizacion fracc fraccionamiento vereda comuna delegación alcaldía sector zona ' +
    'quartier frazione fraz località localita contrada rione ortsteil stadtteil osiedle dzielnica wijk deelgemeente freguesia distrito',
);

/** Words between a word for living and the street, where the house number follows. */
export const ON_WORDS = wordSet('na przy on at an in am auf der den aan op de en a à i');

/** Those that come before places and names alike. */
export const FROM_WORDS = wordSet(
  'from to aus från till fra til uit naar vanuit do z ze da na desde hacia depuis vers',
);

/** Words behind a city that say that it is one. */
export const AREA_WORDS = wordSet('area region city airport downtown suburbs metro county vicinity');

/** Words inside a name of a place, that begin none. */
export const INNER_WORDS = wordSet(
  'upon on the of under by am an der im bei ob in vor sur sous la le les lès en de du des del d l dels los las do da dos ' +
    'das di della degli delle y e i aan den het op bij ter nad pod na',
);

/** First words of towns that are words of their own elsewhere. */
export const TOWN_BEGINNINGS = wordSet(
  'san santa santo são sao sankt saint sainte st vila villa nova novo nueva nuevo novi nowy nowa new neu bad el la las los le les al te ' +
    'little great upper lower nether north south east west mount lake fort port porto puerto ciudad cidade castel monte',
);

/** Words between a label and its place. */
export const COPULAS = wordSet('is are ist est es è e jest é är lautet of de di the');

/** Words that join a place and a number behind it. */
export const AND_WORDS = wordSet('and und et y e en i och og with mit');

/** Words with a capital behind an address, months and days among them, that stand in no name of a place that nobody knows. */
export const NO_PLACE = wordSet(
  'thanks thank please kind best regards yours sincerely warm many cheers yes yeah no hi hello dear tel telephone phone ' +
    'mobile mob cell fax email mail web www dob birth born order ref mit viele liebe gruß grüße freundliche freundlichen beste ' +
    'danke bitte telefon handy cordialement bien merci bonjour madame monsieur saludos atentamente gracias un cordiali ' +
    'distinti saluti grazie met vriendelijke groeten groet dank pozdrawiam dziękuję z com melhores cumprimentos obrigado ' +
    'obrigada med vänliga hälsningar hälsning tack mvh apt apartment flat unit suite floor room box po street road avenue ' +
    'name customer account invoice vat iban card since and or but ' +
    'i we you he she they it is was the a an my your our this that if so ' +
    'january february march april may june july august september october november december monday tuesday wednesday thursday ' +
    'friday saturday sunday januar jänner februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag ' +
    'samstag sonnabend sonntag janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi ' +
    'jeudi vendredi samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes ' +
    'martes miércoles jueves viernes sábado gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì ' +
    'mercoledì giovedì venerdì sabato januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ' +
    'maj augusti måndag tisdag onsdag torsdag fredag lördag söndag janeiro fevereiro março maio junho julho setembro outubro ' +
    'novembro dezembro segunda terça quarta quinta sexta',
);

/** Short names of states that are words, or ends of brand and trade names, when written in capitals. */
export const WORDY_CODES = wordSet(
  'id ok or in me hi oh pa ma md la de as is es it on to am pm tv pc hp mb gb nu',
);

/** Words right before the number of a house. */
export const AT_WORDS = wordSet('at');

/** Words before what is corrected. */
export const NOT_WORDS = wordSet('not no nope nicht nein ne nee nö pas non niet nie não nao inte nej ikke');

/** Parts of a house, and units of measure: their number is no house number. */
export const UNIT_WORDS = wordSet(
  'flat apt apartment unit room suite plot lot door villa block bed beds bath baths gb mb tb mbps kg km cm mm usd eur euro euros chf pln sek nok dkk lbs lb oz ft inch inches pcs stück days weeks months years hours mins minutes',
);

/** Words between a town and its postcode. */
export const ZIP_WORDS = wordSet(
  'zip code zipcode postcode postal cp plz cap cep pin pincode kod pocztowy postnummer eircode',
);

/** Parts of an address behind its street and number, that a short number or letter belongs to. */
export const TAIL_WORDS = wordSet(
  'bus bte boite boîte apt apartment appt appartement app apto apartamento ap unit flat suite ste floor fl level lvl room rm bldg building block ' +
    'tr trp trappor vån våning uppg uppgång ing ingång zimmer kamer ingang bureau entrée entrata citofono buzón nave parcela dpto depto departamento ' +
    'oficina local entlo planta domek segment conj conjunto quadra studio portal ' +
    'bâtiment bât bat esc escalier étage etage porte haus whg wohnung stock stiege top tür etage og piso puerta pta planta esc escalera portal ' +
    'bloque bajo int interno scala piano bloco lote andar casa torre lgh läg trappa tv th mf kl lok lokal mieszkanie m klatka piętro hs huis verdieping appartamento lägenhet aufgang eingang interphone hall logement chambre flat kamer portiek palazzina edificio lotto unit pokój wejście blok plan hus rum porta fração våningen trappor etg lot n nr sala bl loja mz lt qd cj dcha drcha dch izq izda dta dto esq esquerdo direito hoog',
);

/** Parts of a house that no number belongs to: floors and sides. */
export const LONE_TAILS = wordSet(
  'eg dg og ug ht vh hh hinterhaus vorderhaus seitenflügel gartenhaus erdgeschoss dachgeschoss hochparterre souterrain parterre links rechts mitte ' +
    'frt ft fte gauche droite face rdc bajo ático sobreático entresuelo principal entlo dcha drcha dch izq izda izqda derecha izquierda ' +
    'terra rialzato rosso nero cave fundos frente esq esquerdo direito esquerda dto dta drt nb bv källarplan bottenvåning vindsvåning ' +
    'rood zwart boven beneden parter piętro suterena bovenwoning benedenwoning bottenvåningen bottenplan markplan pianoterra mansarda höger vänster begane direito frente',
);

/** Last words of names of houses. */
export const HOUSE_WORDS = wordSet(
  'cottage cottages house lodge farm farmhouse barn rectory vicarage manor hall grange mill villa bungalow croft manse priory court',
);

/** Kinds of streets, in small letters and short. */
export const STREET_WORDS = wordSet(
  'street st road rd avenue ave lane ln drive dr close court ct cl crescent cres way terrace blvd boulevard place pl grove gardens mews hill parade',
);

/** Of those and their like the ones that are seldom anything else, and those that are words besides. */
export const SURE_STREETS = wordSet(
  'street st road rd avenue ave lane ln crescent cres blvd boulevard parade mews gardens grove terrace tce pde pkwy parkway cct trl cir',
);
export const WORDY_STREETS = wordSet(
  'drive dr close court ct way place pl hill square row walk rise circuit circle loop quay esplanade highway hwy view brow track vale croft wharf ridge ' +
    'trail alley bank meadow meadows heights house lodge tower towers mansions villas cottages apartments wynd paddock paddocks cl gate garth fold yard mill park green ter',
);

/** Of the latter the ones that a word nobody knows makes a street of amid a sentence. */
export const NAMED_STREETS = wordSet(
  'drive dr close court ct place pl rise row quay trail circuit circle loop hwy highway hill view vale croft wharf ridge wynd fold meadow meadows park green ter',
);

/** Before the number of a piece of land, where no house number follows. */
export const LOTS = wordSet('lot plot');

/** Directions behind the kind of a street. */
export const SIDES = wordSet('north south east west');

/** What is written behind a number that counts. */
export const ORDINAL_ENDS = wordSet('th nd rd st');

/** Words between a number and "drive", "place" or "court" that make no street of them. */
export const MEASURE_WORDS = wordSet(
  'square cubic sq per times time star stars hour day night week month year minute min mile miles person people man men bedroom seat seater car lane more good nice long short ' +
    'other big new old different way',
);

/** Codes of states that answer any question as words. */
export const NO_CODES = wordSet('ok hi no in me on');

/** Words between the two ends of a way. */
export const PATH_WORDS = wordSet('to nach à a para pra pour naar do till til');

/** Before the first end of such a way, where names stand as well. */
export const WAY_WORDS = wordSet('von de van');

/** Articles before the name of a country or region. */
export const ARTICLES = wordSet('the der die den la le les el los las de het o os as');

/** Words before a place that people take to be known to nobody. */
export const NEAR_WORDS = wordSet('near outside nahe près proche cerca vicino bij koło blisko perto nära');

/** Directions between a house number and its street. */
export const DIRECTIONS = wordSet('n s e w ne nw se sw');

/** The article that begins a street's name. */
export const THE_WORDS = wordSet('the');

/** Words before the number of a house by itself. */
export const NUMBER_WORDS = wordSet('number nr nummer hausnummer huisnummer husnummer numero civico numer');

/** Of those the words that count houses and nothing else. */
export const HOUSE_NUMBER_WORDS = wordSet('hausnummer huisnummer husnummer civico');

/** Words before those, or before a number of a house, where nothing else is counted. */
export const BEFORE_NUMBER = wordSet(
  'at to from is its im am are live lives living next opposite with yeah yes yep no ok sorry actually my their our his her the ' +
    'in an auf bei ist bin wohne ja nein von zu aan op bij naar is ik ben au du est suis oui non en el es soy sí al nel al è sono sì pod na do ma tak nie ' +
    'no na é sou sim não på är ja nej',
);

/** Words before the number of a neighbour's house. */
export const NEIGHBOUR_WORDS = wordSet('at to from and bei auf op bij au en al pod spod na på');

/** Behind such a number, where it goes on. */
export const BEHIND_NEIGHBOUR = wordSet('by instead and but or who they with because');

/** Polish words behind which a town stands in a case. */
export const CASE_WORDS = wordSet('w we z ze do od spod koło');

/** Words before a city in small letters: those that no person stands behind, and "from". */
export const SMALL_IN = wordSet('in near nach');
export const SMALL_FROM = wordSet('from');

/** Before a large city, in small letters. */
export const SMALL_TO = wordSet('to via outside towards');

/** What a large city has one of, behind its name in small letters: "the leeds branch". */
export const CITY_HAS = wordSet(
  'branch store shop office depot warehouse area team site clinic hub salon showroom airport campus council location filiale',
);

/** "to" in Romance languages, and the article of English. */
export const A: number = hashWord('a').h1;

/** Before a town that somebody comes from, behind a comma: "Joseba, de Zarautz". */
export const OF: number = hashWord('de').h1;

/** Large cities that are words as well, but hardly with a capital behind "in" and the like. */
export const CITY_WORDS = wordSet('phoenix cologne bologna halifax lima tucson cork essen liege');
export const D: number = hashWord('d').h1;
export const C: number = hashWord('c').h1;

/** "leaving out of Quimbleford" */
export const OUT: number = hashWord('out').h1;
export const OF_ENGLISH: number = hashWord('of').h1;

/** Last words of names of houses that are no hotels and shops. */
export const HOUSES_BY_NAME = wordSet(
  'cottage cottages farm farmhouse barn rectory vicarage bungalow croft manse priory grange',
);
