import { useEffect, useState, useSyncExternalStore } from 'react';
import type { BrowserSession } from '../../sandbox/browser/session/BrowserSession';
import type { SessionState } from '../../sandbox/browser/session/session-state';
import { useStore } from '../useProject';
import { useRuntime, type EngineLimit } from './useProjectRuntime';

export interface OpenSession {
  session: BrowserSession;
  state: SessionState;
}

const limitsOf = ({ byServer, smallCompiler }: SessionState): EngineLimit[] => [
  ...(byServer ? (['server'] as const) : []),
  ...(smallCompiler ? (['compiler'] as const) : []),
];

const nothing = () => () => {};

/** Runs the project in this browser while `enabled`. The compiler is loaded then, and not before. */
export function useBrowserSession(enabled: boolean): { open: OpenSession | null; failed: boolean } {
  const store = useStore();
  const [session, setSession] = useState<BrowserSession | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!enabled) return;
    let current: BrowserSession | null = null;
    let left = false;
    setFailed(false);
    import('../../sandbox/browser/session/BrowserSession').then(
      (loaded) => {
        if (left) return;
        current = new loaded.BrowserSession(store);
        setSession(current);
      },
      () => !left && setFailed(true),
    );
    return () => {
      left = true;
      current?.close();
      setSession(null);
    };
  }, [enabled, store]);

  const state = useSyncExternalStore(session?.subscribe ?? nothing, () => session?.get() ?? null);
  const { hearLimits } = useRuntime();
  useEffect(() => hearLimits(state ? limitsOf(state) : []), [state, hearLimits]);
  return { open: session && state ? { session, state } : null, failed };
}
