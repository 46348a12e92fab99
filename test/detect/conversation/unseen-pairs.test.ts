/** Two numbers in one message of a transcript that holds the customer's side only. */
import { describe, expect, test } from 'vitest';
import { foundLast } from '../../support/talk.ts';

const found = (line: string): string[] =>
  foundLast('customer: hi', 'customer: i want to check my balance', `customer: ${line}`);

describe('two numbers that answer two questions', () => {
  test.each([
    ['8874 and 0451', ['8874 (NATIONALID)', '0451 (NATIONALID)']],
    ['7774 and 5858454578', ['7774 (NATIONALID)', '5858454578 (ACCOUNT)']],
  ])('%j', (line, values) => expect(found(line)).toEqual(values));

  test.each(['2016 and 2017', '1000 and 2500', 'rooms 8874 and 0451', '8874 and 0451 work'])(
    'no value: %j',
    (line) => expect(found(line)).toEqual([]),
  );
});
