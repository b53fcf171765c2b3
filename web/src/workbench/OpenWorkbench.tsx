import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { Boundary } from '../design/Boundary';
import { Link } from '../design/Link';
import { Problem } from '../design/Problem';
import { useIsNarrow } from '../design/media';
import { Split } from '../design/Split';
import { useI18n } from '../i18n/I18n';
import { Chat } from './chat/Chat';
import { Broken } from './Broken';
import { BottomBar } from './BottomBar';
import { Connection } from './Connection';
import { Preview } from './preview/Preview';
import { SideTabs } from './SideTabs';
import { TopBar } from './TopBar';
import { useActions } from './useActions';
import { useProject } from './useProject';
import { useShortcuts } from './useShortcuts';
import { ActionsContext, type View } from './view';
import { loadCode } from './code/load';
import { CodeSkeleton } from './code/CodeSkeleton';

const Code = lazy(loadCode);
const Overlays = lazy(() => import('./palette/Overlays'));
const Run = lazy(() => import('./run/Run'));

// Who opens the editor learns of a failure then; fetching early is only a courtesy.
const prefetchCode = () => void loadCode().catch(() => {});

/** How long after opening the editor is fetched while nothing else happens. */
const PREFETCH_MS = 4_000;

export function OpenWorkbench() {
  const { t } = useI18n();
  const narrow = useIsNarrow();
  const { actions, opened, models } = useActions(narrow ? 'chat' : 'preview');
  const name = useProject((state) => state.project.name);
  const deleted = useProject((state) => state.deleted);
  const [searchCount, setSearchCount] = useState(0);
  // Once looked at it stays: its terminals keep what they drew.
  const [runSeen, setRunSeen] = useState(actions.view === 'logs');
  if (actions.view === 'logs' && !runSeen) setRunSeen(true);
  const { show, open, compose, overlay } = actions;
  const search = useCallback(() => {
    show('code');
    setSearchCount((count) => count + 1);
  }, [show]);
  useShortcuts((action) => {
    if (action === 'search') search();
    else if (action === 'chat') compose('');
    else if (action === 'preview' || action === 'code' || action === 'logs') show(action);
    else open(action);
  });

  useEffect(() => {
    document.title = `${name} · ${t('app.name')}`;
  }, [name, t]);

  useEffect(() => {
    const timer = setTimeout(() => requestIdleCallback?.(prefetchCode), PREFETCH_MS);
    return () => clearTimeout(timer);
  }, []);

  if (deleted) {
    return (
      <Problem title={t('workbench.deleted.title')}>
        <Link to={{ screen: 'home' }} className="font-semibold text-ember-ink underline underline-offset-3">
          {t('workbench.notFound.action')}
        </Link>
      </Problem>
    );
  }

  // On a wide window the chat is always there, so "chat" shows the preview beside it.
  const side: View = !narrow && actions.view === 'chat' ? 'preview' : actions.view;
  const shown = (view: View) => (side === view ? 'flex min-h-0 min-w-0 flex-1 flex-col' : 'hidden');
  const views = (
    <>
      <div className={shown('preview')} role="tabpanel" aria-label={t('workbench.preview')}>
        <Preview visible={side === 'preview'} />
      </div>
      {(side === 'code' || opened !== null || searchCount > 0) && (
        <div className={shown('code')} role="tabpanel" aria-label={t('workbench.code')}>
          <Boundary fallback={<Broken />}>
            <Suspense fallback={<CodeSkeleton />}>
              <Code opened={opened} visible={side === 'code'} searchCount={searchCount} />
            </Suspense>
          </Boundary>
        </div>
      )}
      {(side === 'logs' || runSeen) && (
        <div className={shown('logs')} role="tabpanel" aria-label={t('workbench.logs')}>
          <Boundary fallback={<Broken />}>
            <Suspense fallback={<div className="skeleton m-4 h-40" role="status" aria-label={t('app.loading')} />}>
              <Run visible={side === 'logs'} />
            </Suspense>
          </Boundary>
        </div>
      )}
    </>
  );

  return (
    <ActionsContext value={actions}>
      <div className="flex h-dvh flex-col overflow-hidden">
        <TopBar />
        <Connection />
        <main id="content" className="flex min-h-0 flex-1">
          {narrow ? (
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">
              <div className={shown('chat')}>
                <Chat models={models} />
              </div>
              {views}
            </div>
          ) : (
            <Split
              label={t('workbench.resize')}
              name="chat"
              initial={420}
              least={300}
              most={760}
              first={<Chat models={models} />}
              second={
                <div className="mr-2 mb-2 flex min-h-0 min-w-0 flex-1 flex-col overflow-hidden rounded-m border border-line bg-surface shadow-1">
                  <SideTabs view={side} />
                  {views}
                </div>
              }
            />
          )}
        </main>
        {narrow && <BottomBar view={actions.view} />}
        {overlay !== null && overlay !== 'versions' && overlay !== 'share' && (
          <Suspense fallback={null}>
            <Overlays overlay={overlay} onClose={() => open(null)} onSearch={search} />
          </Suspense>
        )}
      </div>
    </ActionsContext>
  );
}
