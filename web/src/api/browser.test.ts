import { expect, test } from 'vitest';
import { sourcesIn } from './browser';

test('files of any bytes come out of one answer', () => {
  const encoder = new TextEncoder();
  const files = {
    'a.ts': encoder.encode('{"path":"no"}\n'),
    'b.bin': new Uint8Array([10, 0, 255]),
    'ü.txt': new Uint8Array(),
  };
  const answer = Object.entries(files).flatMap(([path, bytes]) => [
    ...encoder.encode(`${JSON.stringify({ path, hash: `#${path}`, size: bytes.length })}\n`),
    ...bytes,
  ]);

  const found = sourcesIn(new Uint8Array(answer));

  expect(Object.fromEntries(found.map(({ path, bytes }) => [path, bytes]))).toEqual(files);
  expect(found.map(({ hash }) => hash)).toEqual(['#a.ts', '#b.bin', '#ü.txt']);
});
