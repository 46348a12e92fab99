/**
 * What stands behind "the password is" or "username" without being one: how it fares ("wrong", "abgelaufen"), what is
 * done to it, and the little words of the nine languages. Words are compared without case and accents.
 */

const PLAIN_WORDS: ReadonlySet<string> = new Set(
  [
    'absolutely awesome brilliant bye certainly cheers cool definitely dunno excellent glad great hiya hmm lovely maybe nope oh perfect possibly probably really sorry sweet super thank understood unsure unfortunately welcome wonderful yep yup',
    'a an and any are as asking at be because been being but by can cant could didnt do does doesnt dont done else even ever everything',
    'for from had has have he her here him his how i id if im in into is isnt it its just like me might more my need needed never new next no none not nothing',
    'now of off ok okay old on one only or other our out over please same says sent she should so some still sure than thanks that thats the their them then there they this those to too',
    'twice under until up us use used using very via was wasnt we well were what whatever when where which who why will wont with without work worked working works would wrong yeah yes yet you your',
    'accepted active again already always blank blocked broken case change changed changing check compromised correct created default denied different disabled email empty enabled encrypted entered error exactly expire expired expires expiring failed failing fine forgot forgotten found gone good hacked hidden important incorrect invalid issue issues known leaked letters link locked login lost mandatory manager matching minimum missing mistyped numbers optional problem protected reset rejected recognised recognized refused required requires right safe saved screen secure sensitive set shared short signs stored strong stuck synced temporary tomorrow today try trying typed unknown updated useless valid visible weak written long longer hello hi help page field box account name app site website wifi router times days characters digits chars attempts minutes hours seconds',
    'aber abgelaufen aendern auch auf aus bei bitte danke das dass dem den der des die doch ein eine einen er es falsch funktioniert gar geht gesperrt gespeichert gesetzt gueltig gültig geändert hat hier ich ihr im immer in ist ja jetzt kein keine leer man mein meine mehr mit nein neu neue nicht nichts noch nur oder richtig schon sehr sein sicher sie ungültig und unbekannt vergessen verloren von war warum was weg wie wieder wird wurde zu zum zurückgesetzt korrekt stimmt ok zeichen',
    'à a afin ai au aucun aussi avec avez bien bloqué bon bonne ce cela ces c cest changé changer correct dans de des du elle en encore erroné est et expiré faux fonctionne ici il ils incorrect inconnu invalide je la le les ma mais marche mauvais me merci mon ne non nouveau oublié oui ou pas perdu plus pour pourquoi que qui refusé réinitialisé sa sans si sont sur svp toujours trop tu un une valide vide votre vous caractères',
    'al algo así bien bloqueada bloqueado caducada cambiada cambiar como con correcta correcto cual de del desconocida el ella en era errónea es esa ese esta está estaba este falla fue funciona gracias he incorrecta incorrecto inválida la las lo los mal mala mi más muy nada ni no nueva nuevo olvidada o para perdida pero por porque que qué quiero sí si siempre sin su también temporal tengo tu una un válida vieja y ya yo caracteres',
    'al anche ancora bene bloccata cambiata che chi come con corretta cosa da del della di dimenticata e è errata era funziona giusta grazie ho il in la le lo ma mi mia non nuova niente o per perché persa più provvisoria quale quella questa sbagliata scaduta sempre senza si sì solo sono temporanea tua un una va valida vecchia caratteri',
    'aan al alles als bij dan dank dat de deze die dit doet een en er fout geblokkeerd gewijzigd goed heb hebben heeft het hier hoe ik in incorrect is ja juist kan klopt kwijt maar meer met mij mijn naar nee niet niets nieuw nog nu of om ongeldig onjuist ook op oud te tijdelijk uit van vergeten verkeerd verlopen voor waarom wat weer wel werd werkt wie wil zijn zo tekens',
    'ale bardzo błędne bledne było być co czy dla dlaczego do działa dzięki dziekuje i inne jak jest już juz ma mam mi mnie moje może na nadal nie niepoprawne nieprawidłowe nieznane nic nowe o ok od po poprawne proszę przez się stare są tak tam też to tylko tu utracone w wygasło z za zablokowane zapomniane zapomniałem zapomniałam złe zmienione że znaków',
    'ainda algum as bem bloqueada certa como correta da de dele do dos e é ela ele em era errada está esta estava eu expirada expirou foi funciona incorreta inválida isso já mais mas me meu minha muito na não nada no nova o obrigada obrigado os ou para perdida pois por porque qual quando que se sem ser seu sim só sua também temporária tem ter um uma vai válida você caracteres',
    'alltid att av bara bra bytt det den där då efter ej eller en ett fel fungerar från för få glömt gammalt går ha han har hon hur här i inte ja jag kan korrekt låst med men min mitt mycket nej ny nytt något nu och ogiltigt ok om på rätt ska som spärrat så tack till utgått vad var varför vi vill är återställt tecken',
  ]
    .join(' ')
    .split(' ')
    .map(plain),
);

function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
}

const COUNTED_PLACE =
  /^\d{1,3} place (?:in|at|on|near|nearby|by|that|which|for|from|with|called|named|is|are|was|you|i|we|to|and|only|left|around|within)\b/i;

/** "1 place in …": English counts, where French would name a square. */
export function isNoCountedPlace(value: string): boolean {
  return !COUNTED_PLACE.test(value);
}

/** Whether each word could be a secret: none is a plain word; several words hold a digit or spell letter by letter. */
export function areSecretWords(value: string): boolean {
  if (SHORT_THEN_NUMBER.test(value)) return true;
  const words = value.trim().split(/\s+/);
  if (words.some((word) => PLAIN_WORDS.has(plain(word)) && word.length > 1)) return false;
  if (words.length === 1) return value.length >= 3 && !/^(?:https?:|www\.)/i.test(value);
  return /\d/.test(value) || words.every((word) => word.length === 1);
}

