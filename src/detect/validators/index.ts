/**
 * The table of validators: what a rule's `validators` may name. A validator looks at the matched span, or at what
 * touches it (a currency, a unit), is stateless, never throws and answers whether the span can be a value of its kind.
 * Spans are folded text and may hold the separators that people type.
 */

import { ChatveilError } from '../../model/errors.ts';
import * as bank from './bank-accounts.ts';
import { beginsInDate, isBirthDate, isCardExpiry, isDate, isGroupedDate } from './calendar.ts';
import { digitList, gs1, isOneDigit } from './checksums.ts';
import { isMeasured } from './measures.ts';
import * as asia from './national/asia-pacific.ts';
import * as baltic from './national/baltics-malta-cyprus.ts';
import * as britain from './national/britain-ireland.ts';
import * as east from './national/eastern-europe.ts';
import * as france from './national/france-benelux.ts';
import * as german from './national/germany-austria-switzerland.ts';
import * as nordic from './national/nordics.ts';
import * as america from './national/north-america.ts';
import * as southAmerica from './national/south-america-africa.ts';
import * as south from './national/southern-europe.ts';
import * as vat from './national/value-added-tax.ts';
import { isImei, isIpv4, isIpv4OfSomebody, isIpv6, isMac, isOwnDomain } from './network.ts';
import { isAbaRouting, isBic, isCard, isIban, isIbanShaped, isLuhn, isMod97 } from './payment.ts';
import { arePhoneRegions, isInternationalPhone, isPhone } from './phone.ts';
import { isPieceOfOther } from './pieces-of-numbers.ts';
import {
  areSecretWords,
  isCodeLettered,
  isHandle,
  isNoCountedPlace,
  isNoReply,
  isNoRole,
  isSecretPhrase,
  isSlug,
} from './plain-words.ts';
import { isPlateLike, isSmallPlate } from './plates.ts';
import { isReference, STRICTNESS } from './references.ts';
import { entropy, isJwt, isMixed, isPasswordLike, isStrongPassword, isUuid } from './secrets.ts';
import { isShouted } from './shouted.ts';
import { isVin, isVinShaped } from './vin.ts';
import { isBase58Check, isBech32 } from './wallets.ts';

export interface Validator {
  readonly describe: string;
  /** What must stand after the colon (`digits:9-12`); a validator without it takes no argument. */
  readonly argument?: (argument: string) => boolean;
  /** `value` stands at `start` of `text`. */
  readonly check: (value: string, argument: string, text: string, start: number) => boolean;
}

const isRange = (argument: string): boolean => {
  const [min, max] = rangeOf(argument);
  return /^\d{1,4}(?:-\d{1,4})?$/.test(argument) && min <= max;
};

function rangeOf(argument: string): readonly [number, number] {
  const [min, max] = argument.split('-');
  return [Number(min), Number(max ?? min)];
}

const within = (n: number, argument: string): boolean => {
  const [min, max] = rangeOf(argument);
  return n >= min && n <= max;
};

const row = (describe: string, check: (value: string) => boolean): Validator => ({ describe, check });

/** A number that is told by its digits alone, so that pieces of others would pass for it. */
const number = (describe: string, check: (value: string) => boolean): Validator => ({
  describe,
  check: (value, _, text, start) => check(value) && !isPieceOfOther(value, text, start),
});

