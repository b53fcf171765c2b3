import type { Usage } from '../api/types';
import { compact, fileSize, money } from '../i18n/format';
import { useI18n } from '../i18n/I18n';
import { Fact } from './Fact';

interface Props {
  month: Usage;
  total: Usage;
  sandbox: { runningHours: number; cpuHours: number; memoryGbHours: number };
  storageBytes: number;
}

/** Money, tokens, hours and room on the disk, side by side. */
export function UsageFacts({ month, total, sandbox, storageBytes }: Props) {
  const { t, language } = useI18n();
  const all = total.inputTokens + total.outputTokens + total.cacheReadTokens + total.cacheWriteTokens;
  const hours = (value: number) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: 'hour',
      unitDisplay: 'short',
      maximumFractionDigits: 2,
    }).format(value);
  return (
    <dl className="grid grid-cols-2 gap-2.5 sm:grid-cols-4" data-testid="usage-facts">
      <Fact
        name={t('usage.models')}
        value={money(language, total.costUsd ?? 0)}
        note={t('usage.month', { cost: money(language, month.costUsd ?? 0) })}
      />
      <Fact
        name={t('usage.tokens')}
        value={compact(language, all)}
        note={t('usage.cached', {
          share: new Intl.NumberFormat(language, { style: 'percent' }).format(total.cacheHitShare ?? 0),
        })}
      />
      <Fact
        name={t('usage.hours')}
        value={hours(sandbox.runningHours)}
        note={t('usage.cpu', { hours: hours(sandbox.cpuHours) })}
      />
      <Fact name={t('usage.storage')} value={fileSize(language, storageBytes)} note={t('usage.storage.note')} />
    </dl>
  );
}
