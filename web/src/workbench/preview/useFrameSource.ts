import { useCallback, useEffect, useState } from 'react';
import { codeOf } from '../../api/errors';
import { previewLink } from '../../api/projects';
import { useProject } from '../useProject';

export interface FrameSource {
  url: string | null;
  /** Another key makes another frame: the same address would otherwise not load again. */
  key: number;
  failure: string | null;
  go(url: string): void;
  renew(): void;
}

/**
 * What the frame shows. The first address of each run of the app carries a one-time token, which the preview exchanges for its
 * cookie; after that plain addresses do.
 */
export function useFrameSource(ready: boolean, epoch: number, port: number | null): FrameSource {
  const id = useProject((state) => state.project.id);
  const [shown, setShown] = useState<{ url: string | null; key: number }>({ url: null, key: 0 });
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);

  const go = useCallback((url: string) => setShown((before) => ({ url, key: before.key + 1 })), []);

  useEffect(() => {
    if (!ready) return;
    const leaving = new AbortController();
    setFailure(null);
    previewLink(id, port, leaving.signal).then(
      ({ openUrl }) => go(openUrl),
      (error: unknown) => !leaving.signal.aborted && setFailure(codeOf(error)),
    );
    return () => leaving.abort();
    // A new epoch is a new run of the app: its frame starts anew.
  }, [id, ready, epoch, port, attempt, go]);

  return { ...shown, failure, go, renew: () => setAttempt((count) => count + 1) };
}
