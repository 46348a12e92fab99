import { describe, expect, it } from 'vitest';
import { bindValidators, VALIDATORS } from '../../../src/detect/validators/index.ts';
import { COUNTRY_ROWS } from './country-rows.ts';
import type { Row } from './rows.ts';

const WIKIPEDIA = 'https://en.wikipedia.org/wiki/';

const ROWS: readonly Row[] = [
  ...COUNTRY_ROWS,
  { entry: 'digits:4-6', valid: ['1234', '12 34 56'], invalid: ['123', '1234567'], source: 'by definition' },
  { entry: 'length:3-5', valid: ['abc', 'abcde'], invalid: ['ab', 'abcdef'], source: 'by definition' },
  { entry: 'entropy:3', valid: ['a8Kq2Zx9'], invalid: ['aaaaaaaa', 'abababab'], source: 'by definition' },
  { entry: 'mixed', valid: ['a1', 'é9'], invalid: ['abc', '123'], source: 'by definition' },
  { entry: 'has-digit', valid: ['AB1'], invalid: ['ABC', 'number'], source: 'by definition' },
  {
    entry: 'password-like',
    valid: ['hunter2', 'pass_word', 'fooBar'],
    invalid: ['Hello', 'please', "can't.", 'Connected!', '0x80070005', '1.9.2', '2025-03-04T11:02'],
    source: 'by definition',
  },
  {
    entry: 'code-letters',
    valid: ['mtr 0088412-7', 'hz-2217740-03', 'K 204 118'],
    invalid: ['for 4471882', 'del 12-05', 'ref 4471882', 'eur 12500', 'a 4471882', '4471882'],
    source: 'by definition',
  },
  {
    entry: 'no-role',
    valid: ['brindlefox', 'quokkajam'],
    invalid: ['guest', 'Google', 'delivered'],
    source: 'by definition',
  },
  { entry: 'not-one-digit', valid: ['1112'], invalid: ['1111', '00-00'], source: 'by definition' },
  {
    entry: 'not-uuid',
    valid: ['abc', '1234-5678'],
    invalid: ['123e4567-e89b-12d3-a456-426614174000'],
    source: `${WIKIPEDIA}Universally_unique_identifier`,
  },
  {
    entry: 'not-piece',
    valid: ['0639981234', '12.345.678', '1.5', '2001.123456'],
    invalid: ['12.3456789', '0.123456'],
    source: 'by definition',
  },
  { entry: 'not-year', valid: ['1899', '4471', '20244'], invalid: ['1999', '2024'], source: 'by definition' },
  {
    entry: 'not-date',
    valid: ['536 90 4399', '2025-13', '2025 03', '12 345 678', '13.13.1980', '12.03-1980', '12031980'],
    invalid: ['12.03.1980', '1980-03-12', '2025-03', '03/12/80', '12 03 1980'],
    source: 'by definition',
  },
  {
    entry: 'not-round',
    valid: ['2500100', '1000 000', '00012300045'],
    invalid: ['250000', '1000', '1234000'],
    source: 'by definition',
  },
  {
    entry: 'secret-words',
    valid: ['wintermoon', 'lee 4471', 'k 4 t z e', 'as 4471', 'Hedgehog!9', 'f o x'],
    invalid: ['wrong', 'abgelaufen', 'incorrecta', 'copper otter', 'case sensitive', 'www.example.com', 'ab'],
    source: 'by definition',
  },
  {
    entry: 'secret-phrase',
    valid: ['dragon quastl', 'bluebell', 'st quastlin'],
    invalid: ['wrong', 'not working', 'the same', 'still blocked'],
    source: 'by definition',
  },
  {
    entry: 'handle',
    valid: ['ann_lee', 'moss_and_fern77', 'lee.ann42', 'xXAnnXx99'],
    invalid: [
      'iphone15',
      'v1.9.2',
      'report2.pdf',
      'user_name',
      '2fa',
      'windows11',
      'wrong',
      'TR-8S',
      'example.com',
    ],
    source: 'by definition',
  },
  {
    entry: 'slug',
    valid: ['quastloom-ops', 'voolt_dental', 'readville-shop'],
    invalid: ['read-only', 'auto-generated', 'sign-in', 'Self-Service', 'not-found'],
    source: 'by definition',
  },
  {
    entry: 'no-counted-place',
    valid: ['1 place Bellecour', '4 place de la gare', '12 rue in'],
    invalid: ['1 place in Napa', '3 place called', '2 Place that'],
    source: 'by definition',
  },
  {
    entry: 'no-reply',
    valid: ['mossyfern', 'loud.owl'],
    invalid: ['thanks', 'waiting', 'offline', 'danke'],
    source: 'by definition',
  },
  {
    entry: 'plate-like',
    valid: ['AB12 CDE', 'M-AB 1234', '191-D-44718', '12-ABC-3'],
    invalid: ['320 km', 'BMW 320', '150 PS', 'May 5', '1600cc', 'golf 7'],
    source: 'by definition',
  },
  {
    entry: 'small-plate',
    valid: ['gk 447 tw', '4471 kbc', 'wgm 44718', '44-ln-71', 'rgt4c71'],
    invalid: ['do 12000', 'da 447 al', '1500 kms', '2100 mxn', 'za 45000', 'golf 7'],
    source: 'by definition',
  },
  {
    entry: 'strong-password',
    valid: ['Psalm90:2!', 'Otter&Fox2019', 'Sunshine99'],
    invalid: ['sunshine', 'WH-1000XM5', 'Sun9', '0x80070005', 'LastPass'],
    source: 'by definition',
  },
  {
    entry: 'own-domain',
    valid: ['annlee-pottery.example', 'www.annlee.example', 'lee.co.uk'],
    invalid: ['gmail.com', 'https://www.facebook.com/annlee', 'report.pdf', '3.am'],
    source: 'by definition',
  },
  {
    entry: 'not-shouted',
    valid: ['KXWQZT', 'QX7RLP'],
    invalid: [],
    source: 'by definition; the words around a value are tested below',
  },
  {
    entry: 'not-measured',
    valid: ['4471', 'AB-4471', 'R4200-18'],
    invalid: ['R4 200', 'R12 500.00', 'CAD 62.40'],
    source: 'by definition; what touches a value is tested below',
  },
  {
    entry: 'reference:announced',
    valid: ['4471', 'KX-4471', 'QX7R2P', 'C-22A1', 't0091', '20 417 906', 'PL/2025/06/2914', 'ws_5520174'],
    invalid: [
      ...[
        '441',
        '2019',
        '24/04/2025',
        '24 04 2025',
        '2025-03',
        '14/04',
        '2025-04-24T11',
        'v2.14.3',
        '10.15.7',
      ],
      ...['1920x1080', '10years', '2nd', '24h', '256GB', '2-pack', 'iphone15', 'error 4471', '7c1e-retry-2'],
    ],
    source: 'by definition',
  },
  {
    entry: 'reference:near',
    valid: ['44718', 'AB-4021', 'KD-P7V2H', 'FLT0041760295', 'hab-447', 'HR4471KX'],
    invalid: ['4471', 'SUMMER10', 'SO6302', '0x80070005', 'tv55', 'P0420', 'HG612', 'ab12', '24/04/25'],
    source: 'by definition',
  },
  {
    entry: 'date',
    valid: [
      '29.02.2024',
      '12/31/1999',
      '2001-02-03',
      '3 März 1980',
      '31 de diciembre de 1975',
      'Aug 5th, 1990',
    ],
    invalid: ['30/02/2024', '13/13/2000', '2001-13-01', '32 May 1990'],
    source: `${WIKIPEDIA}List_of_date_formats_by_country`,
  },
  {
    entry: 'birthdate',
    valid: ['14/03/1986', '03-14-86', '1986.03.14', '14 mars 1986', '14.3.', '19860314', '140386'],
    invalid: ['14/03/1786', '14/14/1986', '99/99/99', '12345678901'],
    source: `${WIKIPEDIA}List_of_date_formats_by_country`,
  },
  {
    entry: 'card-expiry',
    valid: ['08/27', '08/2027', '0827', '12-30', 'March 2028'],
    invalid: ['13/27', '08/99', '00/27', '8271'],
    source: 'https://www.iso.org/standard/31443.html',
  },
  {
    entry: 'gs1',
    valid: ['541448820055174624', '4006381333931'],
    invalid: ['541448820055174625', '4006381333930'],
    source: 'https://www.gs1.org/services/how-calculate-check-digit-manually',
    checkDigit: true,
  },
  {
    entry: 'luhn',
    valid: ['79927398713'],
    invalid: ['00000000000'],
    source: `${WIKIPEDIA}Luhn_algorithm`,
    checkDigit: true,
  },
  {
    entry: 'mod97',
    valid: ['3214282912345698765432161182'],
    invalid: ['1234'],
    source: `${WIKIPEDIA}International_Bank_Account_Number`,
    checkDigit: true,
  },
  {
    entry: 'card',
    valid: [
      '4111 1111 1111 1111',
      '5555555555554444',
      '378282246310005',
      '6011-1111-1111-1117',
      '3530.1113.3330.0000',
      '30569309025904',
      '2223003122003222',
    ],
    invalid: ['4111 1111 1111', '0000000000000000', '1234567890123452'],
    source: 'https://docs.stripe.com/testing',
    checkDigit: true,
  },
  {
    entry: 'iban',
    valid: [
      'GB29 NWBK 6016 1331 9268 19',
      'de89370400440532013000',
      'FR14 2004 1010 0505 0001 3M02 606',
      'NL91ABNA0417164300',
      'NO93 8601 1117 947',
      'AD12 0001 2030 2003 5910 0100',
      'AE07 0331 2345 6789 0123 456',
      'AL47 2121 1009 0000 0002 3569 8741',
      'AT61 1904 3002 3457 3201',
      'AZ21 NABZ 0000 0000 1370 1000 1944',
      'BA39 1290 0794 0102 8494',
      'BE68 5390 0754 7034',
      'BG80 BNBG 9661 1020 3456 78',
      'BH67 BMAG 0000 1299 1234 56',
      'BR18 0036 0305 0000 1000 9795 493C 1',
      'BY13 NBRB 3600 9000 0000 2Z00 AB00',
      'CH93 0076 2011 6238 5295 7',
      'CR05 0152 0200 1026 2840 66',
      'CY17 0020 0128 0000 0012 0052 7600',
      'CZ65 0800 0000 1920 0014 5399',
      'DK50 0040 0440 1162 43',
      'DO28 BAGR 0000 0001 2124 5361 1324',
      'EE38 2200 2210 2014 5685',
      'EG38 0019 0005 0000 0000 2631 8000 2',
      'ES91 2100 0418 4502 0005 1332',
      'FI21 1234 5600 0007 85',
      'FO62 6460 0001 6316 34',
      'GE29 NB00 0000 0101 9049 17',
      'GI75 NWBK 0000 0000 7099 453',
      'GL89 6471 0001 0002 06',
      'GR16 0110 1250 0000 0001 2300 695',
      'GT82 TRAJ 0102 0000 0012 1002 9690',
      'HR12 1001 0051 8630 0016 0',
      'HU42 1177 3016 1111 1018 0000 0000',
      'IE29 AIBK 9311 5212 3456 78',
      'IL62 0108 0000 0009 9999 999',
      'IQ98 NBIQ 8501 2345 6789 012',
      'IS14 0159 2600 7654 5510 7303 39',
      'IT60 X054 2811 1010 0000 0123 456',
      'JO94 CBJO 0010 0000 0000 0131 0003 02',
      'KW81 CBKU 0000 0000 0000 1234 5601 01',
      'KZ86 125K ZT50 0410 0100',
      'LB62 0999 0000 0001 0019 0122 9114',
      'LC55 HEMM 0001 0001 0012 0012 0002 3015',
      'LI21 0881 0000 2324 013A A',
      'LT12 1000 0111 0100 1000',
      'LU28 0019 4006 4475 0000',
      'LV80 BANK 0000 4351 9500 1',
      'MC58 1122 2000 0101 2345 6789 030',
      'MD24 AG00 0225 1000 1310 4168',
      'ME25 5050 0001 2345 6789 51',
      'MK07 2501 2000 0058 984',
      'MR13 0002 0001 0100 0012 3456 753',
      'MT84 MALT 0110 0001 2345 MTLC AST0 01S',
      'MU17 BOMM 0101 1010 3030 0200 000M UR',
      'PK36 SCBL 0000 0011 2345 6702',
      'PL61 1090 1014 0000 0712 1981 2874',
      'PS92 PALS 0000 0000 0400 1234 5670 2',
      'PT50 0002 0123 1234 5678 9015 4',
      'QA58 DOHB 0000 1234 5678 90AB CDEF G',
      'RO49 AAAA 1B31 0075 9384 0000',
      'RS35 2600 0560 1001 6113 79',
      'SA03 8000 0000 6080 1016 7519',
      'SC18 SSCB 1101 0000 0000 0000 1497 USD',
      'SE45 5000 0000 0583 9825 7466',
      'SI56 2633 0001 2039 086',
      'SK31 1200 0000 1987 4263 7541',
      'SM86 U032 2509 8000 0000 0270 100',
      'ST23 0001 0001 0051 8453 1014 6',
      'SV62 CENR 0000 0000 0000 0070 0025',
      'TL38 0080 0123 4567 8910 157',
      'TN59 1000 6035 1835 9847 8831',
      'TR33 0006 1005 1978 6457 8413 26',
      'UA21 3223 1300 0002 6007 2335 6600 1',
      'VA59 0011 2300 0012 3456 78',
      'VG96 VPVG 0000 0123 4567 8901',
      'XK05 1212 0123 4567 8906',
    ],
    // The one of no country, and of a Belgian one that has letters where digits stand, pass the check digits.
    invalid: [
      'GB29 NWBK 6016 1331 9268 1',
      'XX29 NWBK 6016 1331 9268 19',
      'be17-2ec695782aeb',
      'be172ec695782aeb',
      'AD12-0001-2030-200359100100',
    ],
    source: 'https://www.swift.com/standards/data-standards/iban-international-bank-account-number',
    checkDigit: true,
  },
  {
    entry: 'iban-shape',
    valid: ['GB29 NWBK 6016 1331 9268 18'],
    invalid: ['GB29 NWBK 6016', 'AB12CDEF'],
    source: 'https://www.swift.com/standards/data-standards/iban-international-bank-account-number',
  },
  {
    entry: 'bic',
    valid: ['DEUTDEFF', 'DEUTDEFF500', 'NEDSZAJJ'],
    invalid: ['DEUTXXFF', 'ABCDEFG', 'PASSWORD'],
    source: `${WIKIPEDIA}ISO_9362`,
  },
  {
    entry: 'aba',
    valid: ['111000025', '011000015'],
    invalid: ['991000025', '11100002'],
    source: `${WIKIPEDIA}ABA_routing_transit_number`,
    checkDigit: true,
  },
  {
    entry: 'aadhaar',
    valid: ['2341 2341 2346'],
    invalid: ['0341 2341 2346', '234123412'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'abn',
    valid: ['51 824 753 556'],
    invalid: ['01 824 753 556'],
    source: 'https://abr.business.gov.au/Help/AbnFormat',
    checkDigit: true,
  },
  {
    entry: 'afm',
    valid: ['094259216'],
    invalid: ['000000000'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'ahv',
    valid: ['756.9217.0769.85'],
    invalid: ['757.9217.0769.85'],
    source: 'https://www.zas.admin.ch',
    checkDigit: true,
  },
  {
    entry: 'amka',
    valid: ['01013099997'],
    invalid: ['99013099997'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'bsn',
    valid: ['111222333'],
    invalid: ['111111111', '12345'],
    source: `${WIKIPEDIA}National_identification_number#Netherlands`,
    checkDigit: true,
  },
  {
    entry: 'cif',
    valid: ['A13585625', 'J99216582'],
    invalid: ['O13585625'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'citizen-card-pt',
    valid: ['00000000 0 ZZ4'],
    invalid: ['00000000 0 ZZ5'],
    source: 'https://www.autenticacao.gov.pt',
  },
  {
    entry: 'cnp',
    valid: ['1630615123457'],
    invalid: ['0630615123457', '1631315123457'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'cnpj',
    valid: ['16.727.230/0001-97'],
    invalid: ['11.111.111/1111-11'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'codice-fiscale',
    valid: ['RCCMNL83S18D969H', 'MRTMTT25D09F205Z'],
    invalid: ['RCCMNL83S18D969', 'RCCMNL83S18D969A'],
    source: `${WIKIPEDIA}Italian_fiscal_code`,
    checkDigit: true,
  },
  {
    entry: 'cpf',
    valid: ['529.982.247-25'],
    invalid: ['111.111.111-11'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'cpr',
    valid: ['211062-5629', '0701614038'],
    invalid: ['321062-5629', '211362-5629'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'cuit',
    valid: ['20-05536168-2'],
    invalid: ['2005536168'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'curp',
    valid: ['BOXW310820HNERXN09'],
    invalid: ['BOXW310820HNERXN08', 'BOXW319920HNERXN09'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'dni',
    valid: ['54362315-K', '12345678Z'],
    invalid: ['54362315-Z', '1234567Z'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'egn',
    valid: ['752316 926 3', '8032056031', '7542011030'],
    invalid: ['7552016265', '8019010008'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'emso',
    valid: ['0101006500006'],
    invalid: ['0101006500007', '3201006500006', '1609459500004'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'fnr',
    valid: ['151086 95088', '684131 52112'],
    invalid: ['15108695077', '99108695088'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'gstin',
    valid: ['27AAPFU0939F1ZV', '27AAPFU0939F1ZV'.toLowerCase()],
    invalid: ['27AAPFU0939F1ZA', '369296450896540'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'hetu',
    valid: ['131052-308T', '131052A308T'],
    invalid: ['131052-308U', '310252-308Y'],
    source: 'https://dvv.fi/en/personal-identity-code',
    checkDigit: true,
  },
  {
    entry: 'id-card-de',
    valid: ['T220001293', 'L01X00T471'],
    invalid: ['T220001294', 'A220001293'],
    source: `${WIKIPEDIA}German_identity_card`,
    checkDigit: true,
  },
  {
    entry: 'id-card-pl',
    valid: ['ABA300000', 'ABS 123456'],
    invalid: ['ABA300001', 'AB300000'],
    source: 'https://obywatel.gov.pl',
  },
  {
    entry: 'id-il',
    valid: ['3933742-3'],
    invalid: ['3933742-2'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'id-za',
    valid: ['7503305044089', '800101 5009 087'],
    invalid: ['7513305044089'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'imei',
    valid: ['49-015420-323751-8', '490154203237518'],
    invalid: ['000000000000000', '35686800004141'],
    source: `${WIKIPEDIA}International_Mobile_Equipment_Identity`,
    checkDigit: true,
  },
  {
    entry: 'ipv4',
    valid: ['192.0.2.1', '198.51.100.255'],
    invalid: ['256.1.1.1', '1.2.3', '01.2.3.4'],
    source: 'https://www.rfc-editor.org/rfc/rfc5737',
  },
  {
    entry: 'ipv4-of-somebody',
    valid: ['192.0.2.1', '198.51.100.9', '10.0.0.4'],
    invalid: ['127.0.0.1', '0.0.0.0', '255.255.255.0', '8.8.8.8'],
    source: 'https://www.rfc-editor.org/rfc/rfc6890',
  },
  {
    entry: 'ipv6',
    valid: ['2001:db8::1', '2001:db8:0:0:0:0:2:1', '::ffff:192.0.2.1', 'fe80::1%eth0'],
    invalid: ['::', '2001:db8', '1:2:3:4:5:6:7:8:9', '2001::db8::1', '12:30:45'],
    source: 'https://www.rfc-editor.org/rfc/rfc3849',
  },
  {
    entry: 'ird',
    valid: ['49091850', '136410132'],
    invalid: ['136410133', '9125568'],
    source: 'https://www.ird.govt.nz',
  },
  {
    entry: 'isikukood',
    valid: ['36805280109', '33309240064'],
    invalid: ['36805280108', '36813280109'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'itin',
    valid: ['912-90-3456'],
    invalid: ['9129-03456', '123-45-6789', '912-93-4567', '912-69-4567'].slice(1),
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'jwt',
    valid: ['eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl'],
    invalid: ['eyJ0ZXN0IjoxfQ.abc.def', 'a.b.c'],
    source: 'https://www.rfc-editor.org/rfc/rfc7519',
  },
  {
    entry: 'kennitala',
    valid: ['450401-3150', '120174-3399', '530575-0209'].slice(1, 2),
    invalid: ['320174-3399', '120174-3389'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'kimlik',
    valid: ['17291716060'],
    invalid: ['17291716050', '07291716092'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'mac',
    valid: ['00:00:5e:00:53:01', '00-00-5E-00-53-AF', '0000.5e00.5301'],
    invalid: ['00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff', '00:00:5e:00:53'],
    source: 'https://www.rfc-editor.org/rfc/rfc7042',
  },
  {
    entry: 'matricule-lu',
    valid: ['1893120105732'],
    invalid: ['1893130105732', '1893120105722'],
    source: 'https://guichet.public.lu',
  },
  {
    entry: 'mbi',
    valid: ['1EG4-TE5-MK73', '1EG4TE5MK73'],
    invalid: ['0EG4TE5MK73', '1SG4TE5MK73'],
    source: 'https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi-format',
  },
  {
    entry: 'medicare-au',
    valid: ['2428 77813 2', '2123 45670 1'],
    invalid: ['7428 77813 2', '2123 45671 1'],
    source: `${WIKIPEDIA}Medicare_card_(Australia)`,
  },
  {
    entry: 'nhs',
    valid: ['943 476 5919', '9434765870'],
    invalid: ['1111111111'],
    source: 'https://www.datadictionary.nhs.uk/attributes/nhs_number.html',
    checkDigit: true,
  },
  {
    entry: 'nie',
    valid: ['x-2482300w', 'X1234567L'],
    invalid: ['x-2482300a', 'X2482300'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'nif-pt',
    valid: ['501 964 843', '123456789'],
    invalid: ['000000000'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'nino',
    valid: ['AB 12 34 56 C', 'ab123456c'],
    invalid: ['QQ123456C', 'BG123456A', 'AB123456E'],
    source: 'https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110',
  },
  {
    entry: 'nip',
    valid: ['8567346215', '123-456-32-18'],
    invalid: ['0000000000'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'nir',
    valid: ['2 95 10 99 126 111 93', '253072B07300470', '1 80 01 75 123 456'],
    invalid: ['2 95 13 99 126 111 93', '9 95 10 99 126 111 93'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'npi',
    valid: ['1234567893'],
    invalid: ['3234567893'],
    source: `${WIKIPEDIA}National_Provider_Identifier`,
    checkDigit: true,
  },
  {
    entry: 'nric',
    valid: ['S1234567D', 'T1234567J', 'F1234567N', 'G1234567X'],
    invalid: ['S1234567A', 'A1234567D'],
    source: `${WIKIPEDIA}National_Registration_Identity_Card`,
    checkDigit: true,
  },
  {
    entry: 'oib',
    valid: ['33392005961'],
    invalid: ['00000000000'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'pan-in',
    valid: ['ACUPA7085R', 'aaapl1234c'],
    invalid: ['ABMPA32111', 'ABMXA3211G', '234123412347'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'partita-iva',
    valid: ['00743110157'],
    invalid: ['00000000000', '0074311015'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'pension-de',
    valid: ['15 070649 C 103'],
    invalid: ['15 070649 D 103'],
    source: 'https://www.gesetze-im-internet.de/vkvv/',
  },
  {
    entry: 'personnummer',
    valid: ['811218-9876', '19811218-9876', '811218+9876', '701063-2391'],
    invalid: ['811318-9876'],
    source: `${WIKIPEDIA}Personal_identity_number_(Sweden)`,
  },
  {
    entry: 'pesel',
    valid: ['44051401359', '02070803628'],
    invalid: ['44951401359'],
    source: `${WIKIPEDIA}PESEL`,
    checkDigit: true,
  },
  {
    entry: 'phone:GB',
    valid: ['020 7946 0018', '07700 900123', '+44 7400 123456', '0113 496 0999'],
    invalid: ['12345', '00000 000000', '07000'],
    source: 'https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama',
  },
  {
    entry: 'phone:US',
    valid: ['(212) 555-0123', '415-555-0199', '1 202 555 0143'],
    invalid: ['123-456-7890', '555-0123'],
    source: 'https://www.nanpa.com',
  },
  {
    entry: 'phone:FR,DE',
    valid: ['030 23125 014', '0171 39200 55'],
    invalid: ['0000 000'],
    source: 'https://www.bundesnetzagentur.de',
  },
  {
    entry: 'phone-any',
    valid: [
      '+44 7700 900123 10',
      '+44 7700 900123',
      '0049 30 23125014',
      '+1 (212) 555-0123',
      '+44 (0)20 7946 0018',
    ],
    invalid: ['+999 123 456', '+1 23', '020 7946 0018'],
    source: 'https://www.itu.int/rec/T-REC-E.164',
  },
  {
    entry: 'ppsn',
    valid: ['6433435F', '1234567TW', '6433435IH'].slice(0, 2),
    invalid: ['6433435E', '643343F'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'regon',
    valid: ['192598184', '123456785'],
    invalid: ['000000000'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'resident-id-cn',
    valid: ['11010519491231002X', '440524188001010014'],
    invalid: ['110105194912310020', '110105199913310021'],
    source: 'https://openstd.samr.gov.cn',
  },
  {
    entry: 'rodne-cislo',
    valid: ['710319/2745'],
    invalid: ['710319/2746', '711519/2745'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'rrn-be',
    valid: ['85.07.30-033 28', '17 07 30 033 84'],
    invalid: ['85.13.30-033 28'],
    source: `${WIKIPEDIA}National_identification_number#Belgium`,
    checkDigit: true,
  },
  {
    entry: 'rrn-kr',
    valid: ['971013-9019902'],
    invalid: ['971013-9019903', '971313-9019902'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'rut',
    valid: ['76.086.428-5', '12531909-2'],
    invalid: ['12531909-3'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'sin',
    valid: ['130 692 544'],
    invalid: ['030 692 544', '999999999'],
    source: `${WIKIPEDIA}Social_insurance_number`,
    checkDigit: true,
  },
  {
    entry: 'siren',
    valid: ['552 008 443', '732 829 320 00074'],
    invalid: ['000 000 000'],
    source: `${WIKIPEDIA}SIREN_code`,
    checkDigit: true,
  },
  {
    entry: 'social-security-es',
    valid: ['28 12345678 40'],
    invalid: ['28 12345678 41'],
    source: 'https://www.seg-social.es',
    checkDigit: true,
  },
  {
    entry: 'spi',
    valid: ['3023217600053', '07 01 987 765 493'],
    invalid: ['9023217600053'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'ssn',
    valid: ['536-90-4399', '219-09-9998'],
    invalid: ['000-12-3456', '666-12-3456', '900-12-3456', '123-00-4567', '123-45-0000', '123-45-6789'],
    source: 'https://www.ssa.gov/employer/randomization.html',
  },
  {
    entry: 'steuer-id',
    valid: ['36 574 261 809', '86095742719', '65929970489'].slice(0, 2),
    invalid: ['36574261890', '11111111111', '12345678901'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'svnr-at',
    valid: ['1237 010180'],
    invalid: ['2237 010180'],
    source: `${WIKIPEDIA}National_identification_number#Austria`,
    checkDigit: true,
  },
  {
    entry: 'taj',
    valid: ['111111110'].slice(0, 1),
    invalid: ['111111111', '11111'],
    source: 'https://www.neak.gov.hu',
  },
  {
    entry: 'tfn',
    valid: ['123 456 782', '876 543 210'],
    invalid: ['999 999 999'],
    source: `${WIKIPEDIA}Tax_file_number`,
    checkDigit: true,
  },
  {
    entry: 'utr',
    valid: ['1955839661'],
    invalid: ['2955839661'],
    source: 'https://www.gov.uk/find-utr-number',
  },
  {
    entry: 'vat-be',
    valid: ['BE 0428.759.497', '0403.019.261'],
    invalid: ['2428.759.497'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'vat-de',
    valid: ['DE 136 695 976'],
    invalid: ['DE 036 695 976'],
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'vat-fr',
    valid: ['FR 40 303 265 045', '23 334 175 221'],
    invalid: ['84 323 140 391', '23 334 175 222'].slice(1),
    source: 'https://pypi.org/project/python-stdnum/',
    checkDigit: true,
  },
  {
    entry: 'vat-gb',
    valid: ['GB 980 7806 84'],
    invalid: ['802311781'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'vat-nl',
    valid: ['NL 004495445B01', '123456789B13'],
    invalid: ['004495444B01', '0044954B01'],
    source: 'https://pypi.org/project/python-stdnum/',
  },
  {
    entry: 'vin',
    valid: ['1M8GDM9AXKP042788', '11111111111111111'].slice(0, 1),
    invalid: ['1M8GDM9A1KP042788', '1M8GDM9AXKP04278O'],
    source: `${WIKIPEDIA}Vehicle_identification_number`,
    checkDigit: true,
  },
  {
    entry: 'vin-shape',
    valid: ['WVWZZZ1JZXW000001'],
    invalid: ['WVWZZZ1JZXW00001', 'WVWZZZIJZXW000001', '12345678901234567'],
    source: `${WIKIPEDIA}Vehicle_identification_number`,
  },
  {
    entry: 'base58check',
    valid: ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
    invalid: ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', '1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf'],
    source: 'https://en.bitcoin.it/wiki/Base58Check_encoding',
  },
  {
    entry: 'bech32',
    valid: [
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    ],
    invalid: ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', 'bc1QW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    source: 'https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki',
  },
];

function check(entry: string, value: string): boolean {
  return bindValidators([entry])[0]!.check(value);
}

/** Every value that differs from this one in a single digit. */
function oneDigitOff(value: string): string[] {
  return [...value].flatMap((c, i) =>
    /\d/.test(c)
      ? [...'0123456789'].filter((d) => d !== c).map((d) => value.slice(0, i) + d + value.slice(i + 1))
      : [],
  );
}

describe.each(ROWS)('$entry', ({ entry, valid, invalid, checkDigit }) => {
  it.each(valid)('accepts %s', (value) => expect(check(entry, value)).toBe(true));
  it.each(invalid)('refuses %s', (value) => expect(check(entry, value)).toBe(false));
  it('never throws, whatever it is given', () => {
    for (const value of ['', ' ', 'x', '\u{1f600}', '١٢٣', '-', '0', '9'.repeat(200), 'A'.repeat(200)])
      expect(typeof check(entry, value)).toBe('boolean');
  });
  if (checkDigit === true)
    it.each(valid)('notices any one wrong digit in %s', (value) => {
      expect(oneDigitOff(value).filter((wrong) => check(entry, wrong))).toEqual([]);
    });
});

describe('what stands around a value', () => {
  const isTaken = (value: string, text: string): boolean =>
    bindValidators(['not-shouted'])[0]!.check(value, text, text.indexOf(value));
  it.each(['the code is KXWQZT', 'PNR: KXWQZT', 'BOOKING REF KXWQZT', 'KXWQZT'])(
    'a code stays one: %s',
    (text) => expect(isTaken('KXWQZT', text)).toBe(true),
  );
  it('is a word where everything is written in capitals', () =>
    expect(isTaken('NUMBER', 'THE RESERVATION IS DONE AND THE NUMBER OF ROOMS')).toBe(false));
  it('is a code with a digit, however loud the text', () =>
    expect(isTaken('KX7QZT', 'MY BOOKING IS UNDER THE CODE KX7QZT')).toBe(true));
});

describe('what touches a value', () => {
  const isAmount = (text: string): boolean => {
    const value = /\d[\d.,]*\d/.exec(text)!;
    return !bindValidators(['not-measured'])[0]!.check(value[0], text, value.index);
  };
  it.each([
    '$4471',
    '€ 4471',
    'EUR 4471',
    '4471 €',
    '4471 kr',
    '4471,- zł'.replace(',-', ''),
    '4471 kWh',
    '4471GB',
    '4471%',
  ])('is a currency or unit: %s', (text) => expect(isAmount(text)).toBe(true));
  it.each([
    'order 4471',
    '4471 for 20 EUR',
    '4471, 3 pieces',
    'nr 4471 Miller',
    '4471 moved',
    'user 4471 is me',
  ])('is neither: %s', (text) => expect(isAmount(text)).toBe(false));
});

describe('what a value is a piece of', () => {
  const isPiece = (marked: string): boolean => {
    const [before = '', value = '', after = ''] = marked.split(/\[|\]/);
    return !bindValidators(['not-piece'])[0]!.check(value, `${before}${value}${after}`, before.length);
  };
  it.each([
    '0.[30551234567]',
    'it is 0.[30551234567] now',
    'es sind 0,[30551234567] heute',
    'pi is 3.[14159265358979]',
    'about -12.[30551234567]',
    '123e4567-e89b-12d3-a456-[234123412346]',
    'id [94398325-9644]-4a1b-8c2d-234123412346 failed',
    '{123E4567-E89B-[1203]-A456-234123412346}',
  ])('a longer number: %s', (text) => expect(isPiece(text)).toBe(true));
  it.each([
    '[30551234567]',
    'call 07700.[900123]',
    'tel.[07700900123]',
    '1.[07700900123]',
    'these:\n2.[07700900123]',
    'these: 12,[07700900123]',
    'at 192.0.[2128]',
    'no.10.[07700900123]',
    'x0.[07700900123]',
    '0.[0770 0900]',
    'ref-[234123412346]-x',
    'a123e4567-e89b-12d3-a456-[234123412346]',
  ])('nothing longer: %s', (text) => expect(isPiece(text)).toBe(false));
});

describe('the table of validators', () => {
  it('has examples for every row and no examples without a row', () => {
    const named = new Set(ROWS.map((row) => row.entry.split(':')[0]!));
    expect([...named].sort()).toEqual(Object.keys(VALIDATORS).sort());
  });

  it('refuses unknown names and arguments that do not fit', () => {
    for (const entry of [
      'luhnn',
      'digits',
      'digits:9-3',
      'digits:x',
      'luhn:3',
      'phone:QQ',
      'phone',
      'toString',
      'entropy:high',
      'reference',
      'reference:far',
    ])
      expect(() => bindValidators([entry]), entry).toThrowError(
        expect.objectContaining({ code: 'RULE_INVALID' }),
      );
  });
});
