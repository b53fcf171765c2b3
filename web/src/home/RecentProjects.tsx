import { useCallback, useEffect, useState } from 'react';
import { codeOf } from '../api/errors';
import { listProjects } from '../api/projects';
import type { ProjectSummary } from '../api/types';
import { Button } from '../design/Button';
import { useI18n } from '../i18n/I18n';
import { ProjectRow } from './ProjectRow';

/** The person's projects, newest first; a page at a time. */
export function RecentProjects() {
  const { t, errorText } = useI18n();
  const [items, setItems] = useState<ProjectSummary[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

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
    const leaving = new AbortController();
    void load(null, leaving.signal);
    return () => leaving.abort();
  }, [load]);

  // Who has no project yet is not told so: the starters come first then.
  if (items?.length === 0 && !failure) return null;
  return (
    <section aria-labelledby="recent" className="mt-16">
      <h2 id="recent" className="struck text-xl">
        {t('home.recent')}
      </h2>
      {failure ? (
        <div role="alert" className="mt-3 flex flex-wrap items-center gap-3 text-sm text-muted">
          <span>
            {t('home.recent.failed')} {errorText(failure)}
          </span>
          <Button size="s" onClick={() => void load(null)}>
            {t('app.retry')}
          </Button>
        </div>
      ) : items === null ? (
        <div className="mt-4 space-y-2" aria-label={t('app.loading')}>
          <div className="skeleton h-16" />
          <div className="skeleton h-16" />
          <div className="skeleton h-16" />
        </div>
      ) : (
        <>
          <ul className="mt-4 overflow-hidden rounded-m border border-line bg-surface">
            {items.map((project) => (
              <ProjectRow key={project.id} project={project} />
            ))}
          </ul>
          {cursor && (
            <Button kind="plain" size="s" className="mt-3" onClick={() => void load(cursor)}>
              {t('home.recent.more')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
