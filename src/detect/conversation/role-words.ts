import type { Role } from '../../model/roles.ts';

/** What exports write for a speaker's role, in lower case. */
const ROLE_WORDS: Readonly<Record<Exclude<Role, 'unknown'>, readonly string[]>> = {
  customer: [
    ...[
      'customer',
      'user',
      'end-user',
      'enduser',
      'visitor',
      'client',
      'consumer',
      'contact',
      'lead',
      'guest',
    ],
    ...['requester', 'caller', 'buyer', 'member', 'shopper', 'patient', 'human', 'me', 'inbound', 'incoming'],
    ...[
      'kunde',
      'kundin',
      'besucher',
      'cliente',
      'utilisateur',
      'usuario',
      'utente',
      'klant',
      'klient',
      'kund',
    ],
  ],
  agent: [
    ...[
      'agent',
      'operator',
      'admin',
      'staff',
      'support',
      'rep',
      'representative',
      'advisor',
      'adviser',
      'employee',
    ],
    ...[
      'csr',
      'team',
      'teammate',
      'specialist',
      'outbound',
      'outgoing',
      'helpdesk',
      'service',
      'company',
      'seller',
    ],
    ...[
      'customer service',
      'customer care',
      'customer support',
      'kundenservice',
      'kundendienst',
      'service client',
      'service clients',
      'atención al cliente',
      'servizio clienti',
      'klantenservice',
      'obsługa klienta',
      'apoio ao cliente',
      'kundtjänst',
    ],
    ...[
      'berater',
      'beraterin',
      'mitarbeiter',
      'mitarbeiterin',
      'conseiller',
      'conseillère',
      'agente',
      'asesor',
    ],
    ...[
      'asesora',
      'operatore',
      'operatrice',
      'medewerker',
      'konsultant',
      'konsultantka',
      'atendente',
      'handläggare',
    ],
  ],
  bot: [
    'bot',
    'chatbot',
    'assistant',
    'virtual agent',
    'virtual assistant',
    'ai',
    'automation',
    'ivr',
    'robot',
  ],
  system: [
    'system',
    'event',
    'note',
    'info',
    'notification',
    'trigger',
    'workflow',
    'auto',
    'server',
    'tool',
  ],
};

const ROLE_OF: ReadonlyMap<string, Role> = new Map(
  (Object.keys(ROLE_WORDS) as (keyof typeof ROLE_WORDS)[]).flatMap((role) =>
    ROLE_WORDS[role].map((word) => [word, role] as const),
  ),
);

/** Every word and phrase that names a role, in lower case. */
export const ROLE_NAMES: readonly string[] = [...ROLE_OF.keys()];

/** Words of which the names of teams and desks are made ("Claims Team", "Front Desk", "Service clients"). */
const OFFICE_WORDS: ReadonlySet<string> = new Set(
  (
    'team desk front office reception service services support care help helpdesk hotline customer client guest patient member visitor claims billing sales ' +
    'returns orders delivery accounts payments fraud security technical tech trust safety online live chat agent bot assistant virtual the and & us uk ' +
    'kunden kundenservice kundendienst technik technischer vertrieb empfang beratung rechnung zentrale abteilung ' +
    'parks council housing planning waste highways benefits library registry membership admissions bookings reservations complaints enquiries repairs maintenance dispatch events ' +
    'grants registrar registrars department dept payroll finance hr compliance lettings leasing collections refunds escalations concierge pharmacy clinic surgery school students ' +
    'sekretariat buchhaltung personalabteilung verwaltung hausverwaltung service-team périscolaire scolarité comptabilité secrétariat mairie ' +
    'administración administracion personal recursos humanos secretaría nóminas gestoría segreteria amministrazione contabilità anagrafe ' +
    'secretariaat gemeente loket administracja księgowość rejestracja kadry urząd secretaria administração löneavdelningen receptionen ' +
    'relation relations accueil équipe assistance commercial facturation conseiller conseillère du de la des le ' +
    'atención al cliente equipo recepción soporte ventas facturación asesor asesora ' +
    'servizio clienti assistenza squadra ufficio vendite reparto ' +
    'klantenservice klantendienst klant balie afdeling verkoop administratie ' +
    'obsługa obsługi klienta dział biuro zespół konsultant ' +
    'apoio ao atendimento equipa equipe suporte vendas receção recepção kundtjänst kundservice'
  ).split(' '),
);

/** Whether every word of a label is one of a team's or desk's. */
function isOffice(label: string): boolean {
  return label
    .toLowerCase()
    .split(/[\s/_-]+/)
    .every((word) => OFFICE_WORDS.has(word));
}

/** The role that a role field or a speaker label names; `unknown` if it is none of the known words. */
export function roleOf(label: string): Role {
  return ROLE_OF.get(label.trim().toLowerCase()) ?? 'unknown';
}

/** Ids that mean something inside one conversation only: `c1`, `agent_2`, `visitor-17`. */
const LOCAL_ID = /^([a-z]{1,12})?[-_ #.]?\d{1,4}$/i;

/** Ids of a field that holds customers' or orders' numbers: `c1` and `agent_2` are local, `AB1234` is not. */
export function isLocalId(value: string): boolean {
  const text = value.trim();
  if (text === '' || roleOf(text) !== 'unknown') return true;
  const [, word = '', digits = ''] = /^([a-z]{1,12})[-_ #.]?(\d{1,4})$/i.exec(text) ?? [];
  return roleOf(word) !== 'unknown' || (word.length === 1 && digits.length <= 2);
}

/** Whether a speaker label names nobody: a role word, or an id local to the conversation. */
export function isAnonymousLabel(label: string): boolean {
  const text = label.trim();
  if (text === '' || roleOf(text) !== 'unknown' || isOffice(text)) return true;
  const local = LOCAL_ID.exec(text);
  if (local === null) return false;
  const word = local[1];
  return word === undefined || word.length <= 2 || roleOf(word) !== 'unknown';
}

/** As `isAnonymousLabel`, but letters only, or with a number of two digits at most: no part of any number found. */
export function isNamelessLabel(label: string): boolean {
  return isAnonymousLabel(label) && /^\s*[a-z][a-z _#.-]*\d{0,2}\s*$/i.test(label);
}
