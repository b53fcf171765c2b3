import { expect, test } from 'vitest';
import { folderOf, isWithin, moved, nameProblem } from './paths';

test('a folder moves everything in it, and nothing whose name only begins the same', () => {
  expect(moved('src/ui/Button.tsx', 'src/ui', 'src/design')).toBe('src/design/Button.tsx');
  expect(moved('src/uinit.ts', 'src/ui', 'src/design')).toBe('src/uinit.ts');
  expect(isWithin('src/ui', 'src/ui')).toBe(true);
  expect(folderOf('README.md')).toBe('');
});

test.each([
  ['Button.tsx', null],
  ['deep/er/File.ts', null],
  ['', 'empty'],
  ['../up', 'invalid'],
  ['a//b', 'invalid'],
  ['a\\b', 'invalid'],
  [' space', 'invalid'],
  ['taken.ts', 'taken'],
])('the name “%s” has this problem: %s', (name, problem) => {
  expect(nameProblem(name, (path) => path === 'taken.ts')).toBe(problem);
});
