import { json } from './http';
import type { components } from './schema';

export type Recipe = components['schemas']['RecipeAnswer'];
export type Program = components['schemas']['ProgramAnswer'];
export type ProgramWish = components['schemas']['ProgramWish'];
export type RecipeEffect = components['schemas']['RecipeEffect'];

const of = (id: string) => `/projects/${encodeURIComponent(id)}/recipe`;

export const readRecipe = (id: string, signal?: AbortSignal) => json<Recipe>(of(id), { signal });

/** Saves how the app runs, or says what saving would do. */
export const writeRecipe = (
  id: string,
  programs: ProgramWish[],
  { preview, hash }: { preview: boolean; hash: string | null },
) =>
  json<RecipeEffect>(`${of(id)}?preview=${preview}`, {
    method: 'PUT',
    json: { programs },
    headers: hash ? { 'If-Match': `"${hash}"` } : {},
  });
