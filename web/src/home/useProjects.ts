import { useCallback, useEffect, useRef, useState } from 'react';
import { codeOf } from '../api/errors';
import { deleteProject, forkProject, importProject, listProjects, renameProject } from '../api/projects';
import type { ProjectSummary } from '../api/types';
import { toast } from '../design/toasts';
import { useI18n } from '../i18n/I18n';
import { go } from '../router';

/** A deletion waits this long for second thoughts, as long as the note with the way back is shown. */
const SECOND_THOUGHTS_MS = 8_000;

/** The person's projects and what can be done with them. A deleted one is hidden at once and goes when its time for regret is over. */
export function useProjects() {
  const { t, errorText, language } = useI18n();
  const [items, setItems] = useState<ProjectSummary[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [importing, setImporting] = useState<string | null>(null);
  const leaving = useRef(new Map<string, () => void>());

  const load = useCallback(async (after: string | null, signal?: AbortSignal) => {
    try {
      const page = await listProjects(after, signal);
      setItems((before) => (after && before ? [...before, ...page.items] : page.items));
      setCursor(page.next ?? null);
      setFailure(null);
    } catch (error) {
      if (!signal?.aborted) setFailure(codeOf(error));
    }
  }, []);

  useEffect(() => {
    const stop = new AbortController();
    void load(null, stop.signal);
    return () => stop.abort();
  }, [load]);

  useEffect(() => {
    const waiting = leaving.current;
    const deleteNow = () => {
      for (const remove of waiting.values()) remove();
    };
    // Who leaves the page has had no second thoughts.
    addEventListener('pagehide', deleteNow);
    return () => {
      removeEventListener('pagehide', deleteNow);
      deleteNow();
    };
  }, []);

  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      toast(errorText(codeOf(error)), { tone: 'bad' });
    }
    await load(null);
  };

  const show = (id: string) =>
    setHidden((before) => {
      const after = new Set(before);
      after.delete(id);
      return after;
    });

  const remove = (project: ProjectSummary) => {
    setHidden((before) => new Set(before).add(project.id));
    const finish = () => {
      clearTimeout(timer);
      leaving.current.delete(project.id);
      void attempt(() => deleteProject(project.id)).then(() => show(project.id));
    };
    const timer = setTimeout(finish, SECOND_THOUGHTS_MS);
    leaving.current.set(project.id, finish);
    toast(t('home.project.deleted', { name: project.name }), {
      action: {
        text: t('app.undo'),
        run: () => {
          clearTimeout(timer);
          leaving.current.delete(project.id);
          show(project.id);
        },
      },
    });
  };

  const takeZip = async (file: File) => {
    setImporting(file.name);
    try {
      const project = await importProject(file, file.name.replace(/\.zip$/i, ''), language);
      go({ screen: 'workbench', project: project.id });
    } catch (error) {
      toast(errorText(codeOf(error)), { tone: 'bad' });
      setImporting(null);
    }
  };

  return {
    items: items?.filter((project) => !hidden.has(project.id)) ?? null,
    cursor,
    failure,
    load,
    remove,
    importing,
    takeZip,
    rename: (project: ProjectSummary, name: string) => {
      setItems((before) => before?.map((item) => (item.id === project.id ? { ...item, name } : item)) ?? null);
      void attempt(() => renameProject(project.id, name));
    },
    fork: (project: ProjectSummary) =>
      void attempt(() => forkProject(project.id, null, t('workbench.fork.name', { name: project.name }))),
  };
}
