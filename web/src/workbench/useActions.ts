import { useCallback, useMemo, useRef, useState } from 'react';
import { codeOf } from '../api/errors';
import { startTurn } from '../api/projects';
import { useI18n } from '../i18n/I18n';
import { nameOf, useModels, type ModelChoice } from '../prompt/models';
import { useStore } from './useProject';
import type { Position, View, WorkbenchActions } from './view';

export interface Opened {
  path: string;
  position?: Position;
  /** Grows with each wish to open, so that the same place can be asked for twice. */
  count: number;
}

/** The workbench's own small state: which view is shown, which file is open, and whether a turn is being sent. */
export function useActions(initial: View): { actions: WorkbenchActions; opened: Opened | null; models: ModelChoice } {
  const store = useStore();
  const { language } = useI18n();
  const models = useModels();
  const [view, show] = useState<View>(initial);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const busy = useRef(false);
  const openPath = opened?.path ?? null;
  const { chosen } = models;
  const known = models.models?.items;
  const modelName = useCallback(
    (id: string) => {
      const model = known?.find((item) => item.id === id);
      return model ? nameOf(model) : id;
    },
    [known],
  );

  const openFile = useCallback((path: string, position?: Position) => {
    setOpened((before) => ({ path, position, count: (before?.count ?? 0) + 1 }));
    show('code');
  }, []);

  const send = useCallback(
    async (text: string) => {
      if (busy.current) return false;
      busy.current = true;
      setSending(true);
      setRefusal(null);
      try {
        await startTurn(store.get().project.id, {
          text,
          language,
          ...(chosen && { model: chosen }),
          ...(openPath && { openFile: openPath }),
        });
        return true;
      } catch (error) {
        setRefusal(codeOf(error));
        return false;
      } finally {
        busy.current = false;
        setSending(false);
      }
    },
    [store, language, chosen, openPath],
  );

  const actions = useMemo(
    () => ({ view, show, openFile, openPath, send, modelName, sending, refusal }),
    [view, openFile, openPath, send, modelName, sending, refusal],
  );
  return { actions, opened, models };
}
