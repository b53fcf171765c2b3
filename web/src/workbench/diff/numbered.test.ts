import { expect, test } from 'vitest';
import { numbered } from './numbered';

test('each side counts its own lines', () => {
  const hunk = (oldStart: number, newStart: number) => ({
    oldStart,
    oldLines: 2,
    newStart,
    newLines: 2,
    lines: [
      { kind: 'same' as const, text: 'a' },
      { kind: 'removed' as const, text: 'b' },
      { kind: 'added' as const, text: 'c' },
    ],
  });
  const rows = numbered([hunk(1, 1), hunk(9, 10)]);
  expect(rows.map((row) => row && [row.before, row.after])).toEqual([
    [1, 1],
    [2, ''],
    ['', 2],
    null,
    [9, 10],
    [10, ''],
    ['', 11],
  ]);
});
