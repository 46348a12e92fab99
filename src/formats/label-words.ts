/**
 * Words that stand before the colon of a transcript line. One table each; lower case, without accents.
 */

/** Labels that say which part somebody has in the conversation. */
export const ROLE_WORDS: ReadonlySet<string> = new Set(
  `agent customer client visitor user bot system advisor adviser representative rep operator support assistant
  caller consultant chatbot virtual_assistant host guest member supervisor manager specialist associate employee
  csr human ai staff admin administrator moderator service
  kunde kundin berater beraterin mitarbeiter mitarbeiterin kundenservice kundenberater besucher benutzer nutzer
  assistent gast agentin
  cliente asesor asesora agente usuario visitante operador asistente sistema soporte
  conseiller conseillere utilisateur visiteur assistant operateur systeme clientele
  operatore utente visitatore assistente consulente sistema addetto
  klant medewerker bezoeker gebruiker adviseur systeem
  customer_service customer_care customer_support kundendienst service_client service_clients servizio_clienti
  atencion_al_cliente klantenservice obsluga_klienta apoio_ao_cliente kundtjanst
  klient klientka konsultant konsultantka uzytkownik doradca gosc
  atendente utilizador`
    .split(/\s+/)
    .filter((word) => word.length > 0)
    .map((word) => word.replaceAll('_', ' ')),
);

/**
 * Words that name a thing, not a speaker: `Email: …` in a message is no new message. A label that ends in one of
 * them is none.
 */
export const THING_WORDS: ReadonlySet<string> = new Set(
  `email e-mail mail phone tel telephone mobile cell fax address street city zip postcode country name surname
  firstname lastname order number no nr id ref reference note notes ps subject re fwd fw date time total amount price
  cost url link website web code password passcode pin iban bic card account dob birthday age username login user-id
  ip from to cc bcc regards thanks question answer issue problem status priority topic summary description details
  example update edit warning error info hint tip step option result reason category product model version quantity
  size colour color serial tracking invoice booking confirmation reservation flight seat room delivery shipping
  billing payment method expiry cvv ssn tax vat hours opening location http https ftp mailto file attachment image
  here this these following that it is was says said asked wrote reads
  telefon handy adresse strasse ort plz datum uhrzeit betreff bestellnummer kundennummer rechnungsnummer nummer
  geburtsdatum passwort konto karte hinweis anmerkung frage antwort vorname nachname
  telefono correo direccion calle ciudad fecha hora asunto numero pedido contrasena nombre apellido pregunta nota
  telephone courriel adresse rue ville objet numero commande nom prenom question reponse remarque
  indirizzo via citta ora oggetto ordine nome cognome domanda risposta
  telefoon adres straat plaats onderwerp bestelnummer naam vraag antwoord
  adres ulica miasto data godzina temat zamowienie imie nazwisko pytanie odpowiedz
  morada rua cidade assunto encomenda pedido pergunta resposta`.split(/\s+/),
);

/** Lower-case words inside the names of people ("van der Berg", "de la Cruz", "i Puig", "bin Rashid"). */
export const JOINING_WORDS: ReadonlySet<string> = new Set(
  `van von der den de het 't del della di da do dos das du des la le los las lo y e i et al el ter ten te zu zum zur
  vom und bin ibn bint af av`.split(/\s+/),
);
