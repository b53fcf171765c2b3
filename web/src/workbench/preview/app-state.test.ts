import { expect, test } from 'vitest';
import { nextApp, silent, type AppState } from './app-state';

const request = { kind: 'fetch', method: 'GET', url: '/api/a', status: 404, ms: 0, bytes: 0 };
const line = { level: 'log' as const, text: 'tick', source: '' };

test('a line that repeats is counted, not repeated', () => {
  const state = [1, 2, 3].reduce<AppState>((app) => nextApp(app, { type: 'console', line }), silent);
  expect(state.lines).toEqual([{ ...line, n: 1, count: 3 }]);
});

test('a request told by the call and by the browser is one', () => {
  const told = nextApp(silent, { type: 'requests', items: [request] });
  const both = nextApp(told, { type: 'requests', items: [{ ...request, ms: 12, bytes: 90 }] });
  expect(both.requests).toEqual([{ ...request, n: 1, ms: 12, bytes: 90 }]);
});

test('a new document forgets the errors of the one before, an answered hello does not', () => {
  const error = { message: 'no', source: '', trace: '' };
  const open = nextApp(silent, { type: 'ready', path: '/' });
  const broken = nextApp(open, { type: 'error', error });
  expect(nextApp({ ...broken, greeted: true }, { type: 'ready', path: '/' }).errors).toHaveLength(1);
  expect(nextApp(broken, { type: 'ready', path: '/' }).errors).toEqual([]);
});
