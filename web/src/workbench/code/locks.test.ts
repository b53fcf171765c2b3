import { expect, test } from 'vitest';
import { lockOf, withLock } from './locks';

test('a folder’s lock covers what is in it, and nothing beside it', () => {
  expect(lockOf(['src/ui/'], 'src/ui/Button.tsx')).toBe('src/ui/');
  expect(lockOf(['src/ui/'], 'src/ui')).toBe('src/ui/');
  expect(lockOf(['src/ui/'], 'src/uix.ts')).toBeNull();
  expect(lockOf(['src/a.ts'], 'src/a.tsx')).toBeNull();
});

test('a folder’s lock takes the place of those inside it', () => {
  expect(withLock(['src/ui/a.ts', 'b.ts'], 'src/ui', true, true)).toEqual(['b.ts', 'src/ui/']);
  expect(withLock(['b.ts', 'src/ui/'], 'src/ui', true, false)).toEqual(['b.ts']);
  expect(withLock(['b.ts'], 'b.ts', false, true)).toEqual(['b.ts']);
});
