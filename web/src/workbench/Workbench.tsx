import { ApiError, codeOf } from '../api/errors';
import { Button } from '../design/Button';
import { Link } from '../design/Link';
import { useI18n } from '../i18n/I18n';
import { OpenWorkbench } from './OpenWorkbench';
import { RuntimeProvider } from './runtime/RuntimeProvider';
import { Problem } from '../design/Problem';
import { StoreContext, useOpenProject } from './useProject';
import { WorkbenchSkeleton } from './WorkbenchSkeleton';

/** The screen of one project. */
export default function Workbench({ id }: { id: string }) {
  const { t, errorText } = useI18n();
  const [opening, tryAgain] = useOpenProject(id);

  if (opening.status === 'opening') return <WorkbenchSkeleton />;
  if (opening.status === 'open') {
    return (
      <StoreContext value={opening.store}>
        <RuntimeProvider>
          <OpenWorkbench />
        </RuntimeProvider>
      </StoreContext>
    );
  }

  const status = opening.error instanceof ApiError ? opening.error.status : null;
  if (status === 404) {
    return (
      <Problem title={t('workbench.notFound.title')} body={t('workbench.notFound.body')}>
        <Link to={{ screen: 'home' }} className="font-semibold text-ember-ink underline underline-offset-3">
          {t('workbench.notFound.action')}
        </Link>
      </Problem>
    );
  }
  return (
    <Problem
      title={t(status === 401 ? 'workbench.signedOut.title' : 'workbench.failed.title')}
      body={
        status === 401 ? t('workbench.signedOut.body', { command: './forja up' }) : errorText(codeOf(opening.error))
      }
    >
      <Button onClick={tryAgain}>{t('app.retry')}</Button>
    </Problem>
  );
}
