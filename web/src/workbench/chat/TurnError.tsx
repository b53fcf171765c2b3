import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { codeOf } from '../../api/errors';
import { commandSandbox } from '../../api/projects';
import type { Turn } from '../../events/state';
import { Button } from '../../design/Button';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { useWorkbench } from '../view';

/** Why the turn failed, in words, what the provider or the machine said, and the one next step. */
export function TurnError({ turn, retryable }: { turn: Turn; retryable: boolean }) {
  const { t, errorText } = useI18n();
  const { send, sending } = useWorkbench();
  const id = useProject((state) => state.project.id);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (!turn.error) return null;
  return (
    <div
      data-testid="turn-error"
      data-code={turn.error.code}
      className="border-t border-line bg-bad-wash px-4 py-3 text-sm"
    >
      <p className="font-medium text-bad">{errorText(turn.error.code)}</p>
      {turn.error.detail && (
        <p className="mt-1.5 max-h-40 overflow-y-auto font-mono text-xs wrap-anywhere whitespace-pre-wrap text-muted">
          {turn.error.detail}
        </p>
      )}
      {retryable && turn.model === null && (
        <Button
          data-testid="turn-retry"
          size="s"
          className="mt-3"
          onClick={() => void commandSandbox(id, 'restart').catch((error: unknown) => setRefusal(codeOf(error)))}
        >
          <RotateCw size={13} aria-hidden />
          {t('workbench.restart')}
        </Button>
      )}
      {refusal && (
        <p role="alert" className="mt-2 text-bad">
          {errorText(refusal)}
        </p>
      )}
      {retryable && turn.model !== null && (
        <Button
          data-testid="turn-retry"
          size="s"
          className="mt-3"
          disabled={sending}
          onClick={() => void send(turn.text)}
        >
          <RotateCw size={13} aria-hidden />
          {t('chat.retry')}
        </Button>
      )}
    </div>
  );
}
