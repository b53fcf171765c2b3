import { ArrowUp, ListPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/Button';
import { runningTurn } from '../../events/state';
import { useI18n } from '../../i18n/I18n';
import { AddModel } from '../../prompt/AddModel';
import { AttachButton } from '../../prompt/AttachButton';
import { AttachmentList } from '../../prompt/AttachmentList';
import { ImproveButton } from '../../prompt/ImproveButton';
import { ModelPicker } from '../../prompt/ModelPicker';
import { ModePicker } from '../../prompt/ModePicker';
import type { ModelChoice } from '../../prompt/models';
import { PromptBox } from '../../prompt/PromptBox';
import { useWish } from '../composer';
import { useProject } from '../useProject';
import { useWorkbench } from '../view';
import { Queue } from './Queue';
import { StopButton } from './StopButton';

export function ChatPrompt({ models, onSent }: { models: ModelChoice; onSent: () => void }) {
  const { t, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const running = useProject((state) => runningTurn(state)?.id ?? null);
  const { send, sending, refusal, composer } = useWorkbench();
  const wish = useWish(composer);
  const empty = wish.text.trim() === '';

  const submit = async () => {
    const text = wish.text.trim();
    if (!text || sending) return;
    if (!(await send(text, { mode: wish.mode, attachments: wish.attachments }))) return;
    composer.clear();
    onSent();
  };

  const attach = (files: File[]) => void composer.attachFiles(files);

  return (
    <form
      className="px-3 pb-3 md:px-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="mx-auto max-w-[720px]">
        {refusal && (
          <p role="alert" className="mb-2 rounded-s bg-bad-wash px-3 py-2 text-sm text-bad">
            {errorText(refusal)}
          </p>
        )}
        {wish.tooLarge.length > 0 && (
          <p role="alert" className="mb-2 rounded-s bg-care-wash px-3 py-2 text-sm text-care">
            {t('chat.attachments.tooLarge', { names: wish.tooLarge.join(', ') })}
          </p>
        )}
        {models.models?.items.length === 0 && <NoModel />}
        <Queue />
        <PromptBox
          name="composer"
          label={t('chat.prompt.label')}
          placeholder={running ? t('chat.prompt.running') : t(`mode.${wish.mode}.placeholder`)}
          value={wish.text}
          onChange={(text) => composer.setText(text)}
          onSend={() => void submit()}
          onFiles={attach}
          focusCount={wish.focusCount}
          above={<AttachmentList items={wish.attachments} onRemove={(item) => composer.detach(item)} />}
          busy={running !== null}
        >
          <AttachButton onFiles={attach} />
          <ImproveButton text={wish.text} model={models.chosen} onText={(text) => composer.setText(text)} />
          <ModePicker mode={wish.mode} onMode={(mode) => composer.setMode(mode)} />
          <ModelPicker choice={models} />
          <span className="ml-auto flex shrink-0 items-center gap-1.5">
            {running && <StopButton project={id} turn={running} />}
            {(!running || !empty) && (
              <Button kind="ember" type="submit" data-testid="send" disabled={sending || empty}>
                {t(running ? 'chat.queue' : 'chat.send')}
                {running ? <ListPlus size={15} aria-hidden /> : <ArrowUp size={15} strokeWidth={2.5} aria-hidden />}
              </Button>
            )}
          </span>
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
    <p className="mb-2 text-sm text-muted">
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
