import { ApiError } from './errors';
import { encodePath, json, send } from './http';
import type { FileEntry } from './types';

const of = (id: string) => `/projects/${encodeURIComponent(id)}/files`;

/** A file as the editor needs it: its bytes and the hash that a later save must name. */
export interface LoadedFile {
  bytes: Uint8Array<ArrayBuffer>;
  hash: string;
}

/** What became of a save; `merged` when the server joined it with a change from elsewhere. A conflict is an everyday outcome, so it is a value. */
export type Saved =
  | { outcome: 'saved'; hash: string; merged: boolean; version: number | null }
  | { outcome: 'conflict'; hash: string | null };

export const listFiles = async (id: string, signal?: AbortSignal): Promise<FileEntry[]> =>
  (await json<{ items: FileEntry[] }>(of(id), { signal })).items;

export async function readFile(id: string, path: string, signal?: AbortSignal): Promise<LoadedFile> {
  const response = await send(`${of(id)}/${encodePath(path)}`, { signal, headers: { Accept: '*/*' } });
  return { bytes: new Uint8Array(await response.arrayBuffer()), hash: hashOf(response) ?? '' };
}

/** Saves over the content whose hash is given; without one the file must not exist yet. */
export async function saveFile(id: string, path: string, text: string, hash: string | null): Promise<Saved> {
  try {
    const response = await send(`${of(id)}/${encodePath(path)}?merge=true`, {
      method: 'PUT',
      body: text,
      headers: {
        'Content-Type': 'application/octet-stream',
        ...(hash === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${hash}"` }),
      },
    });
    const answer = await bodyOf(response);
    return {
      outcome: 'saved',
      hash: hashOf(response) ?? answer.hash ?? '',
      merged: answer.merged === true,
      version: answer.version ?? null,
    };
  } catch (error) {
    if (error instanceof ApiError && (error.status === 412 || error.code === 'file.conflict')) {
      const { current } = error.problem;
      return { outcome: 'conflict', hash: typeof current === 'string' ? current : null };
    }
    throw error;
  }
}

const hashOf = (response: Response): string | null =>
  response.headers.get('ETag')?.replace(/^W\//, '').replaceAll('"', '') ?? null;

interface SavedAnswer {
  hash?: string;
  merged?: boolean;
  version?: number;
}

async function bodyOf(response: Response): Promise<SavedAnswer> {
  const text = await response.text();
  return text ? (JSON.parse(text) as SavedAnswer) : {};
}

const fileOf = (id: string, path: string) => `${of(id)}/${encodePath(path)}`;

/** Puts bytes where no file is yet, or over the content whose hash is given. */
export const uploadFile = (id: string, path: string, body: Blob, hash: string | null) =>
  send(fileOf(id, path), {
    method: 'PUT',
    body,
    headers: {
      'Content-Type': 'application/octet-stream',
      ...(hash === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${hash}"` }),
    },
  });

/** Moves a file, or a folder with everything in it. */
export const renameFile = (id: string, from: string, to: string) =>
  send(`/projects/${encodeURIComponent(id)}/files-rename`, { method: 'POST', json: { from, to } });

/** Deletes a file, or a folder with everything in it. */
export const deleteFile = (id: string, path: string) =>
  send(fileOf(id, path), { method: 'DELETE', headers: { 'If-Match': '*' } });

/** A file's bytes as a version has them. */
export const readFileOf = async (id: string, path: string, version: number): Promise<Blob> =>
  (await send(`${fileOf(id, path)}?version=${version}`, { headers: { Accept: '*/*' } })).blob();

const locksOf = (id: string) => `/projects/${encodeURIComponent(id)}/locks`;

/** What models must leave alone: paths, and folders that end in a slash. */
export const readLocks = async (id: string, signal?: AbortSignal): Promise<string[]> =>
  (await json<{ paths: string[] }>(locksOf(id), { signal })).paths;

export const setLocks = async (id: string, paths: string[]): Promise<string[]> =>
  (await json<{ paths: string[] }>(locksOf(id), { method: 'PUT', json: { paths } })).paths;
