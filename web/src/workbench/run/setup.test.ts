import { expect, test } from 'vitest';
import { emptyForm, formOf, readVariables, sameForms, wishOf } from './setup';

const program = {
  name: 'api',
  kind: 'flask',
  start: 'python3 -m flask run',
  port: 5000,
  install: null,
  health: '/',
  directory: 'api',
  env: { A: '1', B: 'x=y' },
  web: false,
};

test('a program goes through its boxes unchanged', () => {
  expect(wishOf(formOf(program, 1))).toEqual({
    name: 'api',
    start: 'python3 -m flask run',
    port: 5000,
    install: null,
    health: '/',
    directory: 'api',
    env: { A: '1', B: 'x=y' },
  });
});

test('a port that is no number is not taken for none', () => {
  expect(wishOf({ ...emptyForm(1, true), port: '30a' }).port).toBe(0);
  expect(wishOf({ ...emptyForm(1, false), port: ' ' }).port).toBeNull();
});

test('variables are read line by line', () => {
  expect(readVariables(' A = 1\n\nEMPTY\nURL=http://x?a=b')).toEqual({ A: ' 1', EMPTY: '', URL: 'http://x?a=b' });
});

test('boxes are compared by what they ask for', () => {
  expect(sameForms([formOf(program, 1)], [{ ...formOf(program, 2), health: '' }])).toBe(true);
  expect(sameForms([formOf(program, 1)], [])).toBe(false);
});
