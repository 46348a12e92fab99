/** Invented chats in many scripts, with characters that are easily lost: the contracts must hold for them too. */
import type { Chat } from '../../bench/verify/variants.ts';

const ZWJ_FAMILY = '👩‍👩‍👧‍👦';
const FLAG = '🇩🇪';

export const AWKWARD: readonly Chat[] = [
  talk('emoji', [
    `hi ${ZWJ_FAMILY} mail${FLAG} me: ada.quill@example.com${ZWJ_FAMILY} ok? 👍🏽`,
    `${FLAG}${FLAG} card 4242 4242 4242 4242${FLAG}`,
    'my name is Ada Quill 😅',
    'thanks Ada 👍🏿',
  ]),
  talk('zero width', [
    'mail a\u200bda\u200c.quill\u200d@exam\u2060ple.com please',
    'card 4242\u00a04242\u20094242\u202f4242',
    'or with soft hyphens 42\u00ad42 4242 4242 42\u00ad42',
    '\u202e\u200ecall 07700 900123\u200f\u202c',
  ]),
  talk('wide and confusable', [
    'ｍａｉｌ： ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ',
    'card ４２４２ ４２４２ ４２４２ ４２４２',
    'write to аda@exаmple.com',
    'tel ٠٧٧٠٠ ٩٠٠١٢٣',
  ]),
  talk('marks', [
    'Mein Name ist Jo\u0308rg Mu\u0308ller-Lu\u0308denscheidt',
    'danke Jörg Müller-Lüdenscheidt, und wie lautet Ihre Postleitzahl?',
    '50667 Köln',
    'Adı İpek Yıldız, ISTANBUL; e-posta ipek.yildiz@example.com',
  ]),
  talk('scripts', [
    'こんにちは、田中です。メールは tanaka@example.jp です。',
    'هاتفي 07700 900123 وبريدي layla@example.com',
    'मेरा ईमेल asha@example.in है',
    'Меня зовут Светлана, почта svetlana@example.com',
  ]),
  talk('lines', [
    'first line\nsecond ada.quill@example.com\nthird',
    'tabs\tand\u2028separators\u0085 between 07700\u00a0900123',
    '"quoted, with a comma" and ""twice"", ada.quill@example.com',
    '=HYPERLINK("x") \'or\' +44 7700 900123; -1 @me',
  ]),
  talk('masks in the input', [
    '[PERSON_1] wrote to [EMAIL_7], I am Odalys Brenner, odalys.brenner@example.com',
    'thanks [PERSON_1] and Odalys, [EMAIL] [PERSON_0] [person_1] [PERSON_1',
    '[[CARD_3]] **** 4242 and 4242 4242 4242 4242',
  ]),
  talk('odd lengths', [
    '',
    'x',
    ' ',
    'a@b.co',
    `${'word '.repeat(1500)}ada.quill@example.com ${'word '.repeat(1500)}`,
  ]),
  talk('back slashes', [
    'path C:\\users\\ada and \\u0041 and \\\\ and \\n',
    'mail: ada.quill@example.com\\nnext',
    '{"text":"ada.quill@example.com","n":"07700 900123"}',
  ]),
  talk('the same over and over', [
    'I am Odalys Brenner, order number SK-10045-1, odalys.brenner@example.com',
    'Odalys Brenner Odalys Brenner, ODALYS BRENNER; odalys brenner.',
    'SK-10045-1 SK100451 sk-10045-1',
    'ODALYS.BRENNER@EXAMPLE.COM odalys.brenner@example.com',
  ]),
];

function talk(id: string, texts: readonly string[]): Chat {
  return {
    id: `awkward ${id}`,
    messages: texts.map((text, i) => ({
      ts: `2026-03-02T09:${String(10 + i)}:00Z`,
      speaker: i % 2 === 0 ? 'c1' : 'a1',
      role: i % 2 === 0 ? 'customer' : 'agent',
      text,
    })),
  };
}
