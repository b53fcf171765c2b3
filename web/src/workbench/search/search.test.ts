import { expect, test } from 'vitest';
import { matchesIn, patternOf, replaceIn } from './search';

const plain = { matchCase: false, wholeWord: false, regex: false };
const text = 'const price = 1;\n// Price (net)\nconst prices = [price];\n';
const find = (typed: string, options = plain) => matchesIn(text, patternOf(typed, options) ?? /$^/g, 100);

test('a text is found wherever it stands', () => {
  expect(find('price').map(({ line, column }) => [line, column])).toEqual([
    [1, 7],
    [2, 4],
    [3, 7],
    [3, 17],
  ]);
  expect(find('Price (').map((match) => match.text)).toEqual(['// Price (net)']);
});

test('case, words and expressions narrow it', () => {
  expect(find('price', { ...plain, matchCase: true })).toHaveLength(3);
  expect(find('price', { ...plain, wholeWord: true })).toHaveLength(3);
  expect(find('^const \\w+s', { ...plain, regex: true }).map((match) => match.line)).toEqual([3]);
  expect(patternOf('(', { ...plain, regex: true })).toBeNull();
  expect(find('x*', { ...plain, regex: true })).toEqual([]);
});

test('what is put in its place is taken literally, but for the groups of an expression', () => {
  expect(replaceIn('a+b', patternOf('+', plain) ?? /$^/g, '$&', false)).toBe('a$&b');
  expect(replaceIn('a-b', patternOf('(\\w)-(\\w)', { ...plain, regex: true }) ?? /$^/g, '$2-$1', true)).toBe('b-a');
});
