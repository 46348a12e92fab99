/**
 * What is spelled like a name and is none: makes and models, streets and stations, things named after people, and who
 * made what is played. Asked about only where a name was read.
 */
import { WORD_GIVEN } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { PROTECTED_CODE } from '../scan.ts';
import { WORD_UPPER } from '../word-columns.ts';
import type { NameReader } from './name-reader.ts';
import { GAP_COLON, GAP_QUOTE, GAP_SENTENCE, GAP_STOP, type NameWords } from './name-words.ts';

const PLACE_PARTS = wordSet(
  'san santa santo são sao los las saint st sankt new port fort mount lake north south east west cape villa puerto rio monte bad camp',
);
/** What goes on from a name into a place or a house. */
const VENUES = wordSet(
  'square street road avenue lane drive boulevard station airport hospital clinic hotel hostel inn motel school college university institute church chapel cathedral bridge restaurant cafe café bistro bar grill kitchen bakery pharmacy theatre theater museum gallery stadium arena center centre mall plaza terrace gardens springs beach valley hills heights airlines bank insurance group ltd inc llc gmbh foods motors records studios straße strasse platz allee weg gasse bahnhof klinik schule kirche rue place gare calle plaza avenida via piazza straat plein laan ulica gatan vägen collection edition ' +
    'cuisine chophouse roadhouse salon salons spa barber barbers barbershop apartments apartment residences lofts suites ranch river palace condos tavern pub diner deli steakhouse pizzeria pizza brasserie ' +
    'trattoria ristorante restaurante bakkerij bäckerei metzgerei apotheke friseur frisör kapper slagerij apotek bageri boutique butchers butcher florist ' +
    'florists jewelers jewellers opticians optical dental dentistry physio physiotherapy chiropractic podiatry osteopathy veterinary garage autos tires tyres nursery laundry solicitors plumbing roofing furniture electronics catering ' +
    'lets vets movers removals hauling haulage cycles kennels cattery stables carpets blinds kitchens bathrooms flooring brokers scaffolding builders landscapes landscaping windows glazing joinery heating electrical drains air',
);
/** What ends the name of a practice or a house, some words on from the name that it begins with: "Quastl Family Dental Care". */
const PRACTICES = wordSet(
  'dental nails beauty cuts grooming threading dentistry orthodontics dermatology medical clinic health wellness specialized specialists associates practice therapy counseling psychology surgery hospice veterinary ' +
    'center centre spa salon barbershop airport stadium cinema cinemas festival hotel resort institute studio office sushi club kitchen grill cuisine restaurant bistro cafe café garden gardens bakery pharmacy apartments apartment homes condos suites gas energy telecom broadband lettings airways airlines couriers radiology imaging pediatrics paediatrics obstetrics gynecology gynaecology ophthalmology urology cardiology orthopedics orthopaedics oncology neurology laboratory hoa theatre theater museum foundation',
);
/** What stands before its own name: "Hotel Wendell", "Modell Ottilie", "the chair Ottilie". */
const NAMED_LIKE_PEOPLE = wordSet(
  'hotel hostel restaurant restaurante ristorante trattoria pizzeria bar café cafe brasserie salon salón kiosk pension pensión hostal gasthof gasthaus ' +
    'taverna taverne bakkerij bäckerei boulangerie apotheke apotheek pharmacie farmacia model modell modelo modèle modello modellen serie series série collection ' +
    'kollektion collectie collezione colección lamp lampe lampa lampada lámpara stoel stuhl stol chaise silla sedia tafel tisch table mesa tavolo sofa canapé sofá divano ' +
    'soffa jacke jas jacka veste chaqueta giacca kleid jurk klänning robe vestido abito hose broek byxa schuh schuhe schoen schoenen sko skor ' +
    'tarif tarifa tariffa taryfa taryfy forfait offre oferta offerta angebot pacote pakiet pakietu locker gare stazione estación estação bahnhof station stacja ' +
    'menu menú menù pizza calzone lasagne lasagna lasaña burger torta torte torten kuchen gâteau bolo tort ciasto zupa pierogi tarte tarta suite suíte zaal ' +
    'villa boutique restauracja kawiarnia cukiernia osteria gelateria panetteria frango hähnchen crêpe crème cocktail residence residência residencia résidence rezydencja ' +
    'jaqueta casaco kurtka kurtkę sukienka sukienkę camisa camicia koszula buty scarpe zapatos sapatos bolso borsa bolsa torebka sac sandalen sandaler clínica clinica clinique klinik hospital spa ' +
    'jeans pullover trui tröja regal bett säng lit cama letto sessel fåtölj fauteuil sillón poltrona',
);
/** What is sold under its own name, right behind that name ("the Ottilie Quastl lamp"); nobody is called so. */
const GOODS = wordSet(
  'lamp lamps skin skins bundle bundles template templates sofa armchair mattress jacket coat dress dresses jeans shirt shirts boots sneakers trainers handbag wallpaper rug ' +
    'armchairs sofas hoodie hoodies jackets coats jumper jumpers sweater sweaters polos shorts skirt skirts trousers chinos blouse sandals scarf bookcase duvets mattresses ' +
    'curtains duvet candle candles perfume lipstick mascara poster edition range collection package tariff subscription recipe album playlist podcast audiobook novel font theme ' +
    'stroller pram cot crib kettle toaster doll figurine wallet backpack suitcase necklace bracelet earrings watch guitar piano bike helmet tent pharmacy hospital clinic ' +
    'college university airport station museum stadium supermarket bakery salon restaurant cafe café bistro pub ' +
    'tea coffee latte mocha milk subtitles forecast weather salade salat insalata ensalada salada catalogue catalog exhibition print prints mug mugs teapot tumbler vase rug unit units boiler furnace thermostat filter lens tripod taglia talla taille größe grösse maat rozmiar rozmiaru tamanho pizza torte soße sauce',
);
/** Behind a number and the name of a sofa. */
const SEATERS = wordSet('seater door drawer');
/** Dishes, which are named after somebody's grandmother in small letters too. */
const DISHES = wordSet(
  'pizza lasagne lasagna lasaña torta torte kuchen bolo tort ciasto zupa pierogi tarte tarta',
);
export const ARTICLES = wordSet('the a an');
/** Articles before the name of a thing, which then stands in quotes: 'die "Ottilie"'. */
const BEFORE_QUOTED = wordSet('the der die das den dem le les el los il lo gli het');
/** Words from a name to what it is the name of: "Wendell's Hair and Beauty Salon". */
const VENUE_REACH = 3;
/** What goes on behind a person and behind no thing; in other languages behind "an" and "a", which mean "to". */
const GOES_ON = wordSet(
  'is was has had who whom said says told can will would could should did does from at on in of and or but with for to next by as that i you he she we they ' +
    'called rang came went left sent gave took spoke works worked lives lived family account here there thing guy person bloke one ' +
    'schicken senden geben liefern und wenn por per pour svp stp que si y e et ya no non se ou o oder',
);
const CALLED = wordSet('called named');
/** First words of "known as" and "in the name of". */
const [KNOWN, IN] = wordSet('known in');
const ALARMS = wordSet('alarm alarms reminder reminders');
const CALLED_REACH = 8;
const AGAINST = wordSet('vs versus');
const AND = wordSet('and &');
const SAINT = wordSet('st saint');
const IS = wordSet('is s was');
const IT = wordSet('it that this');
const HE = wordSet('he she hes shes who');
/** What nobody but a house has behind its owner's name: "Odalys's cafe". */
const OWNED_VENUES = wordSet('cafe café restaurant bistro salon bakery grill diner deli pizzeria tavern pub');
/** Who is called so after all, whatever stands before: "at the hotel a waiter called Odalys". */
const SOMEBODY = wordSet(
  'guy girl man woman lady gentleman person someone somebody waiter waitress driver agent rep lad kid boy colleague friend neighbour neighbor doctor ' +
    'owner dentist therapist counselor counsellor psychologist psychiatrist practitioner dermatologist ophthalmologist gynecologist stylist nurse chap fella bloke wife husband son daughter brother sister mate',
);
const KINDS = wordSet(
  'one ones option options choice place places event events show shows apartments complex company firm brand app game store shop product site website software tool band theatre plan model ship boat cruise dog cat puppy kitten horse pet ' +
    'car cars vehicle spot property properties house apartment building item drink dish area market attraction attractions park preserve museum landmark alarm reminder concert concerts festival game genre',
);
const FIRMS = wordSet(
  'company business firm shop store brand product movie film song event album restaurant hotel project domain network wifi file server school street city ' +
    'bank app software device printer computer',
);
const MADE_BY = wordSet('by von de par di van av');
const MUSIC = wordSet(
  'song songs track tracks album albums music play playing listen lied lieder chanson canción musik cancion',
);
/** Whoever made one of these is asked for by name. */
const FILM = wordSet(
  'movie movies film films directed director written drama comedy book réalisé dirigida diretto regie',
);
const STREETS = wordSet('street road avenue lane drive boulevard crescent terrace parade gardens');
/** Behind a firm's name in a greeting. */
const INTRODUCES = wordSet('it its this im you youre my');
const SPEAKS = wordSet('here speaking in at on from');
const AMPERSAND = 0x26;
const OWNED = hashWord('s').h1;
const NAME = hashWord('name').h1;
/** Words from what is played to who made it. */
const PLAYED_WORDS = 12;

