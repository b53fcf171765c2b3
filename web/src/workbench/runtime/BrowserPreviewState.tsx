import { CircleAlert, Infinity as Endless } from 'lucide-react';
import { Button } from '../../design/Button';
import { useI18n } from '../../i18n/I18n';
import { Forge } from '../preview/Forge';
import { Place } from '../preview/Place';
import type { OpenSession } from './useBrowserSession';
import { useRuntime } from './useProjectRuntime';

/** What stands in the place of an app that runs in this browser while it is not there: what happens, why, and one way on. */
export function BrowserPreviewState({ open, failed }: { open: OpenSession | null; failed: boolean }) {
  const { t, errorText } = useI18n();
  const { choose } = useRuntime();
  const toSandbox = <Button onClick={() => void choose('sandbox')}>{t('runtime.toSandbox')}</Button>;
  const bad = <CircleAlert size={30} aria-hidden className="text-bad" />;

  if (failed || open?.state.status === 'failed') {
    return (
      <Place
        icon={bad}
        title={t('runtime.failed.title')}
        body={errorText(open?.state.failure ?? 'browser.compiler-failed')}
      >
        {open && (
          <Button kind="ember" onClick={() => void open.session.renew()}>
            {t('app.retry')}
          </Button>
        )}
        {toSandbox}
      </Place>
    );
  }
  if (open?.state.status === 'stuck') {
    return (
      <Place
        icon={<Endless size={30} aria-hidden className="text-care" />}
        title={t('runtime.stuck.title')}
        body={t('runtime.stuck.body')}
      >
        <Button kind="ember" data-testid="restart-preview" onClick={() => void open.session.renew()}>
          {t('runtime.stuck.action')}
        </Button>
      </Place>
    );
  }
  const { packages, errors } = open?.state ?? {};
  if (packages?.status === 'failed') {
    return (
      <Place icon={bad} title={t('runtime.packages.failed')} body={packages.detail ?? errorText(packages.code)}>
        <Button kind="ember" onClick={() => open?.session.retryPackages()}>
          {t('app.retry')}
        </Button>
        {toSandbox}
      </Place>
    );
  }
  const first = errors?.[0];
  if (first && packages?.status === 'ready' && first.file === 'index.html') {
    return <Place icon={bad} title={t('runtime.failed.title')} body={first.message} />;
  }
  const building = packages?.status === 'building';
  return (
    <Place
      icon={<Forge />}
      title={t(building ? 'runtime.packages.building' : 'runtime.starting.title')}
      body={t(building ? 'runtime.packages.body' : 'runtime.starting.body')}
    />
  );
}
