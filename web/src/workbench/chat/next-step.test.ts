import { expect, test } from 'vitest';
import { nextStep } from './next-step';

test.each([
  ['model.none', true, 'add-model'],
  ['model.unauthorized', true, 'retry'],
  ['model.silent', true, 'retry'],
  ['turn.checks-failed', true, 'fix'],
  ['turn.checks-failed', false, 'restart'],
  ['dependencies.not-found', true, 'fix'],
  ['sandbox.out-of-memory', true, 'restart'],
  ['limit.steps', true, 'continue'],
  ['something.new', true, 'retry'],
  ['something.new', false, 'restart'],
] as const)('%s (by a model: %s) leads to %s', (code, wroteByModel, step) => {
  expect(nextStep(code, wroteByModel)).toBe(step);
});
