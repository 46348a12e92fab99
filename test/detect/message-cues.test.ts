import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MessageCues } from '../../src/detect/message-cues.ts';

it('gives back the cues of each message in their order, conversation after conversation', () => {
  const cues = new MessageCues();
  const conversation = fc.record({
    messages: fc.integer({ min: 1, max: 200 }),
    of: fc.array(fc.nat(), { maxLength: 300 }),
  });
  fc.assert(
    fc.property(conversation, ({ messages, of }) => {
      cues.begin(messages, of.length);
      const expected = new Map<number, number[]>();
      of.forEach((n, cue) => {
        const message = n % messages;
        cues.add(message, cue);
        expected.set(message, [...(expected.get(message) ?? []), cue]);
      });
      expect(cues.isEmpty).toBe(of.length === 0);
      for (let message = 0; message < messages; message++) {
        const found: number[] = [];
        for (let cue = cues.first(message); cue >= 0; cue = cues.next(cue)) found.push(cue);
        expect(found).toEqual(expected.get(message) ?? []);
      }
    }),
  );
});
