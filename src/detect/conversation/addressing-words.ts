/** Words of greeting, thanks and praise as first hashes: behind them, where the clause ends, a known name is one in small letters too. */
import { wordSet } from '../../text/word-hash.ts';

export const ADDRESSING = wordSet(
  'yes yeah yep sure ok okay again lot please welcome time day weekend night immediately quickly soon ' +
    'best star legend lifesaver angel awesome amazing brilliant help much ' +
    'hi hello hey hiya thanks thank you thx ty tysm cheers ta bye goodbye morning evening afternoon sorry hallo danke moin tschüss ' +
    'merci bonjour salut gracias hola grazie ciao bedankt hoi dzięki dziękuję cześć hej obrigado obrigada olá oi tack',
);

/** Behind the name of who begins to write: "fleur hier". */
export const HERE = wordSet('here hier ici aquí qui tutaj aqui här speaking');

/**
 * Words behind which a word goes on as what it is: "in june", "a grant", "i drew", "to mark", "no joy". Behind others a known
 * name ends a message that has no signs: "confirm this plan drew".
 */
export const HOLDING = wordSet(
  'a an the this that these those my your his her its our their some any no every each all more most much many which what whose ' +
    'i you he she it we they who be is are was were am been being im hes shes its theyre youre ' +
    'in on at of by for from to with without into onto over under about around before after since until till during per via like as than ' +
    'will would can could may might shall should must do does did dont doesnt didnt wont cant not never ' +
    'and or but if so very too just only also still really full new old good bad great big small last next early late mid end ' +
    'have has had having get got getting give gave take took make made lost find found see saw need want wanted love feel feeling pure wet red dry',
);
