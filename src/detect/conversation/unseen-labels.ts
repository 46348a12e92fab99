/**
 * What a customer calls a number whose question nobody wrote down, in words that people cut short and mistype: "polcy no
 * bk20 5518", "tel o7700 900 122", "conf tm 88-20447". The word right before the number, or the one before "no", "is" and
 * the like, says what it is. A slip of one letter in a long word does no harm, since nothing but such labels is asked about.
 */
import type { EntityType } from '../../model/entity-types.ts';

const OF: ReadonlyMap<string, EntityType> = new Map(
  (
    [
      ['code otp passcode puk', 'PIN'],
      ['postcode eircode zip zipcode postal', 'POSTCODE'],
      ['tel telephone phone mob mobile cell landline whatsapp contact', 'PHONE'],
      [
        'ref reference conf confirmation booking order pnr claim ticket tracking case parcel awb reservation rma invoice',
        'ORDER',
      ],
      [
        'acc acct account accnt policy member membership customer cust uid tenancy contract meter student loyalty subscriber',
        'ACCOUNT',
      ],
      ['ssn soc social aadhaar aadhar nino', 'NATIONALID'],
      ['nhs medicaid medicare ohip', 'HEALTHID'],
      ['plate rego', 'PLATE'],
      ['passport', 'PASSPORT'],
      ['licence license', 'LICENCE'],
      ['tfn pan utr', 'TAXID'],
      ['password pwd pass', 'PASSWORD'],
      ['username', 'USERNAME'],
    ] as const
  ).flatMap(([words, type]) => words.split(' ').map((word): [string, EntityType] => [word, type])),
);
const LONG: readonly string[] = [...OF.keys()].filter((word) => word.length >= 5);
/** Words that are a letter away from a label. */
const WORDS: ReadonlySet<string> = new Set('police older place plane plates planet'.split(' '));
/** Words between the label and the number. */
const BETWEEN: ReadonlySet<string> = new Set(
  'is no num number numbr nmbr numb nr id ref its it was the my code are'.split(' '),
);

/** The type that the last of `words`, those before a number, announces; undefined if none does. */
export function labelled(words: readonly string[]): EntityType | undefined {
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i]!;
    const type = OF.get(word) ?? OF.get(LONG.find((label) => isSlip(word, label)) ?? '');
    // "acc no", "policy code": the word before says more.
    if (type !== undefined && !(BETWEEN.has(word) && i > 0)) return type;
    if (type !== undefined) return labelled(words.slice(0, i)) ?? type;
    if (!BETWEEN.has(word)) return undefined;
  }
  return undefined;
}

/** One letter too many, too few or wrong, or two in the wrong order, behind the same first letter. */
function isSlip(word: string, label: string): boolean {
  if (WORDS.has(word) || word[0] !== label[0] || Math.abs(word.length - label.length) > 1 || word.length < 4)
    return false;
  let at = 1;
  while (at < word.length && word[at] === label[at]) at++;
  const rest = word.slice(at);
  const wanted = label.slice(at);
  return (
    rest.slice(1) === wanted.slice(1) ||
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    (rest.length > 1 && rest.slice(2) === wanted.slice(2) && rest[0] === wanted[1] && rest[1] === wanted[0])
  );
}
