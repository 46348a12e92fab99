import { describe, expect, test } from 'vitest';
import { Detector } from '../../src/detect/detector.ts';
import { TermMatcher } from '../../src/detect/terms.ts';
import { WORD_COMMON, WORD_GIVEN, WORD_SURNAME } from '../../src/rules/words.ts';
import { conversationOf, OPTIONS, told } from '../support/conversation.ts';
import { toyRule, toyRules } from '../support/toy-rules.ts';

const CUES = [
  { id: 'name-self', title: '', phrases: { en: ['my name is'] } },
  { id: 'name-intro', title: '', phrases: { en: ['this is'] } },
  { id: 'name-greeting', title: '', phrases: { en: ['hi', 'thanks'] } },
  { id: 'name-honorific', title: '', phrases: { en: ['mr', 'dr'] } },
  { id: 'name-ask', title: '', phrases: { en: ['your name'] } },
  { id: 'account', title: '', phrases: { en: ['account', 'account number'] } },
];
const WORDS = [
  ['Jaime', WORD_GIVEN],
  ['Okafor', WORD_SURNAME],
  ['Grant', WORD_GIVEN | WORD_COMMON],
  ...[
    'is',
    'my',
    'the',
    'your',
    'what',
    'this',
    'hi',
    'thanks',
    'for',
    'you',
    'please',
    'sure',
    'it',
    'we',
    'a',
  ].map((word) => [word, WORD_COMMON] as const),
] as const;
const RULES = [
  toyRule('\\b[a-z]{2}-\\d{4,8}\\b', { id: 'code', type: 'ORDER' }),
  toyRule('\\b\\d{6,9}\\b', {
    id: 'number',
    type: 'ACCOUNT',
    score: 0.3,
    cue: 'required',
    cues: ['@account'],
    cueGain: 0.4,
  }),
  toyRule('\\b\\d{3} \\d{3} \\d{3}\\b', { id: 'phone', type: 'PHONE' }),
];

function detect(...messages: string[]): string[] {
  return told(messages, new Detector(toyRules(RULES, CUES, WORDS), OPTIONS).detect(conversationOf(messages)));
}

describe('rules', () => {
  test('a match is a finding', () => expect(detect('see ab-1234 now')).toEqual(['0: ab-1234 (ORDER)']));
  test('without its required cue a number is nothing', () => expect(detect('see 1234567 now')).toEqual([]));
  test('a cue before', () => expect(detect('my account is 1234567')).toEqual(['0: 1234567 (ACCOUNT)']));
  test('a cue behind', () => expect(detect('1234567 is the account')).toEqual(['0: 1234567 (ACCOUNT)']));
  test('a cue too far away', () => expect(detect('account a b c d e f g h i 1234567')).toEqual([]));
  test('the question of the message before, for a short answer', () =>
    expect(detect('your account number please', '1234567')).toEqual(['1: 1234567 (ACCOUNT)']));
  test('an answer that goes on', () =>
    expect(
      detect('your account number please', '1234567 and it is under a name that I forgot by now'),
    ).toEqual(['1: 1234567 (ACCOUNT)']));
  test('an answer that is a clause of its own', () =>
    expect(detect('your account number please', 'oh no I have changed it since. 1234567')).toEqual([
      '1: 1234567 (ACCOUNT)',
    ]));
  test('small talk between question and answer', () =>
    expect(detect('your account number please', 'hang on', 'no rush', 'found it', '1234567')).toEqual([
      '4: 1234567 (ACCOUNT)',
    ]));
  test('but not just anything between', () => {
    const told = 'I can tell you when I have looked at it, so please wait';
    expect(detect('your account number please', told, told, told, told, '1234567')).toEqual([]);
  });
  test('a mask between is no small talk, since it stands for a value', () => {
    const messages = [
      'your account number please',
      '[A_1]',
      'ok I will have a look at it now for you',
      '1234567',
    ];
    const masks = (text: string) => (text === '[A_1]' ? [{ start: 0, end: 5 }] : []);
    const found = new Detector(toyRules(RULES, CUES, WORDS), OPTIONS).detect(
      conversationOf(messages, masks, true),
    );
    expect(told(messages, found)).toEqual([]);
    expect(detect(messages[0]!, 'no', ...messages.slice(2))).toEqual(['3: 1234567 (ACCOUNT)']);
  });
  test('not for a long one', () =>
    expect(detect('your account number please', `well it says ${'a b c '.repeat(4)}1234567`)).toEqual([]));
});