/** Whether words behind a phrase that announces a secret may be one: none of them is a plain word or a mere reply. */
export function isSecretPhrase(value: string): boolean {
  return value
    .trim()
    .split(/\s+/)
    .every((word) => isNoReply(word));
}

/** "as 6184": two letters and a number are no phrase. */
const SHORT_THEN_NUMBER = /^\p{L}{1,2} \d{4,12}$/u;

/** Whether the word can be somebody's: no plain word, no product, no file. */
export function isHandle(value: string): boolean {
  if (PLAIN_WORDS.has(plain(value))) return false;
  return !NO_HANDLE.test(value) && !MODEL.test(value);
}

/** "read-only", "auto-generated", "sign-in": what English writes with a hyphen. */
const COMPOUND =
  /^(?:(?:all|auto|case|check|cross|drop|left|log|non|not|opt|over|pop|pre|re|read|right|self|set|sign|sub|too|under|up|well)[-_]|.*-(?:based|free|friendly|generated|in|off|on|only|out|specific|up|wide)$)/i;

/** Whether a name with hyphens may be a workspace's, and is no compound word. */
export function isSlug(value: string): boolean {
  return !COMPOUND.test(value);
}

/** "TR-8S", "WH-1000": capitals and a few digits name a thing. */
const MODEL = /^[A-Z]{1,4}-\d{1,4}[A-Z]{0,2}$/;

/** What people answer in one word to whatever was asked, and what stands behind "username is" or "steam is". */
const REPLIES: ReadonlySet<string> = new Set(
  'above acceptable account actually admin agreed alright anything around available back based bear because before below better both busy cheers come confirmed connected cool crashing dead different done down either ending enough exactly expired facebook finally fine first frozen fully gmail going google great guest haha happening hello helpful here hold idea idk impossible instagram just kinda know lagging later live lmao loading loading locked login maybe mine moment name never nope nothing offline okay once online outdated paypal perfect playing pretty probably public ready recovery reminder restored right rubbish same seems seriously showing sign slow soon sorry stuff stupid suspended taken terrible thank that tiktok total trash twitter unavailable under unfortunately user username waiting weird well what wonder would xbox yeah youtube perfetto esatto giusto ottimo benissimo perfecto exacto correcto perfeito exatamente exact parfait genau richtig prima klopt juist dokładnie zgadza precis stämmer noted'
    .split(' ')
    .map(plain),
);

/** Whether the word is no mere reply. */
export function isNoReply(value: string): boolean {
  return !REPLIES.has(plain(value)) && !PLAIN_WORDS.has(plain(value));
}

const NO_HANDLE =
  /^(?:iphone|ipad|galaxy|pixel|windows|win|ios|macos|android|usb|mp|ps|xbox|rtx|gtx|rx|ddr|v|version|error|err|e|http|ipv|wifi|2fa|mfa|step|level|lvl|season|part|day|q|h)[-_. ]?\d{1,4}[a-z.\d]{0,6}$|^\d|\.(?:com|net|org|io|co|uk|de|fr|es|it|nl|pl|pt|se|eu|ie|au|us|ca|in|app|example|pdf|png|jpe?g|docx?|xlsx?|csv|zip|exe|msi|dll|txt|log|html?|php|aspx?)$|^(?:user|order|account|customer|client|file|first|last|access|session|error|log|sign)_(?:name|id|not|number|token|key|code|in|type|status|log)/i;

/** As what, with what and by what anybody signs in, plays and goes; how things end, behind what might have a name. */
const ROLES: ReadonlySet<string> = new Set(
  (
    'guest admin administrator root owner member student customer business personal private public employee seller buyer host partner agent vendor tenant landlord driver keeper ' +
    'goalkeeper defender midfielder striker healer tank support passenger charity company family friend friends team group adult child anonymous incognito another someone something ' +
    'anything everything everyone nobody himself herself myself themselves google apple microsoft linkedin github icloud okta sso amazon hotmail outlook yahoo phone mobile ' +
    'number numbers normal usual before above below separate standard default sole self retired disabled delivered undelivered closed open opened finished cancelled canceled ' +
    'completed complete pending overdue received returned available spam scam train bus coach taxi foot car plane bike mistake accident chance ' +
    'hand memory details fingerprint face voice biometrics bankid passkey authenticator credentials token tokens single multiple several both'
  )
    .split(' ')
    .map(plain),
);

/** Whether a word is neither what anybody may be signed in as nor how something ended. */
export function isNoRole(value: string): boolean {
  return !ROLES.has(plain(value));
}

/** Labels, money, days and parts of a house before a number that belongs to no code. */
const BEFORE_NUMBERS: ReadonlySet<string> = new Set(
  (
    'no nr nro num ref id ids acc acct tel fax mob zip cap cp plz pin fee sum pay buy got get add take usd eur gbp chf pln sek nok dkk inr rs kr zl qty pcs box day ' +
    'jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun gate flat room unit apt lot ext age row seat bus via per top sum off ' +
    'rue av ave st rd der die das vom von del los las hay son das dos das med til kod kl nrs str bis uhr om mm cm km kg gb mb tb ft lb oz am pm'
  ).split(' '),
);

/** Whether the letters that a code in small letters begins with are no word of a sentence: "mtr 0088412", but not "for 4471". */
export function isCodeLettered(value: string): boolean {
  const letters = plain(/^\p{L}*/u.exec(value)?.[0] ?? '');
  if (letters.length < 2) return /^[^aeiouy]/.test(letters);
  return !PLAIN_WORDS.has(letters) && !BEFORE_NUMBERS.has(letters);
}
