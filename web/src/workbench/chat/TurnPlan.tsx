import { Hammer, Pencil } from 'lucide-react';
import { hasEnded, type Turn } from '../../events/state';
import { Button } from '../../design/Button';
import { useI18n } from '../../i18n/I18n';
import { useWorkbench } from '../view';

/** After a plan: have it built, or say what should be otherwise. Nothing was changed so far. */
export function TurnPlan({ turn, last }: { turn: Turn; last: boolean }) {
  const { t } = useI18n();
  const { send, sending, compose, composer } = useWorkbench();
  if (turn.mode !== 'plan' || !hasEnded(turn) || turn.status !== 'ready' || !last || turn.questions.length > 0) {
    return null;
  }

  const build = async () => {
    if (await send(t('plan.approve.prompt'))) composer.setMode('build');
  };
  return (
    <div className="flex flex-wrap gap-2 border-t border-line px-4 py-3">
      <Button kind="ember" data-testid="plan-approve" disabled={sending} onClick={() => void build()}>
        <Hammer size={15} aria-hidden />
        {t('plan.approve')}
      </Button>
      <Button
        onClick={() => {
          composer.setMode('plan');
          compose('');
        }}
      >
        <Pencil size={14} aria-hidden />
        {t('plan.change')}
      </Button>
    </div>
  );
}
