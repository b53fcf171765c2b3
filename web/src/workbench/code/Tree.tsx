import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useMedia } from '../../design/media';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { foldersOf, rowsOf } from './tree';
import { TreeRowView } from './TreeRowView';

const ROW_PX = { mouse: 26, touch: 42 };

interface Props {
  active: string | null;
  onOpen: (path: string) => void;
}

/** The project's files. Arrow keys move and fold, Enter opens; the row itself is named by `aria-activedescendant`. */
export function Tree({ active, onOpen }: Props) {
  const { t } = useI18n();
  const files = useProject((state) => state.files);
  const writing = useProject((state) => state.writing);
  const changed = useProject((state) => state.changed);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string | null>(null);
  const touch = useMedia('(pointer: coarse)');
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => rowsOf([...files.keys(), ...writing.keys()], (folder) => !closed.has(folder)),
    [files, writing, closed],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (touch ? ROW_PX.touch : ROW_PX.mouse),
    overscan: 12,
  });

  useEffect(() => {
    if (!active) return;
    setSelected(active);
    const around = foldersOf(active);
    setClosed((before) =>
      around.some((folder) => before.has(folder))
        ? new Set([...before].filter((folder) => !around.includes(folder)))
        : before,
    );
  }, [active]);

  const toggle = (folder: string) =>
    setClosed((before) => {
      const after = new Set(before);
      if (!after.delete(folder)) after.add(folder);
      return after;
    });

  const current = rows.findIndex((row) => row.path === selected);
  const select = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    setSelected(row.path);
    virtual.scrollToIndex(rows.indexOf(row));
  };

  const parentOf = (index: number): number => {
    const depth = rows[index]?.depth ?? 0;
    return rows.findLastIndex((row, at) => at < index && row.depth < depth);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[current];
    const fold = (open: boolean, otherwise: number) =>
      row?.folder && row.open === open ? toggle(row.path) : select(otherwise);
    const keys: Record<string, () => void> = {
      ArrowDown: () => select(current + 1),
      ArrowUp: () => select(current - 1),
      ArrowRight: () => fold(false, current + 1),
      ArrowLeft: () => fold(true, parentOf(current)),
      Home: () => select(0),
      End: () => select(rows.length - 1),
      Enter: () => row && (row.folder ? toggle(row.path) : onOpen(row.path)),
    };
    const action = keys[event.key === ' ' ? 'Enter' : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  if (rows.length === 0) return <p className="px-3 py-4 text-sm text-faint">{t('code.tree.empty')}</p>;
  return (
    <div
      ref={scroller}
      role="tree"
      data-testid="tree"
      aria-label={t('code.tree')}
      tabIndex={0}
      aria-activedescendant={current >= 0 ? `tree-${current}` : undefined}
      onKeyDown={onKeyDown}
      className="group/tree h-full overflow-auto py-1.5 -outline-offset-2"
    >
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
              onClick={() => {
                setSelected(row.path);
                if (row.folder) toggle(row.path);
                else onOpen(row.path);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}
