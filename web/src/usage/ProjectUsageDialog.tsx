import { useCallback } from 'react';
import { Dialog } from '../design/Dialog';
import { compact, money } from '../i18n/format';
import { useI18n } from '../i18n/I18n';
import { Estimates } from './Estimates';
import { Reading } from './Reading';
import { readProjectUsage } from './usage';
import { UsageFacts } from './UsageFacts';
import { useReading } from './useReading';

/** What one project has used: in all, in a month to come, and turn by turn. */
export default function ProjectUsageDialog({ project, onClose }: { project: string; onClose: () => void }) {
  const { t, language } = useI18n();
  const reading = useReading(useCallback((signal: AbortSignal) => readProjectUsage(project, signal), [project]));
  return (
    <Dialog open onClose={onClose} title={t('usage.title')} side>
      <Reading reading={reading}>
        {(usage) => (
          <div className="space-y-6">
            <UsageFacts
              month={usage.month}
              total={usage.total}
              sandbox={usage.sandbox}
              storageBytes={usage.storageBytes}
            />
            {usage.limits.costPerProject != null && (
              <p className="text-sm text-muted">
                {t('usage.limit', { cost: money(language, usage.limits.costPerProject) })}
              </p>
            )}
            <Estimates estimates={usage.estimates} />
            <section>
              <h3 className="pb-1.5 text-sm font-semibold">{t('usage.turns')}</h3>
              {usage.turns.length === 0 && <p className="text-sm text-muted">{t('usage.turns.none')}</p>}
              <ol className="text-sm">
                {usage.turns.map((turn) => (
                  <li key={turn.number} className="flex items-baseline gap-3 border-t border-line py-1.5">
                    <span className="min-w-0 flex-1 truncate">{turn.text}</span>
                    <span className="text-xs text-faint tabular-nums">
                      {compact(language, turn.usage.inputTokens + turn.usage.cacheReadTokens + turn.usage.outputTokens)}
                    </span>
                    <span className="w-16 text-right tabular-nums">
                      {turn.usage.costUsd == null ? '–' : money(language, turn.usage.costUsd)}
                    </span>
                  </li>
                ))}
              </ol>
            </section>
          </div>
        )}
      </Reading>
    </Dialog>
  );
}
