import { encodePath } from '../../api/http';
import { Button } from '../../design/Button';
import { fileSize } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { HUGE_BYTES } from './content';
import { BinaryPane, save } from './BinaryPane';
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
  const project = useProject((live) => live.project.id);
  const size = fileSize(language, bytes);
  if (state.reason === 'binary') return <BinaryPane path={document.path} />;
  const huge = state.reason === 'large' && bytes > HUGE_BYTES;
  const text = {
    large: huge
      ? { title: t('code.huge.title'), body: t('code.huge.body', { size }) }
      : { title: t('code.large.title'), body: t('code.large.body', { size }) },
    deleted: { title: t('code.deleted'), body: document.path },
    error: { title: t('code.open.failed'), body: errorText(state.code ?? 'unknown') },
  }[state.reason];
  return (
    <div className="grid flex-1 place-items-center px-6 text-center">
      <div>
        <h2 className="struck text-lg">{text.title}</h2>
        <p className="mt-1.5 text-sm text-muted">{text.body}</p>
        {huge && (
          <Button
            className="mt-4"
            onClick={() => save(`/api/projects/${project}/files/${encodePath(document.path)}`, document.path)}
          >
            {t('code.binary.download')}
          </Button>
        )}
        {state.reason === 'large' && !huge && (
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
