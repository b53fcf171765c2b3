import {
  Bookmark,
  Bot,
  Box,
  Ellipsis,
  GitFork,
  Pencil,
  RotateCcw,
  ShieldAlert,
  ShieldCheck,
  Sprout,
  Undo2,
  User,
} from 'lucide-react';
import { useState } from 'react';
import type { Version, VersionAuthor } from '../../api/types';
import { Button } from '../../design/Button';
import { cx } from '../../design/classes';
import { IconButton } from '../../design/IconButton';
import { Menu, MenuItem } from '../../design/Menu';
import type { Turn } from '../../events/state';
import { dateAndTime, shortTime } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { VersionName } from './VersionName';
import VersionDiff from './VersionDiff';

const authors: Record<VersionAuthor, typeof User> = {
  person: User,
  model: Bot,
  starter: Sprout,
  sandbox: Box,
  restore: RotateCcw,
};

const known = Object.keys(authors) as VersionAuthor[];

interface Props {
  version: Version;
  /** The turn that made it, with its wish and its receipt. */
  turn: Turn | null;
  current: boolean;
  open: boolean;
  /** The version it is compared with when open. */
  from: number;
  onOpen: () => void;
  onRestore: () => void;
  onFork: () => void;
  onUndo: () => void;
  onMark: (mark: { name: string | null; bookmarked: boolean }) => Promise<void>;
}

/** One version on the timeline: who made it and why, how it looked, what it changed, and the ways back. */
export function VersionRow({ version, turn, current, open, from, onOpen, onRestore, onFork, onUndo, onMark }: Props) {
  const [naming, setNaming] = useState(false);
  const { t, language } = useI18n();
  const author = known.find((name) => name === version.author) ?? 'sandbox';
  const Icon = authors[author];
  const wish = turn?.text ?? version.message;
  const picture = turn?.receipt?.pages?.find((page) => page.screenshot)?.screenshot;
  return (
    <li data-testid="version" data-version={version.number} className="relative flex gap-3 pb-1.5">
      <span aria-hidden className="absolute top-8 bottom-0 left-[13px] w-px bg-line" />
      <span
        className={cx(
          'relative z-10 mt-2 grid size-7 shrink-0 place-items-center rounded-full border',
          current ? 'border-ember bg-ember-wash text-ember-ink' : 'border-line bg-surface text-muted',
        )}
      >
        <Icon size={13} aria-hidden />
      </span>
      <div
        className={cx(
          'min-w-0 flex-1 rounded-m border px-3 py-2',
          current ? 'border-line-strong bg-raised' : 'border-transparent hover:bg-hover',
        )}
      >
        <div className="flex items-start gap-3">
          <div className="min-w-0 flex-1">
            {naming ? (
              <VersionName
                name={version.name ?? ''}
                onDone={(name) => {
                  setNaming(false);
                  if (name !== null) void onMark({ name: name || null, bookmarked: version.bookmarked ?? false });
                }}
              />
            ) : (
              version.name && <p className="text-sm font-bold wrap-anywhere">{version.name}</p>
            )}
            <p className={cx('line-clamp-3 text-sm wrap-anywhere', version.name ? 'text-muted' : 'font-semibold')}>
              {wish || t('versions.number', { number: version.number })}
            </p>
            <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-xs text-faint">
              {t('versions.number', { number: version.number })} · {t(`versions.author.${author}`)} ·{' '}
              <time dateTime={version.at} title={dateAndTime(language, version.at)}>
                {shortTime(language, version.at)}
              </time>
              {turn?.receipt && <Seal turn={turn} />}
            </p>
          </div>
          {picture && (
            <img
              src={picture}
              alt={t('versions.picture', { number: version.number })}
              loading="lazy"
              className="h-14 w-22 shrink-0 rounded-s border border-line bg-white object-cover object-top"
            />
          )}
        </div>
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          <Button size="s" kind="plain" className="-ml-2" aria-expanded={open} onClick={onOpen}>
            {t(open ? 'versions.diff.hide' : 'versions.diff')}
          </Button>
          <IconButton
            small
            data-testid="bookmark"
            label={t(version.bookmarked ? 'versions.bookmark.off' : 'versions.bookmark')}
            pressed={version.bookmarked ?? false}
            onClick={() => void onMark({ name: version.name ?? null, bookmarked: !version.bookmarked })}
          >
            <Bookmark size={14} aria-hidden className={cx(version.bookmarked && 'fill-current text-ember-ink')} />
          </IconButton>
          <Menu
            align="start"
            trigger={
              <IconButton small label={t('versions.menu', { number: version.number })} data-testid="version-menu">
                <Ellipsis size={15} aria-hidden />
              </IconButton>
            }
          >
            <MenuItem icon={<Pencil size={14} aria-hidden />} onSelect={() => setNaming(true)}>
              {t('versions.name')}
            </MenuItem>
            <MenuItem icon={<GitFork size={14} aria-hidden />} onSelect={onFork}>
              {t('versions.fork')}
            </MenuItem>
            {version.number > 1 && (
              <MenuItem icon={<Undo2 size={14} aria-hidden />} onSelect={onUndo}>
                {t('versions.undo')}
              </MenuItem>
            )}
          </Menu>
          {current ? (
            <span className="ml-auto self-center text-xs font-semibold text-good">{t('versions.current')}</span>
          ) : (
            <Button data-testid="restore" size="s" className="ml-auto" onClick={onRestore}>
              {t('versions.restore')}
            </Button>
          )}
        </div>
        {open && <VersionDiff from={from} to={version.number} />}
      </div>
    </li>
  );
}

function Seal({ turn }: { turn: Turn }) {
  const { t } = useI18n();
  const failed = turn.checks.filter((check) => check.status === 'failed').length;
  const passed = turn.checks.filter((check) => check.status === 'passed').length;
  const text = failed > 0 ? t('receipt.failed', { count: failed }) : t('receipt.passed', { count: passed });
  return (
    <span className={cx('inline-flex items-center gap-1', failed > 0 ? 'text-bad' : 'text-good')} title={text}>
      · {failed > 0 ? <ShieldAlert size={12} aria-hidden /> : <ShieldCheck size={12} aria-hidden />}
      <span className="sr-only">{text}</span>
      <span aria-hidden>{failed > 0 ? failed : passed}</span>
    </span>
  );
}
