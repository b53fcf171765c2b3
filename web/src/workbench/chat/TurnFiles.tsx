import { ChevronDown, Diff } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Turn, TurnFile } from '../../events/state';
import { cx } from '../../design/classes';
import { Dialog } from '../../design/Dialog';
import { FileIcon } from '../../design/FileIcon';
import { useI18n } from '../../i18n/I18n';
import { useWorkbench } from '../view';

const VersionDiff = lazy(() => import('../versions/VersionDiff'));

/** More files than this are folded when the turn is over. */
const FOLD_ABOVE = 8;

/** The files of a turn with their lines, live while they are written. A click opens the file. */
export function TurnFiles({ turn, live }: { turn: Turn; live: boolean }) {
  const { t } = useI18n();
  const { files, version } = turn;
  const [diff, setDiff] = useState<string | null>(null);
  const [open, setOpen] = useState<boolean | null>(null);
  const shown = open ?? (live || files.length <= FOLD_ABOVE);
  const added = files.reduce((sum, file) => sum + file.added, 0);
  const removed = files.reduce((sum, file) => sum + file.removed, 0);
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
        {t('turn.files', { count: files.length })}
        <Lines added={added} removed={removed} className="ml-auto" />
      </button>
      {shown && (
        <ul className="pb-2">
          {files.map((file) => (
            <FileRow key={file.path} file={file} onDiff={version === null ? null : () => setDiff(file.path)} />
          ))}
        </ul>
      )}
      {version !== null && (
        <Dialog
          wide
          open={diff !== null}
          onClose={() => setDiff(null)}
          title={diff ?? ''}
          description={t('versions.compare.with', { number: version - 1 })}
        >
          {diff !== null && (
            <Suspense fallback={null}>
              <VersionDiff from={version - 1} to={version} only={diff} />
            </Suspense>
          )}
        </Dialog>
      )}
    </div>
  );
}

function FileRow({ file, onDiff }: { file: TurnFile; onDiff: (() => void) | null }) {
  const { t, errorText } = useI18n();
  const { openFile } = useWorkbench();
  const gone = file.state === 'deleted' || file.state === 'refused';
  const what = file.state === 'done' ? t(`turn.file.${file.change ?? 'modified'}`) : t(`turn.file.${file.state}`);
  return (
    <li className="group/file flex items-center hover:bg-hover">
      <button
        type="button"
        disabled={gone}
        title={file.code ? errorText(file.code) : t('turn.file.open', { path: file.path })}
        onClick={() => openFile(file.path)}
        className={cx(
          'flex min-w-0 flex-1 items-center gap-2 py-1 pl-4 text-left text-sm -outline-offset-2',
          file.state === 'done' && 'cooling',
        )}
      >
        <FileIcon path={file.path} />
        <span className={cx('min-w-0 truncate font-mono text-xs', gone ? 'text-faint line-through' : 'text-ink')}>
          {file.path}
        </span>
        {file.state === 'writing' && <span aria-hidden className="hot-dot shrink-0" />}
        {file.state !== 'refused' && <span className="sr-only">, {what}</span>}
        {file.state === 'refused' && <span className="shrink-0 text-xs text-bad">{what}</span>}
        {!onDiff && <Lines added={file.added} removed={file.removed} className="mr-4 ml-auto" />}
      </button>
      {onDiff && (
        <button
          type="button"
          data-testid="file-diff"
          aria-label={t('turn.file.diff', { path: file.path })}
          title={t('versions.diff')}
          onClick={onDiff}
          className="flex items-center gap-1.5 rounded-s py-1 pr-4 pl-2 text-faint -outline-offset-2 hover:text-ink"
        >
          <Lines added={file.added} removed={file.removed} />
          <Diff
            size={13}
            aria-hidden
            className="opacity-0 group-hover/file:opacity-100 group-focus-within/file:opacity-100 pointer-coarse:opacity-100"
          />
        </button>
      )}
    </li>
  );
}

export function Lines({ added, removed, className }: { added: number; removed: number; className?: string }) {
  const { t } = useI18n();
  if (added === 0 && removed === 0) return null;
  return (
    <span className={cx('shrink-0 font-mono text-xs tabular-nums', className)}>
      <span className="sr-only">{t('turn.lines', { added, removed })}</span>
      <span aria-hidden>
        {added > 0 && <span className="text-good">+{added}</span>}
        {removed > 0 && <span className="ml-1.5 text-bad">−{removed}</span>}
      </span>
    </span>
  );
}
