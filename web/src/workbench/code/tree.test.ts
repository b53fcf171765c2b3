import { expect, test } from 'vitest';
import { foldersOf, rowsOf } from './tree';

const paths = ['src/App.tsx', 'package.json', 'src/ui/Card.tsx', 'src/ui/Card10.tsx', 'src/ui/Card2.tsx', 'README.md'];

test('folders come before files, numbers count as numbers', () => {
  const rows = rowsOf(paths, () => true);
  expect(rows.map((row) => `${'  '.repeat(row.depth)}${row.name}`)).toEqual([
    'src',
    '  ui',
    '    Card.tsx',
    '    Card2.tsx',
    '    Card10.tsx',
    '  App.tsx',
    'package.json',
    'README.md',
  ]);
});

test('what lies in a closed folder is left out', () => {
  expect(rowsOf(paths, (folder) => folder !== 'src').map((row) => row.path)).toEqual([
    'src',
    'package.json',
    'README.md',
  ]);
});

test('a path that is named twice is one row', () => {
  expect(rowsOf(['a.txt', 'a.txt'], () => true)).toHaveLength(1);
});

test('the folders of a path, outermost first', () => {
  expect(foldersOf('src/ui/Card.tsx')).toEqual(['src', 'src/ui']);
  expect(foldersOf('README.md')).toEqual([]);
});
