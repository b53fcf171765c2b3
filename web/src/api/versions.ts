import { json } from './http';
import type { FileDiff, Version } from './types';

const of = (id: string) => `/projects/${encodeURIComponent(id)}/versions`;

export const listVersions = async (id: string, signal?: AbortSignal) =>
  (await json<{ items: Version[] }>(of(id), { signal })).items;

/** What changed from one version to another; without `from`, from the version's parent. */
export const diffVersion = async (id: string, number: number, from?: number | null, signal?: AbortSignal) =>
  (await json<{ files: FileDiff[] }>(`${of(id)}/${number}/diff${from == null ? '' : `?from=${from}`}`, { signal }))
    .files;

export const restoreVersion = (id: string, number: number) =>
  json<Version>(`${of(id)}/${number}/restore`, { method: 'POST' });
