import { json } from './http';
import type { FileDiff, Version } from './types';

const of = (id: string) => `/projects/${encodeURIComponent(id)}/versions`;

/** Versions, newest first, a page at a time. */
export const listVersions = (id: string, cursor?: string | null, signal?: AbortSignal) =>
  json<{ items: Version[]; next?: string | null }>(
    `${of(id)}${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`,
    {
      signal,
    },
  );

/** What lies between two versions; 0 is the empty beginning. */
export const diffVersions = async (id: string, from: number, to: number, signal?: AbortSignal) =>
  (await json<{ files: FileDiff[] }>(`${of(id)}/${to}/diff?from=${from}`, { signal })).files;

export const restoreVersion = (id: string, number: number) =>
  json<Version>(`${of(id)}/${number}/restore`, { method: 'POST' });
