import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from '../../design/classes';
import { useMedia } from '../../design/media';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { folderOf } from './paths';
import { TreeBar } from './TreeBar';
import { TreeMenu } from './TreeMenu';
import { TreeNameField } from './TreeNameField';
import { TreeRowView } from './TreeRowView';
import type { FileOps } from './useFileOps';
import { useLocks } from './useLocks';
import { useTree } from './useTree';
import { useTreeDrop } from './useTreeDrop';

const ROW_PX = { mouse: 26, touch: 42 };

interface Props {
  active: string | null;
  ops: FileOps;
  onOpen: (path: string) => void;
  /** What else can stand in the tree's place. */
  tabs: ReactNode;
}

/** The project's files. Arrow keys move and fold, Enter opens, F2 renames; the row itself is named by `aria-activedescendant`. */
export function Tree({ active, ops, onOpen, tabs }: Props) {
  const { t } = useI18n();
  const writing = useProject((state) => state.writing);
  const changed = useProject((state) => state.changed);
  const tree = useTree(active);
  const { rows, current, selected, select, toggle, naming } = tree;
  const [menuPath, setMenuPath] = useState<string | null>(null);
  const touch = useMedia('(pointer: coarse)');
  const scroller = useRef<HTMLDivElement>(null);
  const drop = useTreeDrop(ops);
  const locks = useLocks();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (touch ? ROW_PX.touch : ROW_PX.mouse),
    overscan: 12,
  });

  const selectAt = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    select(row.path);
    virtual.scrollToIndex(rows.indexOf(row));
  };

  const parentOf = (index: number): number => {
    const depth = rows[index]?.depth ?? 0;
    return rows.findLastIndex((row, at) => at < index && row.depth < depth);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[current];
    const fold = (open: boolean, otherwise: number) =>
      row?.folder && row.open === open ? toggle(row.path) : selectAt(otherwise);
    const keys: Record<string, () => void> = {
      ArrowDown: () => selectAt(current + 1),
      ArrowUp: () => selectAt(current - 1),
      ArrowRight: () => fold(false, current + 1),
      ArrowLeft: () => fold(true, parentOf(current)),
      Home: () => selectAt(0),
      End: () => selectAt(rows.length - 1),
      Enter: () => row && (row.folder ? toggle(row.path) : onOpen(row.path)),
      F2: () => row && tree.name({ kind: 'rename', path: row.path }),
      Delete: () => row && void ops.remove(row.path),
    };
    const action = keys[event.key === ' ' ? 'Enter' : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  const selectedRow = rows[current];
  const folder = selectedRow ? (selectedRow.folder ? selectedRow.path : folderOf(selectedRow.path)) : '';
  const backToTree = () => {
    tree.name(null);
    scroller.current?.focus();
  };

  return (
    <div className="flex h-full flex-col">
      <TreeBar tabs={tabs} folder={folder} tree={tree} onUpload={(items) => void ops.upload(items)} />
      {naming && naming.kind !== 'rename' && (
        <div className="shrink-0 px-2 pb-1.5">
          <TreeNameField naming={naming} tree={tree} ops={ops} onDone={backToTree} />
        </div>
      )}
      <TreeMenu path={menuPath} tree={tree} ops={ops} locks={locks} onOpen={onOpen}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a tree takes keys and drops */}
        <div
          ref={scroller}
          role="tree"
          data-testid="tree"
          aria-label={t('code.tree')}
          tabIndex={0}
          aria-activedescendant={current >= 0 ? `tree-${current}` : undefined}
          onKeyDown={onKeyDown}
          onContextMenu={(event) => {
            const path = (event.target as Element).closest<HTMLElement>('[data-path]')?.dataset.path ?? null;
            setMenuPath(path);
            select(path);
          }}
          {...drop.handlers}
          className={cx(
            'group/tree min-h-0 flex-1 overflow-auto py-1 -outline-offset-2',
            drop.over === '' && 'bg-ember-wash',
          )}
        >
          {rows.length === 0 && <p className="px-3 py-4 text-sm text-faint">{t('code.tree.empty')}</p>}
          <div className="relative" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              return (
                <TreeRowView
                  key={row.path}
                  id={`tree-${item.index}`}
                  row={row}
                  top={item.start}
                  height={item.size}
                  selected={row.path === selected}
                  active={row.path === active}
                  writing={writing.has(row.path)}
                  changed={changed.has(row.path)}
                  lock={locks.of(row.path)}
                  dropped={row.folder && drop.over === row.path}
                  onClick={() => {
                    select(row.path);
                    if (row.folder) toggle(row.path);
                    else onOpen(row.path);
                  }}
                >
                  {naming?.kind === 'rename' && naming.path === row.path && (
                    <TreeNameField naming={naming} tree={tree} ops={ops} onDone={backToTree} />
                  )}
                </TreeRowView>
              );
            })}
          </div>
        </div>
      </TreeMenu>
    </div>
  );
}
