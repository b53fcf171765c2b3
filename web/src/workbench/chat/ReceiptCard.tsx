import { ChevronDown, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { hasEnded, type Turn } from '../../events/state';
import { cx } from '../../design/classes';
import { useI18n } from '../../i18n/I18n';
import { CheckRow } from './CheckRow';
import { ReceiptPages } from './ReceiptPages';
import { ReceiptPromises } from './ReceiptPromises';

/** The receipt: what was looked at, how it came out, and how it looked. Folded when all is well, but for the pictures. */
export function ReceiptCard({ turn }: { turn: Turn }) {
  const { t } = useI18n();
  const { checks } = turn;
  const failed = checks.filter((check) => check.status === 'failed').length;
  const warned = checks.filter((check) => check.status === 'warned').length;
  const passed = checks.filter((check) => check.status === 'passed').length;
  const running = !hasEnded(turn) || checks.some((check) => check.status === 'running');
  const [open, setOpen] = useState<boolean | null>(null);
  const shown = open ?? (failed > 0 || running);
  const pages = turn.receipt?.pages ?? [];

  return (
    <section aria-label={t('receipt.title')} data-testid="receipt" className="border-t border-line">
      <button
        type="button"
        aria-expanded={shown}
        onClick={() => setOpen(!shown)}
        className="flex w-full items-center gap-2 px-4 py-2.5 text-sm font-medium text-muted -outline-offset-2 hover:text-ink"
      >
        <ChevronDown
          size={15}
          aria-hidden
          className={cx('transition-transform duration-(--quick)', !shown && '-rotate-90')}
        />
        {t('receipt.title')}
        <span
          className={cx(
            'ml-auto inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 text-xs font-semibold',
            failed ? 'bg-bad-wash text-bad' : warned ? 'bg-care-wash text-care' : 'bg-good-wash text-good',
          )}
        >
          {failed ? <ShieldAlert size={14} aria-hidden /> : <ShieldCheck size={14} aria-hidden />}
          {failed
            ? t('receipt.failed', { count: failed })
            : warned
              ? t('receipt.warned', { count: warned })
              : t('receipt.passed', { count: passed })}
        </span>
      </button>
      {pages.length > 0 && <ReceiptPages pages={pages} />}
      {shown && (
        <ul className="space-y-1.5 px-4 pb-3">
          {checks.map((check) => (
            <CheckRow key={check.name} check={check} />
          ))}
        </ul>
      )}
      {shown && <ReceiptPromises turn={turn} />}
    </section>
  );
}
