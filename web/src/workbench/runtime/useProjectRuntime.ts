import { createContext, use, useCallback, useEffect, useState } from 'react';
import { chooseRuntime, readRuntime, takeEarly, type ProjectRuntime, type RuntimeName } from '../../api/browser';
import { useProject } from '../useProject';

/** Saves in a row are one question. */
const SETTLE_MS = 400;

export interface RuntimeView {
  /** Null until it is known; a server that does not tell runs everything in sandboxes. */
  runtime: ProjectRuntime | null;
  choose(runtime: RuntimeName): Promise<void>;
  /** What this engine cannot do for the project that it runs now. */
  limits: readonly EngineLimit[];
  hearLimits(limits: readonly EngineLimit[]): void;
}

/** `server`: previews have no service worker here; `compiler`: no WebAssembly. */
export type EngineLimit = 'server' | 'compiler';

const noLimits: readonly EngineLimit[] = [];

/** What holds where the server does not tell. */
export const bySandbox: ProjectRuntime = { chosen: 'auto', effective: 'sandbox', reasons: [], hybrid: false };

/** Where the project runs. Asked again whenever its files or settings may have decided otherwise. */
export function useReadRuntime(): RuntimeView {
  const project = useProject((state) => state.project);
  const { id } = project;
  const [runtime, setRuntime] = useState<ProjectRuntime | null>(null);

  const read = useCallback(
    async (signal?: AbortSignal) => {
      const found = await (takeEarly(id) ?? readRuntime(id, signal)).catch(() => null);
      if (signal?.aborted) return;
      setRuntime((before) => {
        const next = found ?? before ?? bySandbox;
        return JSON.stringify(next) === JSON.stringify(before) ? before : next;
      });
    },
    [id],
  );

  const known = runtime !== null;
  useEffect(() => {
    const leaving = new AbortController();
    const timer = setTimeout(() => void read(leaving.signal), known ? SETTLE_MS : 0);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
    // The first answer is no reason to ask again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [project, read]);

  const choose = useCallback(
    async (name: RuntimeName) => {
      await chooseRuntime(id, name);
      await read();
    },
    [id, read],
  );
  const [limits, setLimits] = useState(noLimits);
  const hearLimits = useCallback(
    (found: readonly EngineLimit[]) => setLimits((before) => (before.join() === found.join() ? before : found)),
    [],
  );
  return { runtime, choose, limits, hearLimits };
}

export const RuntimeContext = createContext<RuntimeView>({
  runtime: bySandbox,
  choose: () => Promise.resolve(),
  limits: noLimits,
  hearLimits: () => {},
});

export const useRuntime = (): RuntimeView => use(RuntimeContext);
