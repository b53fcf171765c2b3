import { memo } from 'react';
import { hasEnded, type Turn } from '../../events/state';
import { cx } from '../../design/classes';
import { useI18n } from '../../i18n/I18n';
import { Markdown } from './Markdown';
import { ReceiptCard } from './ReceiptCard';
import { TurnError } from './TurnError';
import { TurnFiles } from './TurnFiles';
import { TurnFooter } from './TurnFooter';
import { TurnPlan } from './TurnPlan';
import { TurnQuestions } from './TurnQuestions';
import { TurnNotices } from './TurnNotices';
import { TurnStatus } from './TurnStatus';
import { TurnTools } from './TurnTools';
import { Wish } from './Wish';

/** One wish and what became of it. */
export const TurnCard = memo(({ turn, last }: { turn: Turn; last: boolean }) => {
  const { t } = useI18n();
  const live = !hasEnded(turn);
  // A plan that was told apart from the words is what the words are about.
  const words = turn.reply.trim() || turn.plan?.trim();
  return (
    <article
      className="turn flex flex-col gap-3"
      aria-busy={live}
      data-testid="turn"
      data-number={turn.number}
      data-status={turn.status}
    >
      <Wish turn={turn} />
      <div className="relative overflow-hidden rounded-m border border-line bg-surface shadow-1">
        <span aria-hidden className={cx('absolute inset-x-0 top-0 h-0.5', live && 'hot-edge')} />
        <TurnStatus turn={turn} />
        <TurnNotices notices={turn.notices} />
        {words && (
          <div className="px-4 pt-1 pb-3">
            <Markdown text={words} />
          </div>
        )}
        <TurnTools tools={turn.tools} live={live} />
        {turn.files.length > 0 && <TurnFiles turn={turn} live={live} />}
        {turn.checks.length > 0 && <ReceiptCard turn={turn} />}
        {turn.status === 'cancelled' && turn.files.length > 0 && (
          <p className="border-t border-line px-4 py-2.5 text-sm text-muted">{t('turn.cancelled.kept')}</p>
        )}
        {turn.error && <TurnError turn={turn} last={last} />}
        {!live && <TurnQuestions turn={turn} last={last} />}
        <TurnPlan turn={turn} last={last} />
        {!live && <TurnFooter turn={turn} />}
      </div>
    </article>
  );
});
TurnCard.displayName = 'TurnCard';
