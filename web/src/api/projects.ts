import { json, send } from './http';
import type {
  ContainerFiles,
  Models,
  NewProject,
  NewTurn,
  Project,
  ProjectSummary,
  Starter,
  StoredTurn,
} from './types';

interface Page<T> {
  items: T[];
  next?: string | null;
}

const of = (id: string) => `/projects/${encodeURIComponent(id)}`;

export const listProjects = (cursor?: string | null, signal?: AbortSignal) =>
  json<Page<ProjectSummary>>(`/projects${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`, { signal });

export const createProject = (project: NewProject) => json<Project>('/projects', { method: 'POST', json: project });
export const getProject = (id: string, signal?: AbortSignal) => json<Project>(of(id), { signal });
export const renameProject = (id: string, name: string) => send(of(id), { method: 'PATCH', json: { name } });
export const deleteProject = (id: string) => send(of(id), { method: 'DELETE' });

export const listTurns = async (id: string, signal?: AbortSignal) =>
  (await json<Page<StoredTurn>>(`${of(id)}/turns`, { signal })).items;
export const startTurn = (id: string, turn: NewTurn) =>
  json<{ turnId: string | null; queuedId: string | null }>(`${of(id)}/turns`, { method: 'POST', json: turn });
export const stopTurn = (id: string, turnId: string) =>
  send(`${of(id)}/turns/${encodeURIComponent(turnId)}/stop`, { method: 'POST' });

/** A one-time address of the running app: of its web page, or of another of its ports. */
export const previewLink = (id: string, port: number | null = null, signal?: AbortSignal) =>
  json<{ openUrl: string }>(`${of(id)}/preview-link${port === null ? '' : `?port=${port}`}`, { signal });
export const archiveUrl = (id: string) => `/api${of(id)}/archive?format=zip`;

export const commandSandbox = (id: string, command: 'start' | 'stop' | 'restart') =>
  send(`${of(id)}/sandbox/${command}`, { method: 'POST' });

export const listModels = () => json<Models>('/models');
export const listStarters = async () => (await json<Page<Starter>>('/starters')).items;

/** Makes a project of its own out of a version. */
export const forkProject = (id: string, version: number | null, name: string) =>
  json<Project>(`${of(id)}/fork`, { method: 'POST', json: { name, ...(version !== null && { version }) } });

/** Makes a project out of a zip of its files. */
export const importProject = (zip: Blob, name: string, language: string) =>
  json<Project>(`/projects/import?name=${encodeURIComponent(name)}&language=${language}`, {
    method: 'POST',
    body: zip,
    headers: { 'Content-Type': 'application/zip' },
  });

/** Makes a project out of the newest state of a public git repository. */
export const importFromGit = (gitUrl: string, language: string) =>
  json<Project>('/projects/import', { method: 'POST', json: { gitUrl, language } });

/** All versions in one file that git takes like a repository. */
export const bundleUrl = (id: string) => `/api${of(id)}/archive?format=bundle`;

/** Adds the files with which Docker builds and runs the project anywhere; what is there already stays. */
export const addContainerFiles = (id: string) => json<ContainerFiles>(`${of(id)}/container-files`, { method: 'POST' });

/** Where git finds the project; it asks for this server's token. */
export const cloneUrl = (id: string) => `${location.origin}/git/${encodeURIComponent(id)}.git`;
