import { json, send } from './http';
import type { components } from './schema';

export type Environment = components['schemas']['SecretAnswers'];

/** A secret is never told again; a variable is. */
export type EntryKind = 'secrets' | 'variables';

const of = (id: string, kind: EntryKind) => `/projects/${encodeURIComponent(id)}/${kind}`;

export const readEnvironment = (id: string, signal?: AbortSignal) => json<Environment>(of(id, 'secrets'), { signal });
export const setEntry = (id: string, kind: EntryKind, name: string, value: string) =>
  send(`${of(id, kind)}/${encodeURIComponent(name)}`, { method: 'PUT', json: { value } });
export const deleteEntry = (id: string, kind: EntryKind, name: string) =>
  send(`${of(id, kind)}/${encodeURIComponent(name)}`, { method: 'DELETE' });
