import { expect, test } from 'vitest';
import { closePath, focus, movePath, noGroups, openPath, removePaths, renamePaths, splitPath } from './groups';

const two = splitPath(openPath(openPath(noGroups, 'a.ts'), 'b.ts'), 'b.ts');

test('a file opens once, where the person is', () => {
  const state = openPath(openPath(openPath(noGroups, 'a.ts'), 'b.ts'), 'a.ts');
  expect(state).toEqual({ groups: [{ paths: ['a.ts', 'b.ts'], active: 'a.ts' }], focused: 0 });
});

test('splitting shows the file on both sides and goes to the other', () => {
  expect(two).toEqual({
    groups: [
      { paths: ['a.ts', 'b.ts'], active: 'b.ts' },
      { paths: ['b.ts'], active: 'b.ts' },
    ],
    focused: 1,
  });
  expect(splitPath(focus(two, 0), 'a.ts').groups[1]).toEqual({ paths: ['b.ts', 'a.ts'], active: 'a.ts' });
});

test('the last tab of a side takes the side with it', () => {
  expect(closePath(two, 'b.ts', 1)).toEqual({ groups: [two.groups[0]], focused: 0 });
  expect(closePath(openPath(noGroups, 'a.ts'), 'a.ts', 0)).toEqual(noGroups);
});

test('closing shows the neighbour', () => {
  const three = ['a', 'b', 'c'].reduce((state, path) => openPath(state, path), noGroups);
  expect(closePath(openPath(three, 'b'), 'b', 0).groups[0]).toEqual({ paths: ['a', 'c'], active: 'c' });
});

test('a tab moves to the other side, also to one that is not there yet', () => {
  const state = movePath(openPath(openPath(noGroups, 'a.ts'), 'b.ts'), 'a.ts', 0, 1);
  expect(state.groups).toEqual([
    { paths: ['b.ts'], active: 'b.ts' },
    { paths: ['a.ts'], active: 'a.ts' },
  ]);
  expect(movePath(state, 'b.ts', 0, 1)).toEqual({ groups: [{ paths: ['a.ts', 'b.ts'], active: 'b.ts' }], focused: 0 });
  expect(movePath(openPath(noGroups, 'a.ts'), 'a.ts', 0, 1).groups).toHaveLength(1);
});

test('files that move or go are followed on both sides', () => {
  expect(renamePaths(two, (path) => `src/${path}`).groups[1]).toEqual({ paths: ['src/b.ts'], active: 'src/b.ts' });
  expect(removePaths(two, (path) => path === 'b.ts')).toEqual({
    groups: [{ paths: ['a.ts'], active: 'a.ts' }],
    focused: 0,
  });
});
