import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { codeOf } from '../api/errors';
import { improvePrompt } from '../api/queue';
import { IconButton } from '../design/IconButton';
import { toast } from '../design/toasts';
import { useI18n } from '../i18n/I18n';
import { STARTER_ONLY } from './models';

interface Props {
  text: string;
  model: string | null;
  onText: (text: string) => void;
}

/** Has a short wish put into fuller words, which the person still reads, changes or takes back before sending. */
export function ImproveButton({ text, model, onText }: Props) {
  const { t, errorText } = useI18n();
  const [busy, setBusy] = useState(false);
  if (!model || model === STARTER_ONLY) return null;

  const improve = async () => {
    setBusy(true);
    try {
      onText(await improvePrompt(text, model));
      toast(t('prompt.improved'), { action: { text: t('app.undo'), run: () => onText(text) } });
    } catch (error) {
      toast(errorText(codeOf(error)), { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };

  return (
    <IconButton
      data-testid="improve"
      label={t('prompt.improve')}
      disabled={busy || text.trim() === ''}
      onClick={() => void improve()}
    >
      <Sparkles size={15} aria-hidden className={busy ? 'animate-pulse text-ember' : ''} />
    </IconButton>
  );
}
