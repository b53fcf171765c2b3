import { CircleAlert, CircleCheck, CircleSlash } from 'lucide-react';
import { useNow } from '../../design/now';
import { hasEnded, type Turn } from '../../events/state';
import { duration } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';

/** What the turn does now, or how it ended, and how long it took. */
export function TurnStatus({ turn }: { turn: Turn }) {
  const { t, language } = useI18n();
  const live = !hasEnded(turn);
  const now = useNow(live ? 1_000 : null);
  const end = turn.endedAt ? new Date(turn.endedAt) : now;
  const took = Math.max(0, end.getTime() - new Date(turn.startedAt).getTime());
  // Of a running turn, whole seconds: tenths would flicker.
  const shown = live ? Math.floor(took / 1000) * 1000 : took;
  return (
    <div className="flex items-center gap-2.5 px-4 py-3">
      <span className="grid size-4 shrink-0 place-items-center">
        {live && <span aria-hidden className="hot-dot" />}
        {turn.status === 'ready' && <CircleCheck size={16} aria-hidden className="text-good" />}
        {turn.status === 'failed' && <CircleAlert size={16} aria-hidden className="text-bad" />}
        {turn.status === 'cancelled' && <CircleSlash size={16} aria-hidden className="text-muted" />}
      </span>
      <span className="text-sm font-semibold">{t(`turn.status.${turn.status}`)}</span>
      <span className="ml-auto text-xs text-faint tabular-nums">{shown > 0 && duration(language, shown)}</span>
    </div>
  );
}