export class NamedThings {
  private readonly words: NameWords;
  private readonly reader: NameReader;

  constructor(words: NameWords, reader: NameReader) {
    this.words = words;
    this.reader = reader;
  }

  /** "Roland XY-9Z", "Russell Square", "Hotel Wendell": a make, a street, a house. */
  isThing(word: number, end: number): boolean {
    const { words } = this;
    if (this.reader.runsIntoModel(end) || this.isBeforeMask(end) || this.isBehindKind(word, end)) return true;
    if (this.isSold(end)) return true;
    // "a place called Quastla Romana"
    if (word > words.from && words.gapBefore(word) === 0 && this.isCalledThing(word - 1)) return true;
    // "Estación Quastlavista"
    if (end - word > 1 && NAMED_LIKE_PEOPLE.has(words.hash(word)) && !words.isStrongGiven(word)) return true;
    return this.isJoinedVenue(end) || this.isHouse(word, end);
  }

  /** "Quastl & Restorative Care", "Quastl: Wendell Brenner": one word that goes on into a firm's name, or into whose it is. */
  isFirmWord(word: number, end: number): boolean {
    const { words } = this;
    if (end - word > 1 || words.is(word, WORD_GIVEN)) return false;
    // What was masked there was the second of two such words.
    if (words.isLabelOfMask(word)) return true;
    if (end >= words.to || !words.isCapital(end)) return false;
    return words.gapBefore(end) === GAP_COLON || this.isAmpersand(end);
  }

