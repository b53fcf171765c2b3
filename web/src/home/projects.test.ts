import { expect, test } from 'vitest';
import type { ProjectSummary } from '../api/types';
import { arranged } from './projects';

const project = (name: string, createdAt: string, updatedAt: string) =>
  ({ id: name, name, createdAt, updatedAt }) as ProjectSummary;
const all = [project('Ateliê', '2026-01-02', '2026-03-01'), project('Board', '2026-01-03', '2026-02-01')];
const names = (typed: string, order: 'updated' | 'created' | 'name') =>
  arranged(all, typed, order).map((item) => item.name);

test('projects are found without their accents, and ordered as chosen', () => {
  expect(names('atelie', 'updated')).toEqual(['Ateliê']);
  expect(names('', 'updated')).toEqual(['Ateliê', 'Board']);
  expect(names('', 'created')).toEqual(['Board', 'Ateliê']);
  expect(names(' ', 'name')).toEqual(['Ateliê', 'Board']);
});
