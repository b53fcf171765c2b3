// Answers for the preview's own addresses with what the workbench has compiled. What is kept lies in Cache Storage, because the browser ends a service
// worker whenever it likes; the map in memory only spares the way there. What it does not know goes to the server, which answers the same addresses.
import type { Emitted } from '../compiler/types';
import { isOfRuntime, type Runtime } from './messages';

/** The page's types and a worker's cannot be had at once; this much of a service worker's is used here. */
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Waiting {
  request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Hearing extends Waiting {
  data: unknown;
  ports: readonly MessagePort[];
}
declare const self: {
  location: Location;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listen: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listen: (event: Fetching) => void): void;
  addEventListener(type: 'message', listen: (event: Hearing) => void): void;
};

const MODULES = 'forja-modules';
const PACKAGES = 'forja-packages';
/** Never ours: the app's own server, and the edge's own paths. */
const SERVERS = /^\/(api|__forja)(\/|$)/;

const memory = new Map<string, Emitted>();

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const data: unknown = event.data;
  if (!isOfRuntime(data) || data.type !== 'files') return;
  const { files, removed, reset } = data as Runtime<{
    type: 'files';
    files: Emitted[];
    removed: string[];
    reset: boolean;
  }>;
  if (reset) memory.clear();
  for (const path of removed) memory.delete(path);
  for (const file of files) memory.set(file.path, file);
  event.ports[0]?.postMessage(true);
  event.waitUntil(keep(files, removed, reset));
});

async function keep(files: Emitted[], removed: string[], reset: boolean): Promise<void> {
  if (reset) await caches.delete(MODULES);
  const cache = await caches.open(MODULES);
  await Promise.all([
    ...removed.map((path) => cache.delete(path)),
    ...files.map((file) => cache.put(file.path, responseOf(file))),
  ]);
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== self.location.origin || event.request.method !== 'GET') return;
  if (/^\/__forja\/(browser\/(client|refresh)|bridge)\.js$/.test(url.pathname))
    return event.respondWith(freshest(event.request));
  if (SERVERS.test(url.pathname)) return;
  if (url.pathname.startsWith('/npm/')) return event.respondWith(packageOf(event.request));
  event.respondWith(answer(event.request, url));
});

async function answer(request: Request, url: URL): Promise<Response> {
  const address = addressOf(url);
  const candidates = request.mode === 'navigate' ? pagesAt(url.pathname) : [address, url.pathname];
  for (const candidate of candidates) {
    const found = memory.get(candidate);
    if (found) return responseOf(found);
  }
  const cache = await caches.open(MODULES);
  for (const candidate of candidates) {
    const found = await cache.match(candidate);
    if (found) return found;
  }
  return fetch(request);
}

/** Without the mark of its version: what is here is the newest. */
function addressOf(url: URL): string {
  const query = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !/^t=\d+$/.test(part));
  return query.length > 0 ? `${url.pathname}?${query.join('&').replace(/=$/, '')}` : url.pathname;
}

/** The page of a path as dev servers find it; a path without a page of its own is the app's to route. */
function pagesAt(path: string): string[] {
  if (/\.[a-z0-9]{1,5}$/i.test(path) && !path.endsWith('.html')) return [path, '/index.html'];
  return path.endsWith('/')
    ? [`${path}index.html`, '/index.html']
    : [path, `${path}.html`, `${path}/index.html`, '/index.html'];
}

/** Modules of packages never change below their address. */
async function packageOf(request: Request): Promise<Response> {
  const cache = await caches.open(PACKAGES);
  const found = await cache.match(request.url);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) void cache.put(request.url, response.clone());
  return response;
}

/** The client of the server's own version; without the server, the one from before. */
async function freshest(request: Request): Promise<Response> {
  const cache = await caches.open(PACKAGES);
  const known = await cache.match(request.url);
  const asked = fetch(request).then((response) => {
    if (response.ok) void cache.put(request.url, response.clone());
    return response;
  });
  if (!known) return asked;
  asked.catch(() => {});
  return known;
}

function responseOf({ type, body, path }: Emitted): Response {
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  };
  const app =
    path.endsWith('.html') && typeof body === 'string' ? /client\.js" data-app="([^"]*)"/.exec(body)?.[1] : undefined;
  if (app !== undefined) headers['Content-Security-Policy'] = `frame-ancestors 'self' ${app}`;
  return new Response(body as BodyInit, { headers });
}
