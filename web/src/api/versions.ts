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

/** What a version changed, compared with the one before it. */
export const diffVersion = async (id: string, version: Version, signal?: AbortSignal) =>
  (
    await json<{ files: FileDiff[] }>(`${of(id)}/${version.number}/diff?from=${version.parent ?? 0}`, {
      signal,
    })
  ).files;

export const restoreVersion = (id: string, number: number) =>
  json<Version>(`${of(id)}/${number}/restore`, { method: 'POST' });
