import { expect, test } from 'vitest';
import { hexLines, previewKind } from './preview-kind';

test('what can be seen is shown as it looks, everything else as bytes', () => {
  expect(previewKind('public/Logo.PNG')).toBe('image');
  expect(previewKind('fonts/a.woff2')).toBe('font');
  expect(previewKind('data.bin')).toBe('bytes');
});

test('bytes are dumped sixteen to a line', () => {
  const bytes = Uint8Array.from([...'Forja, forjando!'].map((letter) => letter.charCodeAt(0)).concat([0, 255]));
  expect(hexLines(bytes, 64)).toEqual([
    '000000  46 6f 72 6a 61 2c 20 66 6f 72 6a 61 6e 64 6f 21  Forja, forjando!',
    `000010  00 ff${' '.repeat(42)}  ··`,
  ]);
  expect(hexLines(bytes, 16)).toHaveLength(1);
});
