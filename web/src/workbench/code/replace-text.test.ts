import { expect, test } from 'vitest';
import { difference } from './replace-text';

test.each([
  ['abc', 'abXc'],
  ['abc', 'abc'],
  ['', 'abc'],
  ['abc', ''],
  ['aaa', 'aa'],
  ['one two three', 'one 2 three'],
])('the stretch that differs turns %j into %j', (before, after) => {
  const { start, beforeEnd, end } = difference(before, after);
  expect(before.slice(0, start) + after.slice(start, end) + before.slice(beforeEnd)).toBe(after);
});
