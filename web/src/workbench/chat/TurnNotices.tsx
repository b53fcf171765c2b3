import { Info } from 'lucide-react';
import type { Notice } from '../../api/types';
import { useI18n } from '../../i18n/I18n';
import type { Language } from '../../i18n/translate';

/** What happened on the way that a person should know: a retry, an answer that went on, a starter in place of a model. */
export function TurnNotices({ notices }: { notices: (Notice & { at: string })[] }) {
  const { t, language } = useI18n();
  if (notices.length === 0) return null;
  return (
    <ul className="space-y-1.5 px-4 pb-3">
      {notices.map((notice) => (
        <li key={`${notice.at}${notice.code}`} className="flex gap-2 text-sm text-muted">
          <Info size={15} aria-hidden className="mt-0.5 shrink-0 text-care" />
          <span>{textOf(notice, t, language)}</span>
        </li>
      ))}
    </ul>
  );
}

function textOf(notice: Notice, t: ReturnType<typeof useI18n>['t'], language: Language): string {
  switch (notice.code) {
    case 'retrying':
      return t('notice.retrying', { seconds: Number(notice.args?.seconds ?? 0) });
    case 'continuing':
    case 'starter-used':
    case 'dependencies-changed':
      return t(`notice.${notice.code}`);
    default:
      return t('notice.unknown', { code: notice.code.toLocaleLowerCase(language) });
  }
}
