import type { EntityType } from '../model/entity-types.ts';
import { isEntityType } from '../model/entity-types.ts';
import type { FieldMeaning } from '../model/slots.ts';

/**
 * What the names of fields and columns mean: one table for JSON keys and CSV headers of every vendor and
 * language. To teach chatveil a name, add it to a row. Names are written as words joined by `_`, lower case,
 * without accents; `customerEmail`, `customer-email` and `Customer E-Mail` are all found by them.
 */

/** Names that parents have, where the parent decides. */
export type ParentKind = 'person' | 'address';

export interface NameRow {
  /**
   * `messages`: an array of messages; `list`: an array of messages unless its items hold such arrays themselves;
   * `text-weak`: message text only beside a speaker or role; `id`: names the object it stands in.
   */
  readonly is:
    | 'messages'
    | 'list'
    | 'text'
    | 'text-weak'
    | 'speaker'
    | 'role'
    | 'conversation-id'
    | 'message-id'
    | 'id'
    | 'parent'
    | 'typed';
  readonly type?: EntityType;
  readonly parent?: ParentKind;
  /** Which conversation id goes first where a record has several. */
  readonly rank?: 1 | 2 | 3;
  /** Says who speaks only if nothing better does. */
  readonly weak?: boolean;
  /** Only directly inside a parent of this kind. */
  readonly under?: ParentKind;
  /** Also at the end of a longer name: `email` in `billing_email`. */
  readonly tail?: boolean;
  readonly names: string;
}

