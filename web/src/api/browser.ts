import { encodePath, json, send } from './http';

const of = (id: string) => `/projects/${encodeURIComponent(id)}`;

export type RuntimeName = 'auto' | 'browser' | 'sandbox' | 'docker';

/** Something that stands against running a project in the browser. */
export interface RuntimeReason {
  code: string;
  detail?: string | null;
}

/** How a project runs, and why. */
export interface ProjectRuntime {
  chosen: RuntimeName;
  effective: 'browser' | 'sandbox' | 'docker';
  reasons: RuntimeReason[];
  hybrid: boolean;
}

/** A project's packages for its page. */
export interface BrowserPackages {
  state: 'ready' | 'building' | 'failed';
  set?: string | null;
  base?: string | null;
  entries: Record<string, string>;
  packs?: string[];
  missing: string[];
  unusable?: Record<string, string>;
  error?: { code: string; detail?: string | null } | null;
}

export interface SnapshotModule {
  path: string;
  hash: string;
  contentType: string;
}

export const readRuntime = (id: string, signal?: AbortSignal) => json<ProjectRuntime>(`${of(id)}/runtime`, { signal });

const early = new Map<string, Promise<ProjectRuntime>>();

/** Asks beside the project itself, so that nothing waits for one after the other. */
export function readRuntimeEarly(id: string): void {
  const asked = readRuntime(id);
  // Whoever takes it hears of a failure.
  asked.catch(() => {});
  early.set(id, asked);
}

/** The early answer, once. */
export function takeEarly(id: string): Promise<ProjectRuntime> | null {
  const asked = early.get(id) ?? null;
  early.delete(id);
  return asked;
}

/** A file of the project as it is now. */
export interface SourceFile {
  path: string;
  hash: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** All files that a page can be made of, in one answer: for each a line of JSON, then its bytes. */
export async function readSources(id: string, signal?: AbortSignal): Promise<SourceFile[]> {
  const response = await send(`${of(id)}/browser/sources`, { signal, headers: { Accept: '*/*' } });
  return sourcesIn(new Uint8Array(await response.arrayBuffer()));
}

export function sourcesIn(all: Uint8Array<ArrayBuffer>): SourceFile[] {
  const files: SourceFile[] = [];
  const decoder = new TextDecoder();
  for (let at = 0; at < all.length;) {
    const end = all.indexOf(10, at);
    const { path, hash, size } = JSON.parse(decoder.decode(all.subarray(at, end))) as Omit<SourceFile, 'bytes'> & {
      size: number;
    };
    at = end + 1 + size;
    files.push({ path, hash, bytes: all.slice(end + 1, at) });
  }
  return files;
}

export const chooseRuntime = (id: string, runtime: RuntimeName) => send(of(id), { method: 'PATCH', json: { runtime } });

/** How the packages stand; `again` also tries what failed before. */
export const readPackages = (id: string, again: boolean, signal?: AbortSignal) =>
  json<BrowserPackages>(`${of(id)}/browser/packages${again ? '?again=true' : ''}`, { signal });

export const addPackages = (id: string, names: string[]) =>
  json<BrowserPackages>(`${of(id)}/browser/packages`, { method: 'POST', json: { add: names } });

export const readIcons = (id: string, set: string, signal?: AbortSignal) =>
  json<Record<string, Record<string, string>>>(`${of(id)}/browser/packages/${encodePath(set)}/exports`, { signal });

/** The address at which the preview's first page makes itself ready, good for one visit. */
export const bootLink = (id: string, signal?: AbortSignal) =>
  json<{ openUrl: string }>(`${of(id)}/preview-link?path=${encodeURIComponent('/__forja/browser/boot.html')}`, {
    signal,
  });

export const putSnapshot = (id: string, version: number, modules: SnapshotModule[], signal?: AbortSignal) =>
  json<{ missing: string[]; committed: boolean }>(`${of(id)}/browser/snapshot`, {
    method: 'PUT',
    json: { version, modules },
    signal,
  });

export const putModule = (id: string, hash: string, body: string | Uint8Array, signal?: AbortSignal) =>
  send(`${of(id)}/browser/modules/${hash}`, {
    method: 'PUT',
    body: new Blob([body as BlobPart]),
    headers: { 'Content-Type': 'application/octet-stream' },
    signal,
  });
