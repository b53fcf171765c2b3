import { ChevronRight, Folder, FolderOpen, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../design/classes';
import { FileIcon } from '../../design/FileIcon';
import { useI18n } from '../../i18n/I18n';
import type { TreeRow } from './tree';

interface Props {
  id: string;
  row: TreeRow;
  top: number;
  height: number;
  selected: boolean;
  active: boolean;
  writing: boolean;
  changed: boolean;
  /** What locks it against models: itself, or a folder around it. */
  lock: string | null;
  /** Something is held over it that would land here. */
  dropped: boolean;
  onClick: () => void;
  /** The field for its new name, in the name's place. */
  children?: ReactNode;
}

export function TreeRowView(props: Props) {
  const { id, row, top, height, selected, active, writing, changed, lock, dropped, onClick, children } = props;
  const { t } = useI18n();
  const FolderIcon = row.open ? FolderOpen : Folder;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the tree holds the focus and the keys
    <div
      id={id}
      data-path={row.path}
      data-state={row.folder ? 'folder' : writing ? 'writing' : 'done'}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-expanded={row.folder ? row.open : undefined}
      aria-selected={active}
      draggable={!children}
      onClick={onClick}
      title={row.path}
      className={cx(
        'absolute inset-x-0 flex cursor-pointer items-center gap-1.5 pr-2 text-sm select-none hover:bg-hover',
        active && 'bg-press text-ink',
        selected && !active && 'group-focus-visible/tree:bg-hover',
        !active && 'text-muted',
        dropped && 'bg-ember-wash',
      )}
      style={{ top, height, paddingLeft: 8 + row.depth * 14 }}
    >
      <span className="grid w-3.5 shrink-0 place-items-center">
        {row.folder && (
          <ChevronRight
            size={13}
            aria-hidden
            className={cx('text-faint transition-transform duration-(--quick)', row.open && 'rotate-90')}
          />
        )}
      </span>
      {row.folder ? <FolderIcon size={14} aria-hidden className="shrink-0 text-faint" /> : <FileIcon path={row.path} />}
      {children || (
        <span className={cx('min-w-0 flex-1 truncate', writing && 'font-medium text-ember-ink')}>{row.name}</span>
      )}
      {lock !== null && (
        <span
          role="img"
          data-testid="lock"
          aria-label={t('code.locked')}
          title={lock.replace(/\/$/, '') === row.path ? t('code.locked') : t('code.locked.by', { path: lock })}
          className={cx('shrink-0', lock.replace(/\/$/, '') === row.path ? 'text-care' : 'text-faint')}
        >
          <Lock size={12} aria-hidden />
        </span>
      )}
      {writing && <span className="hot-dot shrink-0" role="img" aria-label={t('code.tree.writing')} />}
      {!writing && changed && (
        <span
          role="img"
          aria-label={t('code.tree.changed')}
          className="cooling size-1.5 shrink-0 rounded-full bg-straw"
        />
      )}
    </div>
  );
}
