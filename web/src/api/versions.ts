import { encodePath, json, send } from './http';
import type { Blame, FileDiff, Version } from './types';

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

/** What a person calls a version, and whether they want to find it again. */
export const markVersion = (id: string, number: number, mark: { name: string | null; bookmarked: boolean }) =>
  json<Version>(`${of(id)}/${number}/mark`, { method: 'PUT', json: mark });

/** Takes one version's changes back, in one file or in all, as a new version; null when nothing of them is there any more. */
export async function undoVersion(id: string, number: number, path?: string): Promise<Version | null> {
  const query = path ? `?path=${encodeURIComponent(path)}` : '';
  const response = await send(`${of(id)}/${number}/undo${query}`, { method: 'POST' });
  return response.status === 204 ? null : ((await response.json()) as Version);
}

/** Who wrote each line of a file, in the content whose hash it names. */
export const blameFile = (id: string, path: string, signal?: AbortSignal) =>
  json<Blame>(`/projects/${encodeURIComponent(id)}/blame/${encodePath(path)}`, { signal });
