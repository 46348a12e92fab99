/**
 * The worst of what went wrong, first: missed values of a type that alone says who somebody is, or that opens their account,
 * before others, and of those the ones with most left to read; false findings by how sure they were.
 *
 * PRIVACY: shows text of the corpora, which hold invented and published chats only.
 */
import { isEntityType, STRONG_TYPES } from '../../dist/model/entity-types.js';
import type { GoldConversation } from './gold.ts';
import type { Sample } from './score.ts';

/** Of a message, units that are shown. */
const SHOWN = 160;

const isStrong = ({ type }: Sample): number => (isEntityType(type) && STRONG_TYPES.has(type) ? 1 : 0);

export function worstMisses(samples: readonly Sample[]): Sample[] {
  return [...samples].sort((a, b) => isStrong(b) - isStrong(a) || (b.left ?? 0) - (a.left ?? 0));
}

export function worstFalseOnes(samples: readonly Sample[]): Sample[] {
  return [...samples].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
}

export function sampleLines(
  word: string,
  samples: readonly Sample[],
  conversations: readonly GoldConversation[],
): string[] {
  const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  return samples.map(({ conversation, message, type, start, end, left, rule, score }) => {
    const text = byId.get(conversation)?.messages[message]?.text ?? '';
    const why = left === undefined ? `${rule ?? '?'} ${score ?? '?'}` : `${left} left`;
    const value = JSON.stringify(text.slice(start, end));
    return `${word} ${type} ${value}  ${why}  ${conversation}:${message}  ${JSON.stringify(text.slice(0, SHOWN))}`;
  });
}
