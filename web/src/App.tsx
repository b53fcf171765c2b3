import { Tooltip } from 'radix-ui';
import { lazy, Suspense } from 'react';
import { Home } from './home/Home';
import { I18nProvider } from './i18n/I18n';
import { routeOf, usePath } from './router';
import { WorkbenchSkeleton } from './workbench/WorkbenchSkeleton';

const loadWorkbench = () => import('./workbench/Workbench');
const Workbench = lazy(loadWorkbench);

export function App() {
  return (
    <I18nProvider>
      <Tooltip.Provider delayDuration={400}>
        <Screen />
      </Tooltip.Provider>
    </I18nProvider>
  );
}

function Screen() {
  const route = routeOf(usePath());
  if (route.screen === 'home') return <Home prefetchWorkbench={loadWorkbench} />;
  return (
    <Suspense fallback={<WorkbenchSkeleton />}>
      <Workbench key={route.project} id={route.project} />
    </Suspense>
  );
}
