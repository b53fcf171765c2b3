import { useCallback, useEffect, useMemo, useState } from 'react';
import { codeOf } from '../../api/errors';
import { readLocks, setLocks } from '../../api/files';
import { toast } from '../../design/toasts';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { lockOf, withLock } from './locks';

export interface Locks {
  /** The lock that covers a path: its own, or the one of a folder around it. */
  of(path: string): string | null;
  /** Locks a file or a folder with all in it against models, or opens it again. */
  set(path: string, folder: boolean, locked: boolean): Promise<void>;
}

/** What models must leave alone in this project. */
export function useLocks(): Locks {
  const { t, errorText } = useI18n();
  const project = useProject((state) => state.project.id);
  const [paths, setPaths] = useState<readonly string[]>([]);

  const attempt = useCallback(
    async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        toast(errorText(codeOf(error)), { tone: 'bad' });
      }
    },
    [errorText],
  );

  useEffect(() => {
    const leaving = new AbortController();
    readLocks(project, leaving.signal).then(setPaths, (error: unknown) => {
      if (!leaving.signal.aborted) toast(errorText(codeOf(error)), { tone: 'bad' });
    });
    return () => leaving.abort();
  }, [project, errorText]);

  return useMemo(
    () => ({
      of: (path) => lockOf(paths, path),
      set: (path, folder, locked) =>
        attempt(async () => {
          // What another tab locked meanwhile stays locked.
          const now = await readLocks(project);
          setPaths(await setLocks(project, withLock(now, path, folder, locked)));
          toast(t(locked ? 'code.lock.done' : 'code.unlock.done', { path }));
        }),
    }),
    [paths, project, attempt, t],
  );
}