export const VALIDATORS: Readonly<Record<string, Validator>> = {
  // general
  digits: {
    describe: 'number of digits, as MIN-MAX',
    argument: isRange,
    check: (value, argument) => within(digitList(value).length, argument),
  },
  length: {
    describe: 'number of UTF-16 units, as MIN-MAX',
    argument: isRange,
    check: (value, argument) => within(value.length, argument),
  },
  entropy: {
    describe: 'at least this many bits a character (Shannon), as a decimal number',
    argument: (argument) => /^\d(?:\.\d{1,3})?$/.test(argument),
    check: (value, argument) => entropy(value) >= Number(argument),
  },
  mixed: row('at least a letter and a digit', isMixed),
  'has-digit': row('at least one digit', (value) => /\d/.test(value)),
  'secret-words': row('no plain words; several hold a digit or are single letters', areSecretWords),
  'secret-phrase': row('words, none of them plain or a mere reply', isSecretPhrase),
  handle: row('no plain word, product or file', isHandle),
  slug: row('no compound word, as "read-only"', isSlug),
  'no-counted-place': row('no count of places in English, as "1 place in"', isNoCountedPlace),
  'no-reply': row('no word that people answer with to anything', isNoReply),
  'no-role': row('no role, service or means, as in "signed in as a guest"', isNoRole),
  'code-letters': row('letters before the digits that are no word, label or unit', isCodeLettered),
  'plate-like': row('no measure, engine or model of a car', isPlateLike),
  'small-plate': row(
    'no measure or model of a car, and no group of small letters that is a word',
    isSmallPlate,
  ),
  'password-like': row('a digit, a sign, or both cases inside a word', isPasswordLike),
  'strong-password': row('three kinds of characters, as passwords have', isStrongPassword),
  'not-one-digit': row('not one digit over and over', (value) => !isOneDigit(digitList(value))),
  'not-uuid': row('no UUID', (value) => !isUuid(value)),
  'not-round': row('no amount of whole thousands', (value) => !/^\d{1,4}0{3,}$/.test(value)),
  'not-year': row('no year from 1900 to 2099', (value) => !/^(?:19|20)\d\d$/.test(value)),
  'not-date': {
    describe: 'no day in three groups of digits, nor one with the hour behind it',
    check: (value, _, text, start) => !isGroupedDate(value) && !beginsInDate(value, text, start),
  },
  'not-piece': number('no places behind a decimal point, no piece of a UUID', () => true),
  'not-shouted': {
    describe: 'no word of a text in capitals: a digit, or few other words in capitals around it',
    check: (value, _, text) => !isShouted(value, text),
  },
  'not-measured': {
    describe: 'no amount of money, no measure: no currency, unit or percent sign beside it',
    check: (value, _, text, start) => !isMeasured(value, text, start),
  },
  reference: {
    describe:
      'can be the number of an order or account: no date, time, version, year; argument `announced` or `near`',
    argument: (argument) => STRICTNESS.has(argument),
    check: (value, argument, text, start) =>
      isReference(value, argument) && !beginsInDate(value, text, start),
  },
  date: row('a day that exists, in any order of day and month', isDate),
  birthdate: row('a day on which a living person can be born', isBirthDate),
  'card-expiry': {
    describe: 'month and year of a card, not the end of a longer date',
    check: (value, _, text, start) =>
      isCardExpiry(value) && !/\d ?[./-] ?$/.test(text.slice(Math.max(0, start - 4), start)),
  },
  // money
  luhn: number('Luhn check digit', isLuhn),
  gs1: number('GS1 check digit', (value) => gs1(digitList(value))),
  mod97: number('ISO 7064 MOD 97-10', isMod97),
  card: number('payment card: issuer range, length, Luhn', isCard),
  iban: row('IBAN: length of the country, MOD 97-10', isIban),
  'iban-shape': row('IBAN: length of the country, check digits not looked at', isIbanShaped),
  bic: row('BIC: form and country', isBic),
  aba: number('US routing number', isAbaRouting),
  'aba-with-account': number('US routing number, then an account number', bank.isAbaWithAccount),
  'account-be': number('Belgian account number', bank.isAccountBe),
  'account-cz': number('Czech or Slovak account number with its bank', bank.isAccountCz),
  'account-nz': number('New Zealand account number', bank.isAccountNz),
  bankgiro: number('Swedish bankgiro or plusgiro number', bank.isBankgiro),
  'bban-it': number('Italian account: CIN, ABI, CAB, number', bank.isBbanIt),
  cbu: number('Argentine CBU', bank.isCbu),
  ccc: number('Spanish account: código cuenta cliente', bank.isCcc),
  clabe: number('Mexican CLABE', bank.isClabe),
  'giro-hu': number('Hungarian account number', bank.isGiroHu),
  'kontonr-no': number('Norwegian account number', bank.isKontonrNo),
  nib: number('Portuguese NIB', bank.isNib),
  nrb: number('Polish NRB', bank.isNrb),
  rib: number('French RIB', bank.isRib),
  // value added tax and companies
  vat: number('VAT number with its country: EU, Norway, United Kingdom', vat.isVat),
  'cui-ro': number('Romanian tax number', vat.isCuiRo),
  cvr: number('Danish company number', vat.isCvr),
  'orgnr-no': number('Norwegian organisation number', vat.isOrgnrNo),
  'orgnr-se': number('Swedish organisation number', vat.isOrgnrSe),
  'tax-cy': number('Cypriot tax number', vat.isVatCy),
  'tax-si': number('Slovenian tax number', vat.isTaxSi),
  'uid-ch': number('Swiss enterprise number', vat.isUidCh),
  'vat-bg': number('Bulgarian company number', vat.isVatBg),
  'y-tunnus': number('Finnish business identity code', vat.isVatFi),
  // people
  acn: number('Australian company number', asia.isAcn),
  'business-ca': number('Canadian business number', america.isBusinessNumberCa),
  epic: number('Indian voter identity card', asia.isEpic),
  'health-bc': number('Health number of British Columbia', america.isHealthBritishColumbia),
  'health-de': number('German health insurance number', german.isHealthNumberDe),
  'health-ontario': number('Health card of Ontario', america.isHealthOntario),
  'health-quebec': number('Health card of Quebec: birth date', america.isHealthQuebec),
  'id-card-be': number('Belgian identity card', france.isIdCardBe),
  'id-mt': number('Maltese identity card: form only', baltic.isIdMt),
  ihi: number('Australian healthcare identifier', asia.isIhi),
  nhi: number('New Zealand health index', asia.isNhi),
  'niss-pt': number('Portuguese social security number', south.isNissPt),
  'personal-hu': number('Hungarian personal number', east.isPersonalNumberHu),
  'personas-kods': number('Latvian personal code', baltic.isPersonasKods),
  'pnf-bg': number('Bulgarian number of foreigners', east.isPnfBg),
  'tax-at': number('Austrian tax number', german.isTaxAt),
  'tax-hu': number('Hungarian tax number of persons', east.isTaxHu),
  aadhaar: number('Indian Aadhaar number', asia.isAadhaar),
  abn: number('Australian business number', asia.isAbn),
  afm: number('Greek tax number', south.isAfm),
  ahv: number('Swiss AHV/AVS number', german.isAhv),
  amka: number('Greek social security number', south.isAmka),
  bsn: number('Dutch citizen service number', france.isBsn),
  cif: number('Spanish company tax number', south.isCif),
  'citizen-card-pt': number('Portuguese citizen card', south.isCitizenCardPt),
  cnp: number('Romanian personal code', east.isCnp),
  cnpj: number('Brazilian company number', southAmerica.isCnpj),
  'codice-fiscale': number('Italian tax code', south.isCodiceFiscale),
  cpf: number('Brazilian CPF', southAmerica.isCpf),
  cpr: number('Danish CPR number (date only)', nordic.isCpr),
  cuit: number('Argentine CUIT/CUIL', southAmerica.isCuit),
  curp: number('Mexican CURP', america.isCurp),
  dni: number('Spanish DNI', south.isDni),
  egn: number('Bulgarian EGN', east.isEgn),
  emso: number('Slovenian EMŠO, Serbian JMBG', east.isEmso),
  fnr: number('Norwegian birth number', nordic.isFnr),
  gstin: number('Indian GST number', asia.isGstin),
  hetu: number('Finnish personal identity code', nordic.isHetu),
  'id-card-de': number('German identity card or passport with check digit', german.isIdCardDe),
  'id-card-pl': number('Polish identity card', east.isIdCardPl),
  'id-il': number('Israeli identity number', asia.isIdIl),
  'id-za': number('South African identity number', southAmerica.isIdZa),
  ird: number('New Zealand IRD number', asia.isIrd),
  isikukood: number('Estonian or Lithuanian personal code', east.isIsikukood),
  itin: number('US taxpayer number', america.isItin),
  kennitala: number('Icelandic kennitala', nordic.isKennitala),
  kimlik: number('Turkish identity number', east.isKimlik),
  'matricule-lu': number('Luxembourg matricule', france.isMatriculeLu),
  mbi: number('US Medicare beneficiary identifier', america.isMbi),
  'medicare-au': number('Australian Medicare number', asia.isMedicareAu),
  nhs: number('British NHS number', britain.isNhs),
  nie: number('Spanish foreigner number', south.isNie),
  'nif-pt': number('Portuguese tax number', south.isNifPt),
  nino: number('British national insurance number', britain.isNino),
  nip: number('Polish tax number', east.isNip),
  nir: number('French social security number', france.isNir),
  npi: number('US provider identifier', america.isNpi),
  nric: number('Singapore NRIC or FIN', asia.isNric),
  oib: number('Croatian OIB', east.isOib),
  'pan-in': number('Indian permanent account number', asia.isPanIn),
  'partita-iva': number('Italian VAT number', south.isPartitaIva),
  'pension-de': number('German pension insurance number', german.isPensionNumberDe),
  personnummer: number('Swedish personal number', nordic.isPersonnummer),
  pesel: number('Polish PESEL', east.isPesel),
  ppsn: number('Irish PPS number', britain.isPpsn),
  regon: number('Polish REGON', east.isRegon),
  'resident-id-cn': number('Chinese resident identity number', asia.isResidentIdCn),
  'rodne-cislo': number('Czech or Slovak birth number', east.isRodneCislo),
  'rrn-be': number('Belgian national register number', france.isRrnBe),
  'rrn-kr': number('South Korean resident number', asia.isRrnKr),
  rut: number('Chilean RUT', southAmerica.isRut),
  sin: number('Canadian social insurance number', america.isSin),
  siren: number('French SIREN or SIRET', france.isSiren),
  'social-security-es': number('Spanish social security number', south.isSocialSecurityEs),
  spi: number('French tax number', france.isSpi),
  ssn: number('US social security number: ranges', america.isSsn),
  'steuer-id': number('German tax identification number', german.isSteuerId),
  'svnr-at': number('Austrian social insurance number', german.isSvnrAt),
  taj: number('Hungarian TAJ number', east.isTaj),
  tfn: number('Australian tax file number', asia.isTfn),
  utr: number('British unique taxpayer reference', britain.isUtr),
  'vat-be': number('Belgian enterprise number', france.isVatBe),
  'vat-de': number('German VAT number', german.isVatDe),
  'vat-fr': number('French VAT number', france.isVatFr),
  'vat-gb': number('British VAT number', britain.isVatGb),
  'vat-nl': number('Dutch VAT number', france.isVatNl),
  // machines
  ipv4: row('IPv4 address', isIpv4),
  'ipv4-of-somebody': row('no loopback, net mask or public resolver', isIpv4OfSomebody),
  ipv6: row('IPv6 address', isIpv6),
  mac: row('hardware address', isMac),
  'own-domain': row('no domain that millions share, no file name', isOwnDomain),
  imei: number('IMEI: fifteen digits, Luhn', isImei),
  vin: row('vehicle identification number with check digit', isVin),
  'vin-shape': row('vehicle identification number: form only', isVinShaped),
  jwt: row('JSON web token', isJwt),
  base58check: row('Base58Check address', isBase58Check),
  bech32: row('Bech32 or Bech32m address', isBech32),
  // telephones
  phone: {
    describe: 'number of the plan of one of the countries, as ISO 3166 codes joined by commas',
    argument: arePhoneRegions,
    check: (value, regions, text, start) => isPhone(value, regions) && !isPieceOfOther(value, text, start),
  },
  'phone-any': number('number with country code whose country and length exist', isInternationalPhone),
};

