import { useCallback, useEffect, useState } from 'react';
import { codeOf } from '../../api/errors';
import { closeTerminal, listTerminals, openTerminal } from '../../api/terminals';
import { toast } from '../../design/toasts';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';

/** The terminals of the project, which live on the server and are the same in every tab. */
export function useTerminals() {
  const { errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const epoch = useProject((state) => state.sandbox.epoch);
  const [open, setOpen] = useState<number[]>([]);

  const read = useCallback(
    async (signal?: AbortSignal) => {
      const items = await listTerminals(id, signal).catch(() => null);
      if (items && !signal?.aborted) setOpen(items.map((item) => item.n));
    },
    [id],
  );

  useEffect(() => {
    const leaving = new AbortController();
    // Another run of the sandbox has none of the terminals of the one before.
    void read(leaving.signal);
    return () => leaving.abort();
  }, [read, epoch]);

  return {
    open,
    create: async (): Promise<number | null> => {
      try {
        const { n } = await openTerminal(id);
        setOpen((before) => [...before.filter((other) => other !== n), n]);
        return n;
      } catch (error) {
        toast(errorText(codeOf(error)), { tone: 'bad' });
        return null;
      }
    },
    close: async (n: number) => {
      setOpen((before) => before.filter((other) => other !== n));
      await closeTerminal(id, n).catch((error: unknown) => toast(errorText(codeOf(error)), { tone: 'bad' }));
    },
  };
}
