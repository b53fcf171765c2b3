import {
  Accessibility,
  Boxes,
  FileType2,
  Globe,
  Hammer,
  Handshake,
  Monitor,
  MousePointerClick,
  Package,
  Palette,
  Play,
  Route,
  ScrollText,
  ShieldQuestion,
  Smartphone,
} from 'lucide-react';
import type { Check } from '../../api/types';
import { cx } from '../../design/classes';
import { duration } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { isMessage, translateNamed, type Language } from '../../i18n/translate';
import { checkName } from './checks';

const icons: Record<string, typeof Package> = {
  dependencies: Package,
  server: Play,
  http: Globe,
  modules: Boxes,
  log: ScrollText,
  page: Monitor,
  phone: Smartphone,
  accessibility: Accessibility,
  routes: Route,
  types: FileType2,
  build: Hammer,
  clicks: MousePointerClick,
  colours: Palette,
  promises: Handshake,
};

const tones = {
  passed: 'bg-good-wash text-good',
  failed: 'bg-bad-wash text-bad',
  warned: 'bg-care-wash text-care',
  skipped: 'bg-hover text-faint',
  running: 'bg-care-wash text-care',
};

/** One check: what was looked at, how it came out, and how long that took. */
export function CheckRow({ check }: { check: Check }) {
  const { t, language } = useI18n();
  const Icon = icons[check.name] ?? ShieldQuestion;
  const short = shortDetail(check, t);
  const took = check.durationMs ? duration(language, check.durationMs) : null;
  return (
    <li data-check={check.name} data-status={check.status} className="text-sm">
      <div className="flex items-center gap-2.5">
        <span className={cx('grid size-6 shrink-0 place-items-center rounded-s', tones[check.status])}>
          <Icon size={14} aria-hidden />
        </span>
        <span className={cx('min-w-0 flex-1 truncate', check.status === 'skipped' && 'text-faint')}>
          {checkName(language, check.name)}
        </span>
        <span className="text-xs text-faint tabular-nums">
          {[short, took].filter((part) => part !== null).join(' · ')}
        </span>
        <span className={check.status === 'passed' ? 'sr-only' : cx('text-xs font-semibold', textTones[check.status])}>
          {t(`receipt.status.${check.status}`)}
        </span>
      </div>
      {check.detail && short === null && (
        <p
          className={cx(
            'mt-1 ml-8.5 text-xs wrap-anywhere whitespace-pre-wrap text-muted',
            check.status === 'failed' && 'max-h-48 overflow-y-auto rounded-s bg-bad-wash px-2.5 py-2 font-mono',
          )}
        >
          {detailText(check, language)}
        </p>
      )}
    </li>
  );
}

const textTones = { passed: '', failed: 'text-bad', warned: 'text-care', skipped: 'text-faint', running: 'text-care' };

// Why a check was not made is a code; what a failed one saw is its own words.
function detailText({ status, detail }: Check, language: Language): string {
  const key = `receipt.reason.${detail}`;
  return status === 'skipped' && isMessage(key) ? translateNamed(language, key, {}) : (detail ?? '');
}

// What a passed check saw is one number, which wants its unit.
function shortDetail({ name, status, detail }: Check, t: ReturnType<typeof useI18n>['t']): string | null {
  if (status !== 'passed' || !detail) return null;
  if (name === 'http') return t('receipt.detail.http', { status: detail });
  if (name === 'promises' && /^\d+$/.test(detail)) return t('receipt.detail.promises', { count: Number(detail) });
  return name === 'modules' && /^\d+$/.test(detail) ? t('receipt.detail.modules', { count: Number(detail) }) : null;
}
