/** Support chats from a fixed seed: the same bytes on every machine. Invented people and reserved ranges only. */

/** Mulberry32: 32 bits of state, good enough to vary text. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const FIRST = ['Odalys', 'Wendell', 'Priya', 'Tobias', 'Ingrid', 'Colm', 'Aurelia', 'Magnus', 'Rose', 'Will'];
const LAST = ['Brenner', 'Achterberg', 'Ramanathan', 'Fenwick', 'Solbakken', 'Finch', 'Okonjo', 'Marsh'];
const STREET = ['Larkspur Mews', 'Quarry Bank', 'Mill Lane', 'Harbor Bend Drive', 'Pemberton Road'];
const SMALL_TALK = [
  'ok',
  'yes please',
  'one moment, I am checking that for you',
  'it was meant to be here on tuesday and the tracking page still says it left the depot',
  'thanks, that is all for today',
  'the light on the router is red since the update last night, I have restarted it twice already',
  'could you tell me what the 24.99 is for? my plan is 19.99 a month',
  'I am sorry to hear that. Let me see what I can do about the delivery slot.',
  'is there anything else I can help you with?',
  'no the other one, the blue one in size 42',
  'hmm I do not have that here, can I send it later by mail',
  'please allow 3 to 5 working days for the refund',
];
const ASKED: readonly (readonly [string, (pick: Pick) => string])[] = [
  ['What is your name, please?', (pick) => `${pick(FIRST)} ${pick(LAST)}`],
  ['And a phone number for the driver?', (pick) => `07700 900${pick.digits(3)}`],
  ['Which e-mail is on the account?', (pick) => `${pick(FIRST).toLowerCase()}${pick.digits(2)}@example.com`],
  ['What is the order number?', (pick) => `its SK-${pick.digits(5)}-${pick.digits(1)}`],
  ['Where should it go?', (pick) => `${pick.digits(2)} ${pick(STREET)}, third floor`],
];

interface Pick {
  (list: readonly string[]): string;
  digits(count: number): string;
}

/** JSONL of about `bytes` bytes. */
export function generateChats(bytes: number): string {
  const random = randomFrom(20260301);
  const index = (length: number): number => Math.floor(random() * length);
  const pick: Pick = Object.assign((list: readonly string[]) => list[index(list.length)] ?? '', {
    digits: (count: number) => Array.from({ length: count }, () => index(10)).join(''),
  });
  const lines: string[] = [];
  for (let size = 0, n = 1; size < bytes; n++) {
    const messages: { role: string; text: string }[] = [];
    const turns = 6 + index(12);
    while (messages.length < turns) {
      const asked = random() < 0.12 ? ASKED[index(ASKED.length)] : undefined;
      if (asked === undefined)
        messages.push({ role: messages.length % 2 === 0 ? 'customer' : 'agent', text: pick(SMALL_TALK) });
      else messages.push({ role: 'agent', text: asked[0] }, { role: 'customer', text: asked[1](pick) });
    }
    const line = `${JSON.stringify({ id: `g${n}`, messages })}\n`;
    lines.push(line);
    size += line.length;
  }
  return lines.join('');
}
