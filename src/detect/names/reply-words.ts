/**
 * Words that people say for themselves in short replies, in all languages: no answer to a question for a name, and no
 * part of one, although some lists of names know them. Asked about only where something points at a name.
 */
import { wordSet } from '../../text/word-hash.ts';

export const REPLY_WORDS = wordSet(
  'yes yeah yah yea yess yep yup yupp okey okie hmmm uhhh bingo no nope nah ok okay sure thanks thank thx ty please pls sorry hi hello hey bye wait hold done good great ' +
    'fine nice cool perfect right correct wrong true same mine yours ours both none neither either all any nothing something ' +
    'what which who whom whose when where why how and or but so if then than this that these those here there now later soon ' +
    'today tomorrow yesterday again also too still just only not never always maybe perhaps exactly absolutely see got get can ' +
    'could will would shall should may might must do does did is are was were be been have has had i you he she it we they hes shes my ' +
    'your his her its our their me us them the a an to of in on at by for from with as about name surname first last full ' +
    'middle let lets one two new old next other another more most much many very well yet ' +
    'ja nein nee doch danke bitte gut genau richtig falsch moment beide wer was wo wie wann warum hier und oder aber auch nicht ' +
    'kein keine mein meine dein deine sein seine ihr ihre unser unsere ich du er sie wir der die das den dem ein eine ' +
    'oui non merci bien voilà exact pardon désolé moi toi lui elle nous vous mon ma mes ton ta tes son sa ses notre votre le la ' +
    'les un une des du de et ou mais pas que qui quoi où quand comment pourquoi ' +
    'sí vale gracias perdón claro bueno bien mi mis tu tus su sus nuestro nuestra el los las una y o pero qué quién cómo cuándo ' +
    'sì grazie prego scusi certo bene mio mia miei mie tuo tua suo sua nostro nostra vostro il lo gli ed ma che chi come quando ' +
    'graag goed sorry mijn jouw uw zijn haar ons onze het een en of maar wie wat waar hoe ' +
    'tak nie dziękuję proszę dobrze mój moja moje swój swoja jego jej nasz nasza i lub ale kto co gdzie kiedy jak ' +
    'sim não obrigado obrigada certo meu minha meus minhas seu sua nosso nossa os as um uma e ou mas quem onde ' +
    'ciao olá hola salut bonjour hallo hoi cześć hej ouais ouai oki okej oké okee dac jasne spoko joa jep nö klar passt aha dunque beh boh mah pois isso hoor japp hein bah euh nr nro num núm número numéro numero nummer numer folio ' +
    'continua continuam confirmo confirmado confirmada igual certinho isto sigue siguen confermo bleibt klopt blijft stimmt zgadza potwierdzam stämmer ' +
    'oje ojemine puh uff ups oha autsch herrje aïe mince oups zut ouf caray ostras accidenti mannaggia uffa peccato caspita jeetje tjonge helaas jammer gevonden gelukt ' +
    'gell gelle gelt nix freilich gewiss natürlich selbstredend sowieso logisch leider schade natuurlijk uiteraard helaas bien sûr évidemment ' +
    'ojej ojoj szkoda puxa poxa nossa eita ufa ' +
    'witam nej tack bra min mitt mina din ditt hans hennes vår vårt och eller men vem vad var när hur',
);

/** Whom letters are addressed to that know nobody's name: "Sehr geehrte Damen und Herren". */
export const NOBODY = wordSet(
  'mitenand vilmal vielmal vielmals zäme zusammen damen herren ladies gentlemen sir sirs madam messieurs mesdames señores señoras signori signore heren dames państwo senhores senhoras team teams folks everyone all support ' +
    'admissions billing reservations accounts complaints enquiries inquiries bookings returns lettings payroll housing recruitment helpdesk colleagues committee',
);