// biome-ignore format: a table, one row a line group
export const NAME_ROWS: readonly NameRow[] = [
  { is: 'messages', names: 'messages turns transcript transcripts utterances dialog dialogue chat_messages message_list msgs sentences speech_segments message_records messaging_transcript email_transcript conversation_parts threads_messages nachrichten mensajes messaggi berichten wiadomosci mensagens' },
  { is: 'list', names: 'history events conversation conversations comments log logs entries threads thread items records replies notes posts interactions chat child_events ticket_events conversation_entries' },

  { is: 'text', names: 'text content body message msg utterance comment plain_body html_body body_text body_html plain_text message_text message_body message_content text_content content_text body_plain stripped_text stripped_html richtext rich_text html_text markdown_text plaintext transcript transcription description message_parts message_data element_text original_text display_text blurb nachricht texto mensaje mensagem messaggio testo bericht tekst wiadomosc tresc contenu contenido conteudo contenuto inhalt commentaire comentario commento kommentar kommentti' },
  { is: 'text', tail: true, names: 'message_text message_body message_content' },
  { is: 'text-weak', names: 'value parts data' },

  { is: 'speaker', names: 'speaker author from sender user name agent username participant nick nickname display_name speaker_name author_name sender_name user_name from_name participant_name actor actor_name agent_name author_id sender_id from_id speaker_id participant_id author_email sender_email from_email from_user sent_by speaker_label segment_speaker source_name created_by autor absender sprecher expediteur remitente mittente afzender nadawca remetente auteur autore' },
  { is: 'role', names: 'role speaker_role author_type sender_type participant_role participant_purpose actor_type author_role sender_role user_type user_role message_direction participant_type speaker_type rolle ruolo rol papel' },
  { is: 'role', weak: true, names: 'type purpose direction' },
  { is: 'conversation-id', rank: 3, names: 'conversation_id conversation_sid conversation_key conversation_identifier conversation_uuid conversation_ref conversation_number conversations_thread_id dialog_id dialogue_id convo_id chat_id chat_key chat_number transcript_id gesprach_id id_conversacion id_conversation' },
  { is: 'conversation-id', rank: 2, names: 'ticket_id ticket_number thread_id call_id case_id case_number interaction_id engagement_id contact_id vorgang_id ticketnummer' },
  { is: 'conversation-id', rank: 1, names: 'session_id channel_id conversation convo chat ticket thread session case' },
  { is: 'message-id', names: 'message_id msg_id message_sid message_uuid message_uid event_id turn_id utterance_id comment_id msgid' },
  { is: 'id', names: 'id uuid guid sid _id key uid' },

  { is: 'parent', parent: 'person', names: 'participants participant customer customers visitor visitors user users agent agents author sender contact contacts requester submitter assignee assigned_to operator operators from to cc bcc member members recipient recipients person people profile client clients guest caller callee patient passenger passengers traveler traveller cardholder account_holder employee advisor owner created_by createdby created_for consumer consumer_participants agent_participants lead buyer seller shopper subscriber kunde kundin berater mitarbeiter cliente clienti klant klient client_info customer_info user_info personal contact_information personal_information utilisateur usuario utente gebruiker' },
  { is: 'parent', parent: 'address', names: 'address addresses billing shipping location delivery home_address billing_address shipping_address mailing_address delivery_address postal_address residence geo adresse anschrift direccion indirizzo adres endereco session' },

  { is: 'typed', type: 'EMAIL', tail: true, names: 'email e_mail email_address e_mail_address mail_address emailadresse e_mail_adresse correo correo_electronico courriel adresse_email adresse_mail indirizzo_email e_mailadres emailadres adres_email endereco_de_email' },
  { is: 'typed', type: 'EMAIL', names: 'mail mail_adresse cc_emails to_emails bcc_emails replyto reply_to' },
  { is: 'typed', type: 'PHONE', tail: true, names: 'phone phone_number mobile mobile_number mobile_phone telephone telephone_number tel fax fax_number cell cell_phone cellphone msisdn whatsapp_number telefon telefonnummer handy handynummer mobilnummer mobiltelefon rufnummer telefono numero_de_telefono movil celular telefoon telefoonnummer telefone telemovel numer_telefonu komorka telefono_cellulare cellulare portable numero_de_telephone numero_telephone phone_no contact_number' },

  { is: 'typed', type: 'PERSON', tail: true, names: 'first_name last_name full_name display_name given_name family_name middle_name surname forename maiden_name customer_name agent_name user_full_name visitor_name contact_name client_name caller_name account_holder_name cardholder_name card_holder holder_name passenger_name patient_name real_name author_name sender_name recipient_name participant_name speaker_name assignee_name requester_name operator_name advisor_name guest_name actor_name nickname nick legal_name preferred_name vorname nachname familienname kundenname ansprechpartner prenom nom_de_famille nom_complet nom_client apellido apellidos nombre_completo nombre_cliente nome_completo nome_cliente cognome voornaam achternaam klantnaam imie nazwisko imie_i_nazwisko sobrenome apelido' },
  { is: 'typed', type: 'PERSON', names: 'nom nombre nome customer_first customer_last agent_names customer client visitor caller requester assignee recipient guest patient passenger agent operator advisor kunde kundin kundenbetreuer berater cliente klant klient cardholder' },
  { is: 'typed', type: 'PERSON', under: 'person', names: 'name first last given family middle' },

  { is: 'typed', type: 'ADDRESS', tail: true, names: 'street street_address address1 address2 address_1 address_2 address_line address_line1 address_line2 address_line_1 address_line_2 addressline1 addressline2 full_address home_address billing_address shipping_address mailing_address delivery_address postal_address strasse hausnummer anschrift lieferadresse rechnungsadresse adresse direccion domicilio calle indirizzo via_indirizzo straat huisnummer ulica numer_domu endereco rua rue street1 street2 street_name street_number' },
  { is: 'typed', type: 'ADDRESS', names: 'address adres line1 line2 address_text' },
  { is: 'typed', type: 'PLACE', tail: true, names: 'city town village suburb province country country_name county wohnort stadt ville ciudad provincia citta comune stad woonplaats miasto cidade pais land kraj paese localidade localidad birthplace place_of_birth geburtsort' },
  { is: 'typed', type: 'PLACE', names: 'ort pays plaats estado' },
  { is: 'typed', type: 'PLACE', under: 'address', names: 'state region' },
  { is: 'typed', type: 'PLACE', under: 'person', names: 'state' },
  { is: 'typed', type: 'POSTCODE', tail: true, names: 'zip zip_code zipcode postcode post_code postal_code postalcode plz postleitzahl code_postal codigo_postal cap_code postcode_nl kod_pocztowy codigo_de_postal cep' },
  { is: 'typed', type: 'BIRTHDATE', tail: true, names: 'dob birth_date birthdate date_of_birth birthday born_on geburtsdatum geburtstag date_de_naissance date_naissance fecha_de_nacimiento fecha_nacimiento data_di_nascita data_nascita geboortedatum data_urodzenia data_de_nascimento data_nascimento' },
  { is: 'typed', type: 'AGE', names: 'age customer_age user_age' },

  { is: 'typed', type: 'IP', tail: true, names: 'ip ip_address ipaddress ip_addr remote_addr last_ip client_ip ip_adresse' },
  { is: 'typed', type: 'MAC', tail: true, names: 'mac_address mac_addr' },
  { is: 'typed', type: 'IMEI', tail: true, names: 'imei imei_number' },
  { is: 'typed', type: 'GEO', tail: true, names: 'latitude longitude lat lng lon lat_lng latlng geo_coordinates coordinates gps' },

  { is: 'typed', type: 'NATIONALID', tail: true, names: 'ssn social_security_number social_security national_id national_id_number national_insurance_number nino personal_id id_card_number id_number ausweisnummer personalausweisnummer sozialversicherungsnummer dni nie codice_fiscale bsn burgerservicenummer pesel cpf nir numero_securite_sociale sin' },
  { is: 'typed', type: 'TAXID', tail: true, names: 'tax_id tax_number tax_identification_number vat vat_id vat_number tin ein steuer_id steuernummer ust_id ustid umsatzsteuer_id nif partita_iva nip cnpj numero_tva numero_fiscal' },
  { is: 'typed', type: 'PASSPORT', tail: true, names: 'passport passport_number passport_no reisepassnummer passnummer numero_de_passeport pasaporte passaporto paspoortnummer numer_paszportu' },
  { is: 'typed', type: 'LICENCE', tail: true, names: 'driver_license drivers_license driver_licence driving_licence driving_license license_number licence_number driver_license_number fuehrerscheinnummer fuhrerscheinnummer' },
  { is: 'typed', type: 'PLATE', tail: true, names: 'license_plate licence_plate number_plate plate_number registration_plate kennzeichen matricula targa' },
  { is: 'typed', type: 'VIN', tail: true, names: 'vin vin_number chassis_number fahrgestellnummer' },
  { is: 'typed', type: 'HEALTHID', tail: true, names: 'medical_record_number mrn patient_id health_id health_insurance_number nhs_number medicare_number versichertennummer insurance_number' },

  { is: 'typed', type: 'IBAN', tail: true, names: 'iban iban_number' },
  { is: 'typed', type: 'BIC', tail: true, names: 'bic swift swift_code bic_code' },
  { is: 'typed', type: 'BANK', tail: true, names: 'bank_account bank_account_number routing_number sort_code kontonummer bankleitzahl blz numero_de_compte numero_de_cuenta aba_number' },
  { is: 'typed', type: 'CARD', tail: true, names: 'card_number credit_card credit_card_number creditcard cc_number pan card_no kartennummer kreditkarte kreditkartennummer numero_de_carte numero_de_tarjeta numero_carta kaartnummer numer_karty numero_do_cartao' },
  { is: 'typed', type: 'CVV', tail: true, names: 'cvv cvc cvv2 cvc2 card_security_code' },
  { is: 'typed', type: 'EXPIRY', tail: true, names: 'card_expiry expiry_date exp_date expiration_date card_expiration gueltig_bis gultig_bis' },

  { is: 'typed', type: 'ACCOUNT', tail: true, names: 'account_id account_number account_no account_ref customer_id customer_number customer_no customer_ref user_id member_id member_number membership_number loyalty_number client_id client_number visitor_id external_customer_id subscriber_id kundennummer kunden_id kundennr kontonr mitgliedsnummer numero_client numero_de_cliente numero_cliente codice_cliente klantnummer numer_klienta id_cliente policy_number' },
  { is: 'typed', type: 'ACCOUNT', names: 'account external_id user_external_id' },
  { is: 'typed', type: 'ORDER', tail: true, names: 'order_id order_number order_no order_ref booking_reference booking_number booking_id reservation_number reservation_id confirmation_number tracking_number invoice_number bestellnummer auftragsnummer rechnungsnummer buchungsnummer numero_de_commande numero_commande numero_de_pedido numero_pedido numero_ordine bestelnummer numer_zamowienia' },
  { is: 'typed', type: 'USERNAME', tail: true, names: 'username user_name login login_name handle screen_name benutzername nom_utilisateur nombre_de_usuario nome_utente gebruikersnaam nazwa_uzytkownika nome_de_usuario' },
  { is: 'typed', type: 'PASSWORD', tail: true, names: 'password passwd pwd passphrase passwort kennwort mot_de_passe contrasena contrasenya wachtwoord haslo senha' },
  { is: 'typed', type: 'PIN', names: 'pin pin_code card_pin security_pin' },
  { is: 'typed', type: 'SECRET', tail: true, names: 'api_key apikey access_token refresh_token auth_token client_secret secret secret_key private_key session_token bearer_token otp one_time_password verification_code security_answer' },
  { is: 'typed', type: 'TIMESTAMP', tail: true, names: 'timestamp created_at updated_at started_at ended_at closed_at opened_at resolved_at assigned_at joined_at left_at modified_at deleted_at edited_at sent_at received_at delivered_at read_at created_time updated_time sent_time start_time end_time sent_date created_date created_on updated_on timestamp_ms date_time datetime end_timestamp absolute_time last_seen last_seen_at zeitstempel erstellt_am gesendet_am datum uhrzeit horodatage fecha_hora fecha data_ora tijdstip data_hora' },
  { is: 'typed', type: 'TIMESTAMP', names: 'ts time date created updated started ended timestamps create_time update_time date_unixtime edited_unixtime zeit zeitpunkt heure hora tijd czas tid date_heure date_et_heure fecha_y_hora data_e_ora data_e_hora data_i_czas datum_zeit' },
];

