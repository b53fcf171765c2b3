import { expect, test } from 'vitest';
import { placeIn } from './source-place';

test.each([
  ['/src/App.tsx:3:14', { path: 'src/App.tsx', line: 3, column: 14 }],
  ['/app/src/App.vue:3', { path: 'src/App.vue', line: 3, column: 1 }],
  ['http://x.preview.localhost:7070/src/main.ts?t=1:9:2', { path: 'src/main.ts', line: 9, column: 2 }],
  ['', null],
  ['no place', null],
])('%s', (source, place) => {
  expect(placeIn(source)).toEqual(place);
});
