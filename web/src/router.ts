import { useSyncExternalStore } from 'react';

/** The screens and their addresses. */
export type Route = { screen: 'home' } | { screen: 'workbench'; project: string } | { screen: 'unknown' };

const listeners = new Set<() => void>();

export const routeOf = (path: string): Route => {
  if (path === '/' || path === '/index.html') return { screen: 'home' };
  const project = /^\/p\/([a-z0-9]+)\/?$/.exec(path)?.[1];
  return project ? { screen: 'workbench', project } : { screen: 'unknown' };
};

export const addressOf = (route: Route): string => (route.screen === 'workbench' ? `/p/${route.project}` : '/');

export function go(route: Route, options: { replace?: boolean } = {}): void {
  const address = addressOf(route);
  if (options.replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  scrollTo(0, 0);
  for (const listener of listeners) listener();
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}
