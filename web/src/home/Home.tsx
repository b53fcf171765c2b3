import { ChartNoAxesColumn } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { IconButton } from '../design/IconButton';
import { Logo } from '../design/Logo';
import { SettingsMenu } from '../design/SettingsMenu';
import { useI18n } from '../i18n/I18n';
import { useModels } from '../prompt/models';
import { Examples } from './Examples';
import { HeroMark } from './HeroMark';
import { NewProject } from './NewProject';
import { RecentProjects } from './RecentProjects';
import { Starters } from './Starters';
import { useNewProject } from './useNewProject';

const AllUsageDialog = lazy(() => import('../usage/AllUsageDialog'));

/** The first page: say what you want, or go on with what you have. */
export function Home({ prefetchWorkbench }: { prefetchWorkbench: () => Promise<unknown> }) {
  const { t } = useI18n();
  const models = useModels();
  const creation = useNewProject(models);
  const [counting, setCounting] = useState(false);

  useEffect(() => {
    document.title = t('app.name');
  }, [t]);

  useEffect(() => {
    // The next screen is known: it loads while the person still types.
    const timer = setTimeout(() => void prefetchWorkbench().catch(() => {}), 800);
    return () => clearTimeout(timer);
  }, [prefetchWorkbench]);

  return (
    <div className="min-h-full">
      <header className="mx-auto flex max-w-[1120px] items-center justify-between px-5 pt-5 sm:px-8">
        <Logo />
        <div className="flex items-center gap-1">
          <IconButton label={t('usage.open')} onClick={() => setCounting(true)} data-testid="usage">
            <ChartNoAxesColumn size={18} aria-hidden />
          </IconButton>
          <SettingsMenu />
        </div>
      </header>
      {counting && (
        <Suspense>
          <AllUsageDialog onClose={() => setCounting(false)} />
        </Suspense>
      )}
      <main id="content" className="relative mx-auto max-w-[1120px] px-5 pb-20 sm:px-8">
        <HeroMark />
        <section className="max-w-[760px] pt-14 sm:pt-20">
          <h1 className="struck text-[clamp(2.1rem,6.2vw,3.9rem)] leading-[1.04]">{t('home.title')}</h1>
          <p className="mt-4 max-w-[46ch] text-lg text-muted">{t('home.subtitle')}</p>
          <NewProject creation={creation} models={models} />
          <Examples onPick={creation.setText} />
        </section>
        <RecentProjects />
        <Starters onPick={creation.startFrom} starting={creation.starting} />
      </main>
    </div>
  );
}
