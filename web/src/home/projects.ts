import type { ProjectSummary } from '../api/types';

export const orders = ['updated', 'created', 'name'] as const;
export type Order = (typeof orders)[number];

/** The projects that fit what is typed, in the chosen order. Accents and case do not matter. */
export function arranged(projects: ProjectSummary[], typed: string, order: Order): ProjectSummary[] {
  const wanted = plain(typed);
  const found = wanted === '' ? projects : projects.filter((project) => plain(project.name).includes(wanted));
  const compare = {
    updated: (a: ProjectSummary, b: ProjectSummary) => b.updatedAt.localeCompare(a.updatedAt),
    created: (a: ProjectSummary, b: ProjectSummary) => b.createdAt.localeCompare(a.createdAt),
    name: (a: ProjectSummary, b: ProjectSummary) => a.name.localeCompare(b.name),
  }[order];
  return found.toSorted(compare);
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .trim()
    .toLowerCase();
