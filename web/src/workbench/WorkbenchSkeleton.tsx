import { useI18n } from '../i18n/I18n';

/** The workbench's outline while it loads: the same places, so that nothing jumps. */
export function WorkbenchSkeleton() {
  const { t } = useI18n();
  return (
    <div className="flex h-dvh flex-col" aria-busy aria-label={t('workbench.loading')} role="status">
      <div className="flex h-13 items-center gap-3 px-3">
        <div className="skeleton size-7" />
        <div className="skeleton h-5 w-44" />
      </div>
      <div className="flex min-h-0 flex-1 gap-2 px-2 pb-2">
        <div className="hidden w-[400px] flex-col gap-3 p-3 md:flex">
          <div className="skeleton h-16" />
          <div className="skeleton h-40" />
        </div>
        <div className="flex-1 rounded-m border border-line bg-surface" />
      </div>
    </div>
  );
}
