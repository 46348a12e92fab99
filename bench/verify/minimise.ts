/**
 * Makes a chat that shows a fault as small as it gets: first messages are left out, then words, as long as the
 * fault stays.
 */
import type { Chat } from './variants.ts';

export function minimise(chat: Chat, isFaulty: (chat: Chat) => boolean): Chat {
  let best: Chat = { ...chat, messages: chat.messages.map(({ ts: _ts, ...rest }) => rest) };
  if (!isFaulty(best)) best = chat;
  best = { ...best, messages: smallest([...best.messages], (messages) => isFaulty({ ...best, messages })) };
  for (let i = 0; i < best.messages.length; i++) {
    const message = best.messages[i]!;
    const withText = (words: readonly string[]): Chat => ({
      ...best,
      messages: best.messages.map((one, n) => (n === i ? { ...message, text: words.join('') } : one)),
    });
    const words = message.text.match(/\s+|[^\s]+/g) ?? [];
    best = withText(smallest(words, (left) => isFaulty(withText(left))));
  }
  const { id, messages } = best;
  const bare: Chat = { id, messages };
  return isFaulty(bare) ? bare : best;
}

/** Leaves parts out, larger ones first, while the fault stays. */
function smallest<T>(items: readonly T[], isFaulty: (items: readonly T[]) => boolean): readonly T[] {
  let left = items;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < left.length; ) {
      const less = [...left.slice(0, at), ...left.slice(at + size)];
      if (isFaulty(less)) left = less;
      else at += size;
    }
  }
  return left;
}
