import type { Turn } from '../../events/state';
import { STARTER_ONLY } from '../../prompt/models';
import { compact, dateAndTime, money } from '../../i18n/format';
import { useWorkbench } from '../view';
import { useI18n } from '../../i18n/I18n';

/** Who wrote it, which version it made, and what it cost. */
export function TurnFooter({ turn }: { turn: Turn }) {
  const { t, language } = useI18n();
  const { modelName } = useWorkbench();
  const { usage } = turn;
  const withModel = turn.model !== null && turn.model !== STARTER_ONLY;
  const facts = [
    withModel ? t('chat.modelUsed', { model: modelName(turn.model ?? '') }) : t('chat.starterUsed'),
    turn.version !== null && t('turn.version', { number: turn.version }),
    usage &&
      usage.outputTokens > 0 &&
      t('turn.tokens', {
        input: compact(language, usage.inputTokens),
        output: compact(language, usage.outputTokens),
      }),
    usage?.cacheReadTokens ? t('turn.tokens.cached', { count: compact(language, usage.cacheReadTokens) }) : false,
    usage?.costUsd != null && usage.costUsd > 0 && money(language, usage.costUsd),
  ].filter((fact): fact is string => typeof fact === 'string');
  return (
    <footer
      title={turn.endedAt ? dateAndTime(language, turn.endedAt) : undefined}
      className="flex flex-wrap gap-x-3 gap-y-0.5 border-t border-line px-4 py-2 text-xs text-faint tabular-nums"
    >
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </footer>
  );
}
