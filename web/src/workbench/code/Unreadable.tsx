import { Button } from '../../design/Button';
import { fileSize } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { BinaryPane } from './BinaryPane';
import type { Document } from './Document';
import type { DocumentState } from './document-state';

/** A file that is not shown as text: why, and what can be done. */
export function Unreadable({
  document,
  state,
}: {
  document: Document;
  state: Extract<DocumentState, { status: 'unreadable' }>;
}) {
  const { t, language, errorText } = useI18n();
  const bytes = useProject((live) => live.files.get(document.path)?.size ?? 0);
  const size = fileSize(language, bytes);
  if (state.reason === 'binary') return <BinaryPane path={document.path} />;
  const text = {
    large: { title: t('code.large.title'), body: t('code.large.body', { size }) },
    deleted: { title: t('code.deleted'), body: document.path },
    error: { title: t('code.open.failed'), body: errorText(state.code ?? 'unknown') },
  }[state.reason];
  return (
    <div className="grid flex-1 place-items-center px-6 text-center">
      <div>
        <h2 className="struck text-lg">{text.title}</h2>
        <p className="mt-1.5 text-sm text-muted">{text.body}</p>
        {state.reason === 'large' && (
          <Button className="mt-4" onClick={() => void document.openLarge()}>
            {t('code.large.open')}
          </Button>
        )}
        {state.reason === 'error' && (
          <Button className="mt-4" onClick={() => void document.takeTheirs()}>
            {t('app.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}