  private isAmpersand(word: number): boolean {
    const { scan, columns, member } = this.words;
    return scan.unitAt(member, columns.start[word]! - 2) === AMPERSAND;
  }

  /** "the Ottilie Quastl lamp": what is sold, right behind the name. */
  isSold(end: number): boolean {
    const { words } = this;
    if (end >= words.to || words.gapBefore(end) !== 0) return false;
    if (GOODS.has(words.hash(end))) return true;
    // "the Wendell 3-seater"
    if (end + 1 < words.to && words.isNumber(end) && SEATERS.has(words.hash(end + 1))) return true;
    // "2 Wendell and Quastl shirts"
    const goods = end + 2;
    if (goods >= words.to || !AND.has(words.hash(end)) || !words.isCapital(end + 1)) return false;
    return GOODS.has(words.hash(goods)) && words.gapBefore(goods) === 0;
  }

  /** "Wendell Salon", "Wendell Resort Hotel": a house in the name, or right behind it. */
  isHouse(word: number, end: number): boolean {
    const { words } = this;
    for (let at = word + 1; at < end; at++)
      if (this.isVenueWord(at) && words.isCapital(at) && this.reader.joined(at)) return true;
    // "Quastls Vs Wendells"
    if (end < words.to && AGAINST.has(words.hash(end)) && words.gapBefore(end) === 0) return true;
    return this.isVenue(end);
  }

  /** "Quastl Cuisine", where no given name begins it: "Odalys Church" is somebody. */
  isHouseAlone(word: number, end: number): boolean {
    return this.isBeforeMask(end) || (!this.words.is(word, WORD_GIVEN) && this.isHouse(word, end));
  }

  /** "a hotel called …", "the film named …": what is called so is no person. */
  isCalledThing(phrase: number): boolean {
    return CALLED.has(this.words.hash(phrase)) && this.isSomethings(phrase);
  }

