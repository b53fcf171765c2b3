import { useState, type FormEvent } from 'react';
import { codeOf } from '../api/errors';
import { importFromGit } from '../api/projects';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useI18n } from '../i18n/I18n';
import { go } from '../router';

/** Makes a project out of the newest state of a public git repository. */
export default function GitImport({ onClose }: { onClose: () => void }) {
  const { t, language, errorText } = useI18n();
  const [url, setUrl] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const take = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      const project = await importFromGit(url.trim(), language);
      go({ screen: 'workbench', project: project.id });
    } catch (error) {
      setFailure(codeOf(error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} title={t('home.git.title')} description={t('home.git.note')}>
      <form onSubmit={(event) => void take(event)}>
        <label className="block text-sm text-muted">
          {t('home.git.address')}
          <input
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do here
            autoFocus
            type="url"
            required
            data-testid="git-address"
            value={url}
            placeholder="https://github.com/owner/repository"
            onChange={(event) => setUrl(event.target.value)}
            className="mt-1 h-9 w-full rounded-s border border-line-strong bg-surface px-2.5 font-mono text-sm text-ink"
          />
        </label>
        {failure && (
          <p role="alert" className="mt-2 text-sm text-bad">
            {errorText(failure)}
          </p>
        )}
        <Button
          type="submit"
          kind="ember"
          data-testid="git-import"
          disabled={busy || url.trim() === ''}
          className="mt-4 w-full"
        >
          {t(busy ? 'home.git.busy' : 'home.git.go')}
        </Button>
      </form>
    </Dialog>
  );
}
