import { ChevronDown, CircleCheck, CircleDashed, CircleMinus, CircleX, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { Check } from '../../api/types';
import { cx } from '../../design/classes';
import { duration } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { checkName } from './checks';

const icons = { passed: CircleCheck, failed: CircleX, skipped: CircleMinus, running: CircleDashed };
const tones = { passed: 'text-good', failed: 'text-bad', skipped: 'text-faint', running: 'text-care' };

/** The receipt: what was checked, and how it came out. Folded when all is well. */
export function TurnChecks({ checks }: { checks: Check[] }) {
  const { t, language } = useI18n();
  const failed = checks.filter((check) => check.status === 'failed').length;
  const running = checks.some((check) => check.status === 'running');
  const [open, setOpen] = useState<boolean | null>(null);
  const shown = open ?? (failed > 0 || running);
  const passed = checks.filter((check) => check.status === 'passed').length;

  // What a passed check saw is one number, which wants its unit.
  const passedDetail = ({ name, status, detail }: Check): string | null => {
    if (status !== 'passed' || !detail) return null;
    if (name === 'http') return t('receipt.detail.http', { status: detail });
    return name === 'modules' ? t('receipt.detail.modules', { count: Number(detail) }) : null;
  };

  return (
    <div className="border-t border-line">
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
            'ml-auto inline-flex items-center gap-1.5 text-xs font-semibold',
            failed ? 'text-bad' : 'text-good',
          )}
        >
          {failed ? <ShieldAlert size={14} aria-hidden /> : <ShieldCheck size={14} aria-hidden />}
          {failed ? t('receipt.failed', { count: failed }) : t('receipt.passed', { count: passed })}
        </span>
      </button>
      {shown && (
        <ul className="space-y-1.5 px-4 pb-3">
          {checks.map((check) => {
            const Icon = icons[check.status];
            return (
              <li key={check.name} className="text-sm">
                <div className="flex items-center gap-2">
                  <Icon size={15} aria-hidden className={cx('shrink-0', tones[check.status])} />
                  <span className="min-w-0 flex-1 truncate">{checkName(language, check.name)}</span>
                  <span className="sr-only">{t(`receipt.status.${check.status}`)}</span>
                  {passedDetail(check) && <span className="text-xs text-faint">{passedDetail(check)}</span>}
                  {check.durationMs ? (
                    <span className="text-xs text-faint tabular-nums">{duration(language, check.durationMs)}</span>
                  ) : null}
                </div>
                {check.detail && !passedDetail(check) && (
                  <p
                    className={cx(
                      'mt-0.5 ml-6 text-xs wrap-anywhere text-faint',
                      check.status === 'failed' && 'font-mono',
                    )}
                  >
                    {check.detail}
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
