import { describe, expect, test } from 'vitest';
import { foundLast } from '../../support/talk.ts';

const NAME = 'customer: my name is Wendelin Hrytsenko';

describe('slips of known names', () => {
  test.each([
    ['one letter less', 'agent: it says hrytsnko here', 'hrytsnko (PERSON)'],
    ['one more', 'agent: it says wendellin here', 'wendellin (PERSON)'],
    ['another', 'agent: it says Hrytzenko here', 'Hrytzenko (PERSON)'],
    ['two that changed places', 'agent: it says hrystenko here', 'hrystenko (PERSON)'],
    ['two others in a long name', 'agent: aquí me aparece «gritsenko»', 'gritsenko (PERSON)'],
  ])('%s', (_, text, finding) => expect(foundLast(NAME, text)).toEqual([finding]));

  test.each([
    ['more letters away', 'agent: it says grizzenko here'],
    ['a short word', 'agent: it says wendl here'],
  ])('not %s', (_, text) => expect(foundLast(NAME, text)).toEqual([]));

  test('not what somebody is, near a name by chance', () => {
    expect(foundLast('cliente: me llamo Nicanor Calero', 'cliente: el casero no contesta')).toEqual([]);
  });

  test('not a common word, near a name by chance', () => {
    expect(foundLast('customer: my name is Odalys Rockett', 'agent: a pocket or a rocket')).toEqual([]);
  });
});
