import { useI18n } from '../../i18n/I18n';

/** The editor's outline while it loads. */
export function CodeSkeleton() {
  const { t } = useI18n();
  return (
    <div className="flex min-h-0 flex-1" role="status" aria-label={t('code.loading')}>
      <div className="hidden w-60 space-y-2 border-r border-line p-3 md:block">
        {[70, 55, 80, 48, 64, 58].map((width) => (
          <div key={width} className="skeleton h-4" style={{ width: `${width}%` }} />
        ))}
      </div>
      <div className="flex-1 space-y-2.5 p-4 pt-14">
        {[40, 62, 55, 30, 68, 47].map((width) => (
          <div key={width} className="skeleton h-3.5" style={{ width: `${width}%` }} />
        ))}
      </div>
    </div>
  );
}
