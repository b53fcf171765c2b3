import { useSyncExternalStore } from 'react';

/** The screens and their addresses. */
export type Route = { screen: 'home' } | { screen: 'workbench'; project: string };

const listeners = new Set<() => void>();

export const routeOf = (path: string): Route => {
  const project = /^\/p\/([a-z0-9]+)\/?$/.exec(path)?.[1];
  return project ? { screen: 'workbench', project } : { screen: 'home' };
};

export const addressOf = (route: Route): string => (route.screen === 'home' ? '/' : `/p/${route.project}`);

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
