import { Square } from 'lucide-react';
import { useState } from 'react';
import { codeOf } from '../../api/errors';
import { stopTurn } from '../../api/projects';
import { Button } from '../../design/Button';
import { useI18n } from '../../i18n/I18n';

/** Stops the turn; what is finished stays. */
export function StopButton({ project, turn }: { project: string; turn: string }) {
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
    <span className="flex items-center gap-2">
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
