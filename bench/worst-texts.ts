/**
 * Texts that make pattern engines slow: runs that nearly match, noise that visits every state, and shapes on
 * which backtracking explodes. Each is one slot of about `units` UTF-16 units.
 */
import { randomFrom } from './generate.ts';

export interface WorstText {
  readonly name: string;
  make(units: number): string;
}

const repeated = (piece: string) => (units: number) =>
  piece.repeat(Math.ceil(units / piece.length)).slice(0, units);

function noise(alphabet: string): (units: number) => string {
  return (units) => {
    const random = randomFrom(7);
    let text = '';
    while (text.length < units) text += alphabet[Math.floor(random() * alphabet.length)];
    return text;
  };
}

export const WORST_TEXTS: readonly WorstText[] = [
  { name: 'random digits and separators', make: noise('0123456789 -./:()+') },
  { name: 'random letters, digits, marks', make: noise('abcdefghijklmnopqrstuvwxyz0123456789@.:/-_ ') },
  { name: 'random hex', make: noise('0123456789abcdef') },
  { name: 'aaaa… then !', make: (units) => `${'a'.repeat(units - 1)}!` },
  { name: 'a long mailbox without a domain', make: (units) => `${'a'.repeat(units - 1)}@` },
  { name: 'http:// and one long host', make: (units) => `http://${'a'.repeat(units - 7)}` },
  { name: 'a.a.a.a.', make: repeated('a.') },
  { name: '1.1.1.1.', make: repeated('1.') },
  { name: 'card numbers, wrong check digit', make: repeated('4242 4242 4242 4241 ') },
  { name: 'IBANs, wrong check digits', make: repeated('DE88 3704 0044 0532 0130 00 ') },
  { name: 'half mail addresses', make: repeated('anna@ @example ') },
  { name: 'spoken digits', make: repeated('oh seven double eight ') },
  { name: 'one name over and over', make: repeated('Odalys Brenner and ') },
  { name: 'zero-width characters', make: repeated('4\u200b2\u200d4\u2060') },
  { name: 'opening brackets', make: repeated('[PERSON_') },
];
