import { Tooltip } from 'radix-ui';
import { lazy, Suspense } from 'react';
import { Boundary } from './design/Boundary';
import { Toasts } from './design/Toasts';
import { Home } from './home/Home';
import { I18nProvider, useI18n } from './i18n/I18n';
import { NotFound } from './NotFound';
import { routeOf, usePath } from './router';
import { Broken } from './workbench/Broken';
import { WorkbenchSkeleton } from './workbench/WorkbenchSkeleton';

const loadWorkbench = () => import('./workbench/Workbench');
const Workbench = lazy(loadWorkbench);

export function App() {
  return (
    <I18nProvider>
      <Tooltip.Provider delayDuration={400}>
        <SkipLink />
        <Screen />
        <Toasts />
      </Tooltip.Provider>
    </I18nProvider>
  );
}

/** The first stop of the Tab key: past what stands on every screen. */
function SkipLink() {
  const { t } = useI18n();
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-s bg-ink px-3 py-2 text-sm font-semibold text-ground focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {t('app.skip')}
    </a>
  );
}

function Screen() {
  const route = routeOf(usePath());
  if (route.screen === 'home') return <Home prefetchWorkbench={loadWorkbench} />;
  if (route.screen === 'unknown') return <NotFound />;
  return (
    <Boundary fallback={<Broken />}>
      <Suspense fallback={<WorkbenchSkeleton />}>
        <Workbench key={route.project} id={route.project} />
      </Suspense>
    </Boundary>
  );
}
