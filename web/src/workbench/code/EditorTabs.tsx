import { X } from 'lucide-react';
import { cx } from '../../design/classes';
import { FileIcon } from '../../design/FileIcon';
import { useI18n } from '../../i18n/I18n';
import type { Document } from './Document';
import { hasOwnEdits } from './document-state';

/** The kind of what is dragged when a tab is. */
export const TAB = 'application/x-forja-tab';

export function readTab(transfer: DataTransfer): { path: string; group: number } | null {
  const text = transfer.getData(TAB);
  const split = text.indexOf(':');
  return split < 0 ? null : { group: Number(text.slice(0, split)), path: text.slice(split + 1) };
}

interface Props {
  open: Document[];
  active: Document | null;
  /** Which side these tabs are of. */
  group: number;
  /** The other side is where the person is. */
  quiet: boolean;
  onSelect: (document: Document) => void;
  onClose: (document: Document) => void;
}

export function EditorTabs({ open, active, group, quiet, onSelect, onClose }: Props) {
  const { t } = useI18n();
  return (
    <ul aria-label={t('code.tabs')} className="flex h-full min-w-0 flex-1 overflow-x-auto [scrollbar-width:none]">
      {open.map((document) => {
        const name = document.path.slice(document.path.lastIndexOf('/') + 1);
        const selected = document === active;
        const unsaved = hasOwnEdits(document.state);
        return (
          <li
            key={document.path}
            className={cx(
              'group relative flex shrink-0 items-center border-r border-line text-sm',
              selected ? 'bg-surface text-ink' : 'text-muted hover:bg-hover',
            )}
          >
            <button
              type="button"
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData(TAB, `${group}:${document.path}`);
                event.dataTransfer.effectAllowed = 'move';
              }}
              title={document.path}
              aria-current={selected ? 'true' : undefined}
              onClick={() => onSelect(document)}
              onAuxClick={(event) => event.button === 1 && onClose(document)}
              className="flex h-full items-center gap-1.5 pl-3 -outline-offset-2"
            >
              <FileIcon path={document.path} />
              {name}
              {unsaved && <span className="sr-only">, {t('code.tab.unsaved')}</span>}
            </button>
            <button
              type="button"
              aria-label={t('code.tab.close', { path: document.path })}
              onClick={() => onClose(document)}
              className="mx-1 grid size-5.5 place-items-center rounded-[5px] text-faint hover:bg-hover hover:text-ink"
            >
              {unsaved && <span aria-hidden className="size-2 rounded-full bg-straw group-hover:hidden" />}
              <X size={13} aria-hidden className={cx(unsaved && 'hidden group-hover:block')} />
            </button>
            {document.state.status === 'writing' && (
              <span aria-hidden className="hot-edge absolute inset-x-0 bottom-0 h-0.5" />
            )}
            {selected && document.state.status !== 'writing' && (
              <span
                aria-hidden
                className={cx('absolute inset-x-0 bottom-0 h-0.5', quiet ? 'bg-line-strong' : 'bg-ember')}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
