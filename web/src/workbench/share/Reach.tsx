import { MonitorSmartphone } from 'lucide-react';
import { useI18n } from '../../i18n/I18n';
import { CopyButton } from './CopyButton';

/** Says that links open on this computer only, and what to set so that a phone can open them too. */
export function Reach({ settings }: { settings: string[] }) {
  const { t } = useI18n();
  return (
    <details data-testid="reach" className="rounded-m border border-line bg-care-wash px-3.5 py-3 text-sm">
      <summary className="flex cursor-pointer items-start gap-3 font-semibold">
        <MonitorSmartphone size={17} className="mt-0.5 shrink-0" aria-hidden />
        <span>
          {t('share.local')}
          <span className="mt-0.5 block font-normal text-muted underline underline-offset-3">
            {t('share.local.how')}
          </span>
        </span>
      </summary>
      <p className="mt-3 text-muted">{t('share.local.body')}</p>
      <div className="relative mt-2">
        <pre
          tabIndex={0}
          aria-label={t('share.local.settings')}
          className="overflow-x-auto rounded-s border border-line bg-surface p-3 pr-12 font-mono text-xs leading-relaxed"
        >
          {settings.join('\n')}
        </pre>
        <CopyButton text={settings.join('\n')} className="absolute top-1.5 right-1.5" />
      </div>
    </details>
  );
}