  /** "a landmark known as …", "an alarm in the name of …" */
  isKnownThing(phrase: number): boolean {
    const hash = this.words.hash(phrase);
    return hash === KNOWN ? this.isSomethings(phrase) : hash === IN && this.isAlarms(phrase);
  }

  private isAlarms(phrase: number): boolean {
    const { words } = this;
    for (let at = phrase - 1; at >= words.from && phrase - at <= CALLED_REACH; at--)
      if (ALARMS.has(words.hash(at))) return true;
    return false;
  }

  /** Whether what is called by the phrase is a thing. */
  private isSomethings(phrase: number): boolean {
    const { words } = this;
    // "It's called Quastl."
    const it = phrase - 1;
    if (it > words.from && IS.has(words.hash(it)) && IT.has(words.hash(it - 1))) return true;
    if (it > words.from && (HE.has(words.hash(it)) || (IS.has(words.hash(it)) && HE.has(words.hash(it - 1)))))
      return false;
    // What is masked was the thing, with its address.
    if (words.isBehindMask(phrase)) return true;
    for (let at = phrase - 1; at >= words.from && phrase - at <= CALLED_REACH; at--) {
      const hash = words.hash(at);
      if (SOMEBODY.has(hash)) return false;
      if (VENUES.has(hash) || NAMED_LIKE_PEOPLE.has(hash) || FILM.has(hash) || MUSIC.has(hash)) return true;
      if (KINDS.has(hash) || words.isNumber(at)) return true;
    }
    return false;
  }

  /** "my company name is …", "the file name is …": what is named stands right before the phrase. */
  isNamedThing(phrase: number): boolean {
    const { words } = this;
    if (phrase === words.from || words.hash(phrase) !== NAME || words.gapBefore(phrase) !== 0) return false;
    return FIRMS.has(words.hash(phrase - 1));
  }

  /** "Wendell Bakery", "Wendell's Salon", "Wendell's Hair Salon": capitals from a name to what it is the name of. */
  private isVenue(end: number): boolean {
    const { words } = this;
    let at = end;
    const owned = at < words.to && words.hash(at) === OWNED && words.length(at) === 1;
    if (owned && this.reader.joined(at)) at++;
    if (at > end && at < words.to && OWNED_VENUES.has(words.hash(at)) && words.gapBefore(at) === 0)
      return true;
    const reach = at > end ? VENUE_REACH : 1;
    const last = Math.min(words.to, at + VENUE_REACH);
    for (let next = at; next < last && words.isCapital(next) && this.reader.joined(next); next++) {
      if (next < at + reach && VENUES.has(words.hash(next))) return true;
      if (PRACTICES.has(words.hash(next))) return true;
    }
    return false;
  }

  private isVenueWord(word: number): boolean {
    return VENUES.has(this.words.hash(word)) || PRACTICES.has(this.words.hash(word));
  }

  /** "Wendell and Quast salon": a second capital behind "and", and what both are the name of. */
  private isJoinedVenue(end: number): boolean {
    const { words } = this;
    const other = end + 1;
    const kind = end + 2;
    if (kind >= words.to || !AND.has(words.hash(end)) || !words.isCapital(other)) return false;
    if (words.gapBefore(other) !== 0 || words.gapBefore(kind) !== 0) return false;
    return PRACTICES.has(words.hash(kind)) || GOODS.has(words.hash(kind));
  }

  /** 'lampe Ottilie', 'Hotel Wendell', 'die "Ottilie"': behind the word for what it is, or quoted behind an article. */
  private isBehindKind(word: number, end: number): boolean {
    const { words } = this;
    if (word === words.from) return false;
    const gap = words.gapBefore(word);
    if ((gap & ~GAP_QUOTE) !== 0) return false;
    if (NAMED_LIKE_PEOPLE.has(words.hash(word - 1))) return true;
    const quoted = gap !== 0 && end - word === 1 && (words.gapAfter(word) & GAP_QUOTE) !== 0;
    return quoted && BEFORE_QUOTED.has(words.hash(word - 1));
  }

  /** Before a masked value, which may have been a model's number: whoever was named there has been masked as well. */
  private isBeforeMask(end: number): boolean {
    const { scan, columns, member } = this.words;
    return scan.unitAt(member, columns.end[end - 1]! + 1) === PROTECTED_CODE;
  }

