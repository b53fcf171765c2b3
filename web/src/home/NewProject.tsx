import { ArrowUp, Info } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/Button';
import { useI18n } from '../i18n/I18n';
import { AddModel } from '../prompt/AddModel';
import { ImproveButton } from '../prompt/ImproveButton';
import { ModelPicker } from '../prompt/ModelPicker';
import type { ModelChoice } from '../prompt/models';
import { PromptBox } from '../prompt/PromptBox';
import type { Creation } from './useNewProject';

/** The prompt of the first page. */
export function NewProject({ creation, models }: { creation: Creation; models: ModelChoice }) {
  const { t, errorText } = useI18n();
  const { text, setText, send, starting, failure } = creation;
  const busy = starting !== null;
  return (
    <form
      className="mt-8"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <PromptBox
        large
        name="prompt"
        autoFocus
        label={t('home.prompt.label')}
        placeholder={t('home.prompt.placeholder')}
        value={text}
        onChange={setText}
        onSend={send}
        busy={busy}
        readOnly={busy}
      >
        <ImproveButton text={text} model={models.chosen} onText={setText} />
        <ModelPicker choice={models} withStarter />
        <span className="ml-auto hidden text-xs text-faint md:inline">
          {t('home.prompt.hint', { enter: 'Enter', shiftEnter: 'Shift+Enter' })}
        </span>
        <Button
          kind="ember"
          type="submit"
          data-testid="create"
          disabled={busy || text.trim() === ''}
          className="ml-auto h-10 px-4 text-base md:ml-2"
        >
          {starting === 'prompt' ? t('home.prompt.sending') : t('home.prompt.send')}
          <ArrowUp size={17} strokeWidth={2.5} aria-hidden />
        </Button>
      </PromptBox>
      {failure && (
        <p role="alert" className="mt-3 rounded-s bg-bad-wash px-3 py-2 text-sm text-bad">
          {errorText(failure)}
        </p>
      )}
      {models.models?.items.length === 0 && <NoModel />}
    </form>
  );
}

/** Without a model a starter is used; nobody should take that for the work of a model. */
function NoModel() {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <div className="mt-3 flex gap-2.5 rounded-m border border-line bg-surface px-3.5 py-3 text-sm text-muted">
      <Info size={16} aria-hidden className="mt-0.5 shrink-0 text-care" />
      <p>
        <strong className="font-semibold text-ink">{t('home.model.none')}.</strong> {t('home.model.none.explain')}{' '}
        <button
          type="button"
          className="font-semibold text-ember-ink underline underline-offset-3"
          onClick={() => setOpen(true)}
        >
          {t('home.model.none.how')}
        </button>
      </p>
      <AddModel open={open} onClose={() => setOpen(false)} />
    </div>
  );
}
