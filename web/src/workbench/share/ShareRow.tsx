import { ExternalLink, KeyRound, QrCode as QrIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Share } from '../../api/types';
import { Button } from '../../design/Button';
import { cx } from '../../design/classes';
import { IconButton } from '../../design/IconButton';
import { useNow } from '../../design/now';
import { dateAndTime, relativeTime } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { CopyButton } from './CopyButton';
import { QrCode } from './QrCode';

// Opened at the end of the dialog, the picture would stand below what is seen.
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

/** One link: what it is for, what it asks, when it was used last and when it ends; to copy, to scan, to end. */
export function ShareRow({ share, fresh, onEnd }: { share: Share; fresh: boolean; onEnd: () => void }) {
  const { t, language } = useI18n();
  const now = useNow(60_000);
  const [scanning, setScanning] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const name = share.name || t('share.unnamed', { date: dateAndTime(language, share.createdAt) });

  useEffect(() => {
    if (fresh) field.current?.select();
  }, [fresh]);

  return (
    <li
      data-testid="share-link"
      className={cx('rounded-m border bg-raised p-3', fresh ? 'border-ember' : 'border-line')}
      aria-label={name}
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="text-sm font-semibold wrap-anywhere">{name}</p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-xs text-faint">
            {share.hasPasscode && (
              <>
                <span className="inline-flex items-center gap-1">
                  <KeyRound size={12} aria-hidden />
                  {t('share.hasPasscode')}
                </span>
                ·
              </>
            )}
            <span>
              {share.lastUsedAt
                ? t('share.used', { when: relativeTime(language, share.lastUsedAt, now) })
                : t('share.unused')}
            </span>
            ·
            <span>
              {share.endsAt ? t('share.ends', { when: dateAndTime(language, share.endsAt) }) : t('share.endless')}
            </span>
          </p>
        </div>
        <Button size="s" kind="plain" data-testid="end-share" onClick={onEnd}>
          {t('share.end')}
        </Button>
      </div>
      <div className="mt-2 flex items-center gap-1">
        <input
          ref={field}
          readOnly
          aria-label={t('share.url')}
          value={share.url}
          onFocus={(event) => event.target.select()}
          className="h-9 min-w-0 flex-1 rounded-s border border-line bg-surface px-2.5 font-mono text-xs text-muted"
        />
        <CopyButton text={share.url} />
        <IconButton
          data-testid="scan"
          label={t('share.scan')}
          pressed={scanning}
          aria-expanded={scanning}
          onClick={() => setScanning(!scanning)}
        >
          <QrIcon size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('share.open')} onClick={() => open(share.url, '_blank', 'noopener')}>
          <ExternalLink size={15} aria-hidden />
        </IconButton>
      </div>
      {scanning && (
        <div ref={intoView} className="mt-3 flex scroll-m-3 justify-center">
          <QrCode text={share.url} label={t('share.scan.label', { name })} />
        </div>
      )}
    </li>
  );
}
