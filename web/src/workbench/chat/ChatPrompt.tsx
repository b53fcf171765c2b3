import { ArrowUp, Square } from 'lucide-react';
import { useState } from 'react';
import { codeOf } from '../../api/errors';
import { stopTurn } from '../../api/projects';
import { Button } from '../../design/Button';
import { runningTurn } from '../../events/state';
import { useI18n } from '../../i18n/I18n';
import { useDraft } from '../../prompt/draft';
import { AddModel } from '../../prompt/AddModel';
import { ModelPicker } from '../../prompt/ModelPicker';
import type { ModelChoice } from '../../prompt/models';
import { PromptBox } from '../../prompt/PromptBox';
import { useProject } from '../useProject';
import { useWorkbench } from '../view';

export function ChatPrompt({ models, onSent }: { models: ModelChoice; onSent: () => void }) {
  const { t, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const running = useProject((state) => runningTurn(state)?.id ?? null);
  const { send, sending, refusal } = useWorkbench();
  const [text, setText] = useDraft(id);

  const submit = async () => {
    const wish = text.trim();
    if (!wish || running || sending) return;
    if (!(await send(wish))) return;
    setText('');
    onSent();
  };

  return (
    <form
      className="px-3 pb-3 md:px-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {refusal && (
        <p role="alert" className="mb-2 rounded-s bg-bad-wash px-3 py-2 text-sm text-bad">
          {errorText(refusal)}
        </p>
      )}
      {models.models?.items.length === 0 && <NoModel />}
      <div className="mx-auto max-w-[720px]">
        <PromptBox
          name="composer"
          label={t('chat.prompt.label')}
          placeholder={running ? t('chat.prompt.running') : t('chat.prompt.placeholder')}
          value={text}
          onChange={setText}
          onSend={() => void submit()}
          busy={running !== null}
        >
          <ModelPicker choice={models} />
          {running ? (
            <StopButton project={id} turn={running} />
          ) : (
            <Button
              kind="ember"
              type="submit"
              data-testid="send"
              className="ml-auto"
              disabled={sending || text.trim() === ''}
            >
              {t('chat.send')}
              <ArrowUp size={15} strokeWidth={2.5} aria-hidden />
            </Button>
          )}
        </PromptBox>
      </div>
    </form>
  );
}

/** Without a model nobody can write a change; said before somebody writes a page. */
function NoModel() {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <p className="mx-auto mb-2 max-w-[720px] text-sm text-muted">
      {t('chat.noModel')}{' '}
      <button
        type="button"
        className="font-semibold text-ember-ink underline underline-offset-3"
        onClick={() => setOpen(true)}
      >
        {t('home.model.none.how')}
      </button>
      <AddModel open={open} onClose={() => setOpen(false)} />
    </p>
  );
}

function StopButton({ project, turn }: { project: string; turn: string }) {
  const { t, errorText } = useI18n();
  const [stopping, setStopping] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const stop = async () => {
    setStopping(turn);
    setFailure(null);
    try {
      await stopTurn(project, turn);
    } catch (error) {
      setFailure(codeOf(error));
      setStopping(null);
    }
  };

  return (
    <span className="ml-auto flex items-center gap-2">
      {failure && (
        <span role="alert" className="text-xs text-bad">
          {errorText(failure)}
        </span>
      )}
      <Button data-testid="stop" disabled={stopping === turn} onClick={() => void stop()}>
        <Square size={12} fill="currentColor" aria-hidden />
        {stopping === turn ? t('chat.stopping') : t('chat.stop')}
      </Button>
    </span>
  );
}