/** Everything the table says of one name. */
export interface NameTraits {
  /** Position among all distinct answers. */
  readonly index: number;
  /** 0 none, 1 `list`, 2 `messages`. */
  readonly messages: 0 | 1 | 2;
  readonly text: 0 | 1 | 2;
  readonly speaker: boolean;
  readonly role: boolean;
  /** A role that says little: `type`. */
  readonly weakRole: boolean;
  /** 0 none, else the rank. */
  readonly conversationId: 0 | 1 | 2 | 3;
  readonly messageId: boolean;
  readonly bareId: boolean;
  readonly personParent: boolean;
  readonly addressParent: boolean;
  readonly typed: readonly { readonly type: EntityType; readonly under: ParentKind | undefined }[];
}

const whole = new Map<string, Set<NameRow>>();
const tails = new Map<string, Set<NameRow>>();
for (const row of NAME_ROWS)
  for (const name of row.names.split(' ')) {
    const key = collapse(name);
    for (const map of row.tail === true ? [whole, tails] : [whole]) {
      const rows = map.get(key);
      if (rows === undefined) map.set(key, new Set([row]));
      else rows.add(row);
    }
  }

/** PERF: last words of names that count at the end of longer names; most names end in none of them. */
const tailEnds = new Set<string>();
for (const row of NAME_ROWS)
  if (row.tail === true)
    for (const name of row.names.split(' '))
      tailEnds.add(collapse(name)).add(name.slice(name.lastIndexOf('_') + 1));

