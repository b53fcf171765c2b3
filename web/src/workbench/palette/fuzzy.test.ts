import { expect, test } from 'vitest';
import { fuzzy, ranked } from './fuzzy';

const files = ['package.json', 'src/App.tsx', 'src/pages/Home.tsx', 'src/components/HomeAppBar.tsx', 'src/app.css'];
const find = (typed: string) => ranked(files, typed, (file) => file, 10);

test('the file that is named comes first', () => {
  expect(find('app')[0]).toBe('src/App.tsx');
  expect(find('home')[0]).toBe('src/pages/Home.tsx');
  expect(find('hab')[0]).toBe('src/components/HomeAppBar.tsx');
  expect(find('pages')[0]).toBe('src/pages/Home.tsx');
});

test('letters that are not there find nothing, and no letters find everything as it stands', () => {
  expect(find('xyz')).toEqual([]);
  expect(find(' ')).toEqual(files);
  expect(fuzzy('apptsx', 'src/App.tsx')?.at).toEqual([4, 5, 6, 8, 9, 10]);
});