export const VALIDATOR_NAMES: ReadonlySet<string> = new Set(Object.keys(VALIDATORS));

/** A rule's entry (`luhn`, `digits:9-12`) with its argument filled in. */
export interface BoundValidator {
  /** Without the argument. */
  readonly name: string;
  /** Without `text`, the value stands alone. */
  readonly check: (value: string, text?: string, start?: number) => boolean;
}

/**
 * The checks that a rule's entries stand for.
 * @throws ChatveilError RULE_INVALID for an unknown name or an argument that does not fit
 */
export function bindValidators(entries: readonly string[]): readonly BoundValidator[] {
  return entries.map((entry) => {
    const colon = entry.indexOf(':');
    const name = colon < 0 ? entry : entry.slice(0, colon);
    const argument = colon < 0 ? '' : entry.slice(colon + 1);
    const validator = Object.hasOwn(VALIDATORS, name) ? VALIDATORS[name] : undefined;
    if (validator === undefined) throw new ChatveilError('RULE_INVALID', `unknown validator "${name}"`);
    const fits = validator.argument === undefined ? colon < 0 : validator.argument(argument);
    if (!fits)
      throw new ChatveilError(
        'RULE_INVALID',
        `the argument of "${entry}" does not fit: ${validator.describe}`,
      );
    return { name, check: (value, text = value, start = 0) => validator.check(value, argument, text, start) };
  });
}
