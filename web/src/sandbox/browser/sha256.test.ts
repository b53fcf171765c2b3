import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashOf, sha256 } from './sha256';

test.each([0, 1, 55, 56, 63, 64, 65, 1000])('%i bytes', async (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => index & 255);
  const expected = createHash('sha256').update(bytes).digest('hex');
  expect(sha256(bytes)).toBe(expected);
  expect(await hashOf(bytes)).toBe(expected);
});