describe('names', () => {
  test.each([
    ['my name is jaime okafor', '0: jaime okafor (PERSON)'],
    ['My name is Zyrgon Blivet, hi', '0: Zyrgon Blivet (PERSON)'],
    ['Hi Jaime, how', '0: Jaime (PERSON)'],
    ['this is Jaime Okafor', '0: Jaime Okafor (PERSON)'],
    ['ask Dr. Blivet', '0: Blivet (PERSON)'],
    ["it was Jaime O'Blivet-Okafor", "0: Jaime O'Blivet-Okafor (PERSON)"],
    ['Jaime van der Okafor', '0: Jaime van der Okafor (PERSON)'],
  ])('%s', (text, found) => expect(detect(text)).toEqual([found]));

  test.each(['hi there', 'this is the account', 'thanks for you', 'we grant it', 'hi Grant-maker 5'])(
    'nobody: %s',
    (text) =>
      expect(detect(text).filter((found) => found.includes('there') || found.includes('grant it'))).toEqual(
        [],
      ),
  );

  test('an abbreviation before a surname is passed over, and reading goes on', () =>
    expect(detect('it was VIN Okafor, hi')).toEqual([]));

  test('the answer to a question for the name', () =>
    expect(detect('what is your name', 'zyrgon blivet')).toEqual(['1: zyrgon blivet (PERSON)']));
});

describe('known values', () => {
  test('are found in earlier and later messages, in part, without case', () =>
    expect(detect('JAIME here', 'My name is Jaime Okafor', 'thanks okafor')).toEqual([
      '0: JAIME (PERSON)',
      '1: Jaime Okafor (PERSON)',
      '2: okafor (PERSON)',
    ]));
  test('a number in other groups', () =>
    expect(detect('call 555 010 199', 'so 555010199?', 'or 5550 10199')).toEqual([
      '0: 555 010 199 (PHONE)',
      '1: 555010199 (PHONE)',
      '2: 5550 10199 (PHONE)',
    ]));
  test('at word borders only', () => expect(detect('Hi Jaime', 'Jaimeson')).toEqual(['0: Jaime (PERSON)']));
  test('a name that is a common word needs a capital inside a sentence', () =>
    expect(detect('My name is Grant Okafor', 'we grant it', 'so Grant is it')).toEqual([
      '0: Grant Okafor (PERSON)',
      '2: Grant (PERSON)',
    ]));
});

describe('protected spans', () => {
  test('are not read, not changed, and no match spans them', () => {
    const messages = ['ab-[X]1234 and ab-1234'];
    const view = conversationOf(messages, () => [{ start: 3, end: 6 }], true);
    expect(told(messages, new Detector(toyRules(RULES, CUES, WORDS), OPTIONS).detect(view))).toEqual([
      '0: ab-1234 (ORDER)',
    ]);
  });
});

describe('allow and deny lists', () => {
  const rules = toyRules(RULES, CUES, WORDS);
  test('an allowed text is no finding, however it is written', () => {
    const options = { ...OPTIONS, allow: new TermMatcher([{ term: 'AB 1234' }]) };
    expect(new Detector(rules, options).detect(conversationOf(['see ab-1234']))).toEqual([]);
  });
  test('a denied term is one, longest first, without case and accents', () => {
    const messages = ['the blüe, heron club and heron'];
    const deny = new TermMatcher([
      { term: 'Heron', type: 'ORG' },
      { term: 'Blue Heron', type: 'PERSON' },
      { term: '' },
    ]);
    const found = new Detector(rules, { ...OPTIONS, deny }).detect(conversationOf(messages));
    expect(told(messages, found)).toEqual(['0: blüe, heron (PERSON)', '0: heron (ORG)']);
  });
});