  /** "the Wendell bed", "a Wendell jacket": behind an article and before a thing. */
  isModel(word: number, end: number): boolean {
    const { words } = this;
    if (end - word > 1 || word === words.from || end >= words.to) return false;
    if (!ARTICLES.has(words.hash(word - 1)) || words.gapBefore(word) !== 0 || words.gapBefore(end) !== 0)
      return false;
    return words.isCommon(end) && !words.isCapital(end) && !GOES_ON.has(words.hash(end));
  }

  /** "play some songs by Wendell Quastl": who made what is played. */
  isPlayed(word: number): boolean {
    const { words } = this;
    if (word === words.from || !MADE_BY.has(words.hash(word - 1)) || words.gapBefore(word) !== 0)
      return false;
    let played = false;
    for (let at = word - 2; at >= words.from && word - at <= PLAYED_WORDS; at--) {
      if (FILM.has(words.hash(at))) return false;
      if (MUSIC.has(words.hash(at))) played = true;
    }
    return played;
  }

  /** "quastl street", all that is said. */
  isStreet(end: number): boolean {
    return STREETS.has(this.words.hash(end - 1));
  }

  /** "Hotel Doña Quastl", "Pizzeria Mamma Quastl": a title or a relation, with a capital, in the name of a house or a dish. */
  isInName(phrase: number): boolean {
    const { words } = this;
    if (phrase === words.from || words.gapBefore(phrase) !== 0) return false;
    const kind = words.hash(phrase - 1);
    return NAMED_LIKE_PEOPLE.has(kind) && (words.isCapital(phrase) || DISHES.has(kind));
  }

  /** "San Jose", "Port Elizabeth", "St. Albans". */
  isPlacePart(word: number): boolean {
    const { words } = this;
    if (word === words.from || !words.isCapital(word - 1) || !PLACE_PARTS.has(words.hash(word - 1)))
      return false;
    return (words.gapBefore(word) & ~GAP_STOP) === 0;
  }

  /** "a great Burrito": a word of praise that says what something is like. */
  isQuality(phrase: number, end: number): boolean {
    const { words } = this;
    if (end - phrase > 1 || phrase === words.from || words.gapBefore(phrase) !== 0) return false;
    return ARTICLES.has(words.hash(phrase - 1));
  }

  /** "Hi, Quastl Removals, you're chatting with …": no good list of names knows its words, and the last is a common one. */
  isFirm(word: number): boolean {
    const { words } = this;
    // "St Quastl's school office"
    if (SAINT.has(words.hash(word)) && word + 1 < words.to && words.isCapital(word + 1)) return true;
    let end = word;
    while (end < words.to && words.isCapital(end) && (end === word || words.gapBefore(end) === 0)) {
      if (words.isStrong(end) || words.is(end, WORD_UPPER)) return false;
      end++;
    }
    if (end - word < 2 || end >= words.to || words.gapBefore(word) === 0) return false;
    // "Yo, Quastlwell Collective, it's Odalys": who speaks is told behind it.
    // What was masked behind it was who speaks.
    const speaks = INTRODUCES.has(words.hash(end)) || words.isAfterMask(end);
    const told = words.isUnknown(end - 1) && speaks;
    if (words.isCommon(end - 1)) return true;
    return !words.is(word, WORD_GIVEN) && (told || this.isBeforeSpeaker(end));
  }

  /** "Hello, Little Quastls, Odalys in the office" */
  private isBeforeSpeaker(name: number): boolean {
    const { words } = this;
    const behind = name + 1;
    if (!words.isUnknown(name - 1) || !words.isStrongGiven(name) || !words.isCapital(name)) return false;
    return behind < words.to && words.gapBefore(behind) === 0 && SPEAKS.has(words.hash(behind));
  }

  /** Whether the word goes on from a capital that begins no sentence: then both are more likely the name of a thing. */
  isBranded(word: number): boolean {
    const { words } = this;
    if (word === words.from || !words.isCapital(word - 1) || words.length(word - 1) < 2) return false;
    if (words.gapBefore(word) !== 0) return false;
    return (words.gapBefore(word - 1) & GAP_SENTENCE) === 0 || words.isAfterMask(word - 1);
  }
}
