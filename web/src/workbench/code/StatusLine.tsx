import { cx } from '../../design/classes';
import { useI18n } from '../../i18n/I18n';
import type { Document } from './Document';
import { languageOf } from './language';
import { LineAuthor } from './LineAuthor';
import { Problems } from './Problems';

/** Where the open file stands: saved, being saved, being written by the model. */
export function StatusLine({ document, line }: { document: Document; line: number | null }) {
  const { t, errorText } = useI18n();
  const { state } = document;
  const texts: Partial<Record<typeof state.status, string>> = {
    saved: t('code.saved'),
    unsaved: t('code.unsaved'),
    saving: t('code.saving'),
    writing: t('code.writing'),
    loading: t('app.loading'),
  };
  const failed = state.status === 'failed';
  return (
    <div className="flex h-7 shrink-0 items-center gap-3 border-t border-line px-3 text-xs text-faint">
      <span className="min-w-0 truncate font-mono">{document.path}</span>
      <Problems document={document} />
      {state.status !== 'unreadable' && <LineAuthor path={document.path} line={line} />}
      <span className="ml-auto shrink-0">{languageOf(document.path)}</span>
      <span
        role="status"
        className={cx(
          'inline-flex shrink-0 items-center gap-1.5',
          failed && 'text-bad',
          state.status === 'writing' && 'text-ember-ink',
        )}
      >
        {state.status === 'writing' && <span aria-hidden className="hot-dot" />}
        {failed ? `${t('code.failed')}: ${errorText(state.code)}` : texts[state.status]}
      </span>
    </div>
  );
}
