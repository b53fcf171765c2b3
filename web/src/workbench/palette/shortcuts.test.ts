import { expect, test } from 'vitest';
import { actionFor } from './shortcuts';

const press = (key: string, more: object = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

test('keys lead to their action', () => {
  expect(actionFor(press('p', { ctrlKey: true }), true)).toBe('files');
  expect(actionFor(press('F', { ctrlKey: true, shiftKey: true }), false)).toBe('search');
  expect(actionFor(press('¡', { altKey: true, code: 'Digit1' }), false)).toBe('chat');
  expect(actionFor(press('?', { shiftKey: true }), false)).toBe('shortcuts');
});

test('a question mark in a text is a question mark', () => {
  expect(actionFor(press('?', { shiftKey: true }), true)).toBeNull();
  expect(actionFor(press('p'), false)).toBeNull();
});
