/**
 * What a one-sided transcript is about, as far as it tells what was asked for where nobody wrote it down: who wants money
 * back or places an order proves who they are, who wants a line is asked where, who wants to see a bill is told from
 * others by an identity's last digits, who travels has a booking, and who claims something has a policy.
 */
import { hashWord } from '../../text/word-hash.ts';

export const TOPIC_PROOF = 1;
export const TOPIC_PLACE = 2;
export const TOPIC_BILL = 4;
export const TOPIC_TRAVEL = 8;
export const TOPIC_CLAIM = 16;
/** Something is brought, or somebody is called back: a number of ten digits is a phone's. */
export const TOPIC_DELIVERY = 32;
export const TOPIC_FOOD = 64;

const TOPICS = new Map<number, number>();
for (const [words, topic] of [
  [
    'expense expenses reimburse reimbursed reimburses reimbursement reimbursing reimbursements order orders ordering purchase purchased purchasing buy buying recurring',
    TOPIC_PROOF,
  ],
  ['internet cable broadband fibre fiber wifi connection relocating moving moved', TOPIC_PLACE],
  ['bill bills billing invoice', TOPIC_BILL],
  ['seat seats boarding flight flights booking', TOPIC_TRAVEL],
  ['claim claims', TOPIC_CLAIM],
  ['screen screens cracked crack deliver delivery', TOPIC_DELIVERY],
  ['pizza pizzas burger burgers topping toppings crust sandwich fries', TOPIC_FOOD],
] as const) {
  for (const word of words.split(' ')) TOPICS.set(hashWord(word).h1, topic);
}

/** Topics, as flags, that a word of this hash points at. */
export function topicOf(h1: number): number {
  return TOPICS.get(h1) ?? 0;
}
