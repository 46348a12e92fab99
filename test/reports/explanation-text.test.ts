import { expect, it } from 'vitest';
import { formatExplanation } from '../../src/reports/explanation-text.ts';

const explanation = {
  text: 'call 07700 900123 or ref 12345',
  spans: [
    {
      start: 25,
      end: 30,
      type: 'ORDER',
      rule: 'order-number',
      score: 0.3,
      evidence: [{ kind: 'pattern', gain: 0.3 }],
      lost: 'below the minimum score 0.5',
    },
    {
      start: 5,
      end: 17,
      type: 'PHONE',
      rule: 'uk-phone',
      score: 0.85,
      evidence: [
        { kind: 'pattern', gain: 0.6 },
        { kind: 'validator', gain: 0, detail: 'phone-plan:GB' },
        { kind: 'cue', gain: 0.25, detail: 'call' },
      ],
      action: 'mask',
    },
  ],
};

it('shows what was found first, then what lost, each with its reasons', () => {
  expect(formatExplanation(explanation)).toBe(`1 span found, 1 considered and not taken

07700 900123  → mask
  PHONE by uk-phone, score 0.85, units 5 to 17
  +0.60  pattern
      ·  validator: phone-plan:GB
  +0.25  cue: call

12345  ✗ below the minimum score 0.5
  ORDER by order-number, score 0.30, units 25 to 30
  +0.30  pattern
`);
});

it('shows what speaks against a span with its sign, and says so when there is none', () => {
  const [, found] = explanation.spans;
  const doubted = { ...found!, evidence: [{ kind: 'negative-cue', gain: -0.25, detail: 'room' }] };
  expect(formatExplanation({ text: explanation.text, spans: [doubted] })).toContain(
    '  −0.25  negative-cue: room\n',
  );
  expect(formatExplanation({ text: 'hello', spans: [] })).toBe('0 spans found, 0 considered and not taken\n');
});

it('obeys no control character of the text', () => {
  const [, found] = explanation.spans;
  expect(formatExplanation({ text: '\u001b]0;x\u0007', spans: [{ ...found!, start: 0, end: 5 }] })).toContain(
    '␛]0;x',
  );
});
