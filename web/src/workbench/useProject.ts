import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { readRuntimeEarly } from '../api/browser';
import { ProjectStore } from '../events/store';
import type { ProjectState } from '../events/state';

/** What became of opening a project. */
export type Opening =
  { status: 'opening' } | { status: 'open'; store: ProjectStore } | { status: 'failed'; error: unknown };

/** Opens a project for as long as the component lives; `again` tries once more after a failure. */
export function useOpenProject(id: string): [Opening, () => void] {
  const [opening, setOpening] = useState<Opening>({ status: 'opening' });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    let store: ProjectStore | null = null;
    readRuntimeEarly(id);
    setOpening({ status: 'opening' });
    ProjectStore.open(id, leaving.signal).then(
      (opened) => {
        if (leaving.signal.aborted) return opened.close();
        store = opened;
        setOpening({ status: 'open', store: opened });
      },
      (error: unknown) => !leaving.signal.aborted && setOpening({ status: 'failed', error }),
    );
    return () => {
      leaving.abort();
      store?.close();
    };
  }, [id, attempt]);

  return [opening, () => setAttempt((count) => count + 1)];
}

export const StoreContext = createContext<ProjectStore | null>(null);

export function useStore(): ProjectStore {
  const store = use(StoreContext);
  if (!store) throw new Error('useStore outside of an open project');
  return store;
}

/** A part of the project's live state; the component draws again only when that part is another one. */
export function useProject<T>(select: (state: ProjectState) => T): T {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
