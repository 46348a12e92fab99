import { describe, expect, it } from 'vitest';
import { Detector } from '../../src/detect/detector.ts';
import { TermMatcher } from '../../src/detect/terms.ts';
import { conversationOf, OPTIONS, told } from '../support/conversation.ts';
import { toyRules } from '../support/toy-rules.ts';

const rules = toyRules([]);
const denied = (term: string, text: string): string[] => {
  const deny = new TermMatcher([{ term, type: 'ORDER' }]);
  const found = new Detector(rules, { ...OPTIONS, deny }).detect(conversationOf([text]));
  return told(
    [text],
    found.filter(({ rule }) => rule === 'deny-list'),
  );
};

describe('a denied term', () => {
  it.each([
    ['at the beginning', 'Kingfisher', 'Kingfisher is on', 'Kingfisher'],
    ['at the end', 'Kingfisher', 'it is Kingfisher', 'Kingfisher'],
    ['as the whole text', 'Kingfisher', 'Kingfisher', 'Kingfisher'],
    ['between signs', 'Kingfisher', '("Kingfisher")', 'Kingfisher'],
    ['with punctuation of its own', 'A.C.M.E., Ltd.', 'ask A.C.M.E., Ltd. now', 'A.C.M.E., Ltd'],
    ['where the text has other punctuation', 'Blue-Heron', 'the blue heron', 'blue heron'],
    ['over two blanks', 'Blue Heron', 'the Blue  Heron', 'Blue  Heron'],
    ['over a line end', 'Blue Heron', 'the Blue\r\nHeron', 'Blue\r\nHeron'],
    ['written over a line end', 'Blue\nHeron', 'the Blue Heron', 'Blue Heron'],
    ['with pattern characters', 'C.*(x+)', 'type C.*(x+) here', 'C.*(x'],
    ['of digits', '42', 'it is 42.', '42'],
    ['with marks', 'Zoë', 'ask zoe', 'zoe'],
  ])('%s', (_name, term, text, value) => expect(denied(term, text)).toEqual([`0: ${value} (ORDER)`]));

  it.each([
    ['inside a word', 'heron', 'herons and therons'],
    ['as a pattern', 'c.t', 'cat cut'],
    ['as a pattern of anything', '.*', 'anything at all'],
    ['without a letter or digit', '***', 'so *** it'],
    ['empty', '', 'anything'],
    ['of blanks', ' \n ', 'any  thing'],
    ['over more than three signs', 'Blue Heron', 'Blue .... Heron'],
  ])('is not found %s', (_name, term, text) => expect(denied(term, text)).toEqual([]));
});

it('an allow list of nothing but an empty term allows nothing', () => {
  const allow = new TermMatcher([{ term: '' }, { term: ' ' }, { term: '.' }]);
  expect(allow.isEmpty).toBe(true);
});

it('a million terms are looked up no slower than one', () => {
  const terms = Array.from({ length: 1_000_000 }, (_, i) => ({ term: `term${i} of many` }));
  const detector = new Detector(rules, { ...OPTIONS, deny: new TermMatcher(terms) });
  const text = 'nothing of this is one of many terms, but term77777 of many is. '.repeat(1000);
  const start = performance.now();
  expect(detector.detect(conversationOf([text]))).toHaveLength(1000);
  // 30 ms when measured.
  expect(performance.now() - start).toBeLessThan(3000);
});
