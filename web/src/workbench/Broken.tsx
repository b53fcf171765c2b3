import { Button } from '../design/Button';
import { useI18n } from '../i18n/I18n';

/** A part of the page could not be shown; loading the page anew gets everything from the server again, and nothing is lost by it. */
export function Broken() {
  const { t } = useI18n();
  return (
    <div role="alert" className="grid flex-1 place-items-center px-6 py-10 text-center">
      <div>
        <h2 className="struck text-lg">{t('app.broken.title')}</h2>
        <p className="mt-1.5 text-sm text-muted">{t('app.broken.body')}</p>
        <Button kind="ember" className="mt-4" onClick={() => location.reload()}>
          {t('app.broken.action')}
        </Button>
      </div>
    </div>
  );
}
