import { expect, test } from 'vitest';
import { plainText, readAnsi } from './ansi';

const look = { color: null, bold: false, dim: false };

test('a plain line is one run', () => {
  expect(readAnsi('ready in 300 ms')).toEqual([{ text: 'ready in 300 ms', ...look }]);
});

test('colours and weight begin and end', () => {
  expect(readAnsi('\x1b[32m\x1b[1mVITE\x1b[22m v8\x1b[39m ready')).toEqual([
    { text: 'VITE', color: 'green', bold: true, dim: false },
    { text: ' v8', color: 'green', bold: false, dim: false },
    { text: ' ready', ...look },
  ]);
});

test('sequences that are no colours are taken out', () => {
  expect(plainText('\x1b[2K\x1b[1G\x1b]0;title\x07done\x1b[0m')).toBe('done');
  expect(readAnsi('\x1b[2Kdone')).toEqual([{ text: 'done', ...look }]);
});
