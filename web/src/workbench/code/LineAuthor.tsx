import { GitCommitHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Dialog } from '../../design/Dialog';
import { Menu, MenuItem } from '../../design/Menu';
import { useNow } from '../../design/now';
import { relativeTime } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { useUndoVersion } from '../versions/useUndoVersion';
import { useBlame } from './useBlame';

const VersionDiff = lazy(() => import('../versions/VersionDiff'));

/** Which message made the line under the cursor, and the ways to look at that change or to take just it back. */
export function LineAuthor({ path, line }: { path: string; line: number | null }) {
  const { t, language } = useI18n();
  const now = useNow(60_000);
  const version = useBlame(path, line);
  const turn = useProject((state) => state.turns.find((other) => other.id === version?.turnId) ?? null);
  const undo = useUndoVersion();
  const [shown, setShown] = useState<number | null>(null);
  if (!version) return null;
  const words = version.name || turn?.text || version.message;
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            data-testid="line-author"
            title={words}
            aria-label={t('blame.label', { line: line ?? 0, number: version.number, words })}
            className="inline-flex min-w-0 items-center gap-1.5 rounded-s px-1.5 hover:bg-hover max-sm:hidden"
          >
            <GitCommitHorizontal size={13} className="shrink-0" aria-hidden />
            <span className="truncate">
              {words.slice(0, 60)} · {relativeTime(language, version.at, now)}
            </span>
          </button>
        }
      >
        <MenuItem onSelect={() => setShown(version.number)}>{t('blame.show', { number: version.number })}</MenuItem>
        {version.number > 1 && (
          <>
            <MenuItem onSelect={() => void undo(version.number, path)}>{t('blame.undo.file')}</MenuItem>
            <MenuItem onSelect={() => void undo(version.number)}>{t('blame.undo')}</MenuItem>
          </>
        )}
      </Menu>
      {shown !== null && (
        <Dialog wide open onClose={() => setShown(null)} title={words}>
          <Suspense fallback={<div className="skeleton h-40" role="status" aria-label={t('app.loading')} />}>
            <VersionDiff from={shown - 1} to={shown} />
          </Suspense>
        </Dialog>
      )}
    </>
  );
}
