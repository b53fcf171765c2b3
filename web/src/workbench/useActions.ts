import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { codeOf } from '../api/errors';
import { startTurn } from '../api/projects';
import { useI18n } from '../i18n/I18n';
import { nameOf, useModels, type ModelChoice } from '../prompt/models';
import { useNewComposer } from './composer';
import { readPlace, writePlace } from './place';
import { useStore } from './useProject';
import type { Overlay, Position, View, WishOptions, WorkbenchActions } from './view';

/** As much as the server takes; the end is where the cause stands. */
const MOST_EVIDENCE = 20_000;

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
  const composer = useNewComposer(store.get().project.id);
  const [first] = useState(() => readPlace(location.search));
  const [view, show] = useState<View>(first.view ?? initial);
  const [opened, setOpened] = useState<Opened | null>(
    first.file ? { path: first.file, position: first.position, count: 0 } : null,
  );
  const [overlay, open] = useState<Overlay | null>(null);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const busy = useRef(false);
  const openPath = opened?.path ?? null;
  const { chosen } = models;
  const known = models.models?.items;

  useEffect(() => {
    const query = writePlace({ view, file: openPath, position: opened?.position }, initial);
    if (query !== location.search) history.replaceState(history.state, '', `${location.pathname}${query}`);
  }, [view, openPath, opened, initial]);

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

  const compose = useCallback(
    (text: string, options?: { replace?: boolean }) => {
      show((before) => (initial === 'chat' ? 'chat' : before));
      composer.compose(text, options);
    },
    [composer, initial],
  );

  const send = useCallback(
    async (text: string, { mode = 'build', attachments = [], evidence }: WishOptions = {}) => {
      if (busy.current) return false;
      busy.current = true;
      setSending(true);
      setRefusal(null);
      try {
        await startTurn(store.get().project.id, {
          text,
          language,
          // Where a turn runs, the wish waits for it; the server starts it by itself.
          queue: true,
          ...(evidence && { evidence: evidence.slice(-MOST_EVIDENCE) }),
          ...(chosen && { model: chosen }),
          ...(openPath && { openFile: openPath }),
          ...(mode !== 'build' && { mode }),
          ...(attachments.length > 0 && {
            attachments: attachments.map(({ name, type, data }) => ({ name, type, data })),
          }),
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
    () => ({
      view,
      show,
      openFile,
      openPath,
      send,
      composer,
      compose,
      overlay,
      open,
      modelName,
      sending,
      refusal,
    }),
    [view, openFile, openPath, send, composer, compose, overlay, modelName, sending, refusal],
  );
  return { actions, opened, models };
}
