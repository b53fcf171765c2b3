import { Bot, Box, RotateCcw, Sprout, User } from 'lucide-react';
import { useState } from 'react';
import type { Version, VersionAuthor } from '../../api/types';
import { Button } from '../../design/Button';
import { cx } from '../../design/classes';
import { useNow } from '../../design/now';
import { dateAndTime, relativeTime } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { VersionDiff } from './VersionDiff';

const authors: Record<VersionAuthor, typeof User> = {
  person: User,
  model: Bot,
  starter: Sprout,
  sandbox: Box,
  restore: RotateCcw,
};

const known = Object.keys(authors) as VersionAuthor[];

export function VersionRow({
  version,
  current,
  onRestore,
}: {
  version: Version;
  current: boolean;
  onRestore: () => void;
}) {
  const { t, language } = useI18n();
  const now = useNow(30_000);
  const author = known.find((name) => name === version.author) ?? 'sandbox';
  const [open, setOpen] = useState(false);
  const Icon = authors[author];
  return (
    <li
      data-testid="version"
      data-version={version.number}
      className={cx(
        'rounded-m border px-3.5 py-3',
        current ? 'border-line-strong bg-raised' : 'border-transparent hover:bg-hover',
      )}
    >
      <div className="flex items-start gap-3">
        <span className="mt-0.5 grid size-7 shrink-0 place-items-center rounded-full bg-sunken text-muted">
          <Icon size={14} aria-hidden />
        </span>
        <div className="min-w-0 flex-1">
          <p className="text-sm font-semibold wrap-anywhere">
            {version.message || t('versions.number', { number: version.number })}
          </p>
          <p className="mt-0.5 text-xs text-faint">
            {t('versions.number', { number: version.number })} · {t(`versions.author.${author}`)} ·{' '}
            <time dateTime={version.at} title={dateAndTime(language, version.at)}>
              {relativeTime(language, version.at, now)}
            </time>
          </p>
          <div className="mt-2 flex gap-2">
            <Button size="s" kind="plain" className="-ml-2" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? 'versions.diff.hide' : 'versions.diff')}
            </Button>
            {current ? (
              <span className="self-center text-xs font-semibold text-good">{t('versions.current')}</span>
            ) : (
              <Button data-testid="restore" size="s" onClick={onRestore}>
                {t('versions.restore')}
              </Button>
            )}
          </div>
        </div>
      </div>
      {open && <VersionDiff version={version} />}
    </li>
  );
}
