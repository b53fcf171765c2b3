import { expect, test } from 'vitest';
import { readPlace, writePlace } from './place';

test('a link to a line of a file leads there', () => {
  const place = { view: 'code' as const, file: 'src/a b.tsx', position: { line: 12 } };
  expect(writePlace(place, 'preview')).toBe('?view=code&file=src/a+b.tsx&line=12');
  expect(readPlace(writePlace(place, 'preview'))).toEqual(place);
});

test('the first view needs no query, and a file alone means the code', () => {
  expect(writePlace({ view: 'preview', file: 'src/App.tsx', position: undefined }, 'preview')).toBe('');
  expect(readPlace('?file=src/App.tsx')).toEqual({ view: 'code', file: 'src/App.tsx', position: undefined });
  expect(readPlace('?view=nowhere&line=3')).toEqual({ view: null, file: null, position: undefined });
});