function collapse(name: string): string {
  return name.includes('_') ? name.replaceAll('_', '') : name;
}

// what a character is to the border of two words; LOWER: a lower-case letter or a digit before it
const OTHER = 0;
const UPPER = 1;
const LETTER = 2;
const DIGIT = 3;
const LOWER = 4;

const CHARACTERS: Uint8Array = (() => {
  const table = new Uint8Array(128);
  table.fill(DIGIT, 0x30, 0x3a);
  table.fill(UPPER, 0x41, 0x5b);
  table.fill(LETTER, 0x61, 0x7b);
  return table;
})();

/** Longer names are values, not names: nothing in the table comes near. */
const MAX_NAME = 64;

/** Words of a name, lower case, accents off, joined by `_`: `Straßen-Name`, `strassenName` → `strassen_name`. */
export function normaliseName(name: string): string {
  return normaliseAscii(name) ?? normaliseUnicode(name);
}

/** PERF: what nearly all names need, without a regular expression; undefined for a name that is not ASCII. */
function normaliseAscii(name: string): string | undefined {
  let words = '';
  let before = OTHER;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code >= 0x80) return undefined;
    const kind = CHARACTERS[code]!;
    if (kind !== OTHER) {
      const isStart =
        kind === UPPER &&
        (before === LOWER ||
          (before === UPPER && i + 1 < name.length && CHARACTERS[name.charCodeAt(i + 1) & 0x7f] === LETTER));
      if ((before === OTHER || isStart) && words.length > 0) words += '_';
      words += kind === UPPER ? String.fromCharCode(code | 0x20) : name[i];
    }
    before = kind === LETTER || kind === DIGIT ? LOWER : kind;
  }
  return words;
}

