import { useEffect } from 'react';
import { Link } from './design/Link';
import { Problem } from './design/Problem';
import { useI18n } from './i18n/I18n';

/** An address that leads nowhere: says so, and shows the way home. */
export function NotFound() {
  const { t } = useI18n();
  useEffect(() => {
    document.title = `${t('app.notFound.title')} · ${t('app.name')}`;
  }, [t]);
  return (
    <Problem title={t('app.notFound.title')} body={t('app.notFound.body')}>
      <Link to={{ screen: 'home' }} className="font-semibold text-ember-ink underline underline-offset-3">
        {t('workbench.notFound.action')}
      </Link>
    </Problem>
  );
}
