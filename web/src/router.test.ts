import { expect, test } from 'vitest';
import { routeOf } from './router';

test.each([
  ['/', { screen: 'home' }],
  ['/p/abc234', { screen: 'workbench', project: 'abc234' }],
  ['/p/abc234/', { screen: 'workbench', project: 'abc234' }],
  ['/p/', { screen: 'unknown' }],
  ['/p/ABC', { screen: 'unknown' }],
  ['/settings', { screen: 'unknown' }],
])('%s', (path, route) => {
  expect(routeOf(path)).toEqual(route);
});
