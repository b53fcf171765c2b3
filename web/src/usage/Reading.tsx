import type { ReactNode } from 'react';
import { useI18n } from '../i18n/I18n';

/** What was read, or that it is being read, or why it cannot be and how to try again. */
export function Reading<T>({
  reading,
  children,
}: {
  reading: { value: T | null; failure: string | null; again: () => void };
  children: (value: T) => ReactNode;
}) {
  const { t, errorText } = useI18n();
  if (reading.failure !== null) {
    return (
      <p role="alert" className="text-sm text-bad">
        {errorText(reading.failure)}{' '}
        <button type="button" className="font-semibold underline underline-offset-3" onClick={reading.again}>
          {t('app.retry')}
        </button>
      </p>
    );
  }
  if (reading.value === null) return <div className="skeleton h-64" role="status" aria-label={t('app.loading')} />;
  return <>{children(reading.value)}</>;
}