function normaliseUnicode(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

const interned = new Map<string, NameTraits>();
const internedByIndex: NameTraits[] = [];
export const NO_TRAITS: NameTraits = intern([]);

export function traitsAt(index: number): NameTraits {
  return internedByIndex[index]!;
}

/** What the table says of a key or column name. Equal answers are one object. Costs about a microsecond. */
export function traitsOf(name: string): NameTraits {
  if (name.length === 0 || name.length > MAX_NAME) return NO_TRAITS;
  const words = normaliseName(name);
  if (words.length === 0) return NO_TRAITS;
  const exact = lookUp(whole, words);
  if (exact !== undefined) return intern([...exact]);
  const last = words.slice(words.lastIndexOf('_') + 1);
  if (!tailEnds.has(last) && !(last.endsWith('s') && tailEnds.has(last.slice(0, -1)))) return NO_TRAITS;
  for (let cut = words.indexOf('_'); cut >= 0; cut = words.indexOf('_', cut + 1)) {
    const tail = lookUp(tails, words.slice(cut + 1));
    if (tail !== undefined) return intern([...tail]);
  }
  return NO_TRAITS;
}

function lookUp(map: Map<string, Set<NameRow>>, words: string): Set<NameRow> | undefined {
  const key = collapse(words);
  // `emails`, `phones`: a list of what the singular names
  return map.get(key) ?? (key.endsWith('s') ? map.get(key.slice(0, -1)) : undefined);
}

function intern(rows: readonly NameRow[]): NameTraits {
  const key = rows.map((row) => NAME_ROWS.indexOf(row)).join();
  const known = interned.get(key);
  if (known !== undefined) return known;
  const has = (is: NameRow['is']): boolean => rows.some((row) => row.is === is);
  const parent = (kind: ParentKind): boolean => rows.some((row) => row.parent === kind);
  const traits: NameTraits = {
    index: internedByIndex.length,
    messages: has('messages') ? 2 : has('list') ? 1 : 0,
    text: has('text') ? 2 : has('text-weak') ? 1 : 0,
    speaker: has('speaker'),
    role: has('role'),
    weakRole: rows.some((row) => row.weak === true),
    conversationId: rows.find((row) => row.rank !== undefined)?.rank ?? 0,
    messageId: has('message-id'),
    bareId: has('id'),
    personParent: parent('person'),
    addressParent: parent('address'),
    typed: rows.flatMap((row) => (row.type === undefined ? [] : [{ type: row.type, under: row.under }])),
  };
  interned.set(key, traits);
  internedByIndex.push(traits);
  return traits;
}

/** The type that a name gives its value, where it stands in such a parent. */
export function typedAs(traits: NameTraits, inPerson: boolean, inAddress: boolean): EntityType | undefined {
  for (const { type, under } of traits.typed) {
    if (under === undefined || (under === 'person' ? inPerson : inAddress)) return type;
  }
  return undefined;
}

/** What a field is: its meaning, and its type where the meaning is `typed`. */
export interface FieldKind {
  readonly meaning: FieldMeaning;
  readonly type?: EntityType;
}

const MEANINGS: ReadonlySet<string> = new Set<FieldMeaning>([
  'text',
  'speaker',
  'role',
  'conversation-id',
  'message-id',
  'other',
]);

function isMeaning(word: string): word is FieldMeaning {
  return MEANINGS.has(word);
}

/** Reads `meaning-or-type` of `--columns`; undefined if it is neither. */
export function parseFieldKind(word: string): FieldKind | undefined {
  if (isMeaning(word)) return { meaning: word };
  return isEntityType(word) ? { meaning: 'typed', type: word } : undefined;
}
