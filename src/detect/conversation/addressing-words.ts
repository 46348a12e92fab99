/** Words of greeting, thanks and praise as first hashes: behind them, where the clause ends, a known name is one in small letters too. */
import { wordSet } from '../../text/word-hash.ts';

export const ADDRESSING: ReadonlySet<number> = wordSet(
  'yes yeah yep sure ok okay again lot please welcome time day weekend night immediately quickly soon ' +
    'best star legend lifesaver angel awesome amazing brilliant help much ' +
    'hi hello hey hiya thanks thank you thx ty tysm cheers ta bye goodbye morning evening afternoon sorry hallo danke moin tschüss ' +
    'merci bonjour salut gracias hola grazie ciao bedankt hoi dzięki dziękuję cześć hej obrigado obrigada olá oi tack',
);

/** Behind the name of who begins to write: "fleur hier". */
export const HERE: ReadonlySet<number> = wordSet('here hier ici aquí qui tutaj aqui här speaking');
