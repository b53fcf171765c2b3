import { expect, test } from 'vitest';
import { readAppMessage } from './app-messages';

test('errors, compile errors and broken requests become evidence', () => {
  expect(
    readAppMessage({
      forja: 1,
      type: 'error',
      kind: 'uncaught',
      message: 'x is undefined',
      source: '/src/App.tsx:3:1',
    }),
  ).toEqual({
    type: 'error',
    error: { message: 'x is undefined', source: '/src/App.tsx:3:1', trace: '' },
  });
  expect(
    readAppMessage({ forja: 1, type: 'compile-error', message: 'Unexpected token', frame: '3 | <div' }),
  ).toMatchObject({
    error: { trace: '3 | <div' },
  });
  expect(
    readAppMessage({ forja: 1, type: 'request-failed', kind: 'fetch', method: 'GET', url: '/api', status: 500 }),
  ).toMatchObject({
    error: { message: 'GET /api: 500' },
  });
});

test('of a trace, the frames of packages are left out', () => {
  const frame = (file: string) => `    at f (http://x.preview.localhost/${file}:1:2)`;
  const trace = (...files: string[]) => ['TypeError: no', ...files.map(frame)].join('\n');
  const read = (stack: string) => readAppMessage({ forja: 1, type: 'error', message: 'no', stack });

  expect(read(trace('node_modules/.vite/deps/react.js', 'src/App.tsx'))).toMatchObject({
    error: { trace: trace('src/App.tsx') },
  });
  expect(read(trace(...Array<string>(9).fill('node_modules/.vite/deps/react.js')))).toMatchObject({
    error: { trace: trace(...Array<string>(3).fill('node_modules/.vite/deps/react.js')) },
  });
});

test('a refusal that an app may expect is no error, but it is told', () => {
  const told = { forja: 1, type: 'request-failed', kind: 'fetch', method: 'GET', url: '/api', status: 404 };
  expect(readAppMessage(told)).toEqual({
    type: 'requests',
    items: [{ kind: 'fetch', method: 'GET', url: '/api', status: 404, ms: 0, bytes: 0 }],
  });
});

test('a picture is a picture and nothing else', () => {
  const shot = (image: unknown) => readAppMessage({ forja: 1, type: 'shot', image });
  expect(shot('data:image/png;base64,AAAA')).toEqual({ type: 'shot', image: 'data:image/png;base64,AAAA' });
  expect(shot('data:text/html,<script>')).toEqual({ type: 'shot', image: null });
  expect(shot('javascript:alert(1)')).toEqual({ type: 'shot', image: null });
});

test('what a hostile page sends is not taken', () => {
  expect(readAppMessage(null)).toBeNull();
  expect(readAppMessage({ type: 'error', message: 'no mark' })).toBeNull();
  expect(readAppMessage({ forja: 1, type: 'error', message: { toString: 'x' } })).toBeNull();
  expect(readAppMessage({ forja: 1, type: 'navigated', path: 'javascript:alert(1)' })).toEqual({
    type: 'navigated',
    path: '/',
  });
  expect(readAppMessage({ forja: 1, type: 'error', message: 'x'.repeat(9_000) })).toMatchObject({
    error: { message: 'x'.repeat(4_000) },
  });
});
