import { Columns2 } from 'lucide-react';
import { useState, type DragEvent, type ReactNode } from 'react';
import { cx } from '../../design/classes';
import { IconButton } from '../../design/IconButton';
import { useI18n } from '../../i18n/I18n';
import { keysText } from '../palette/shortcuts';
import type { Position } from '../view';
import type { Document } from './Document';
import type { DocumentGroup, Documents } from './Documents';
import { Editor } from './Editor';
import { EditorTabs, readTab, TAB } from './EditorTabs';
import { StatusLine } from './StatusLine';

interface Props {
  documents: Documents;
  group: DocumentGroup;
  index: number;
  focused: boolean;
  /** There are two sides. */
  split: boolean;
  /** There is room for two. */
  canSplit: boolean;
  position: Position | undefined;
  visible: boolean;
  onSelect: (document: Document) => void;
  /** Stands before the tabs. */
  start?: ReactNode;
}

/** One side of the editor: its tabs, the file that is shown, and where it stands. A tab dropped here comes here; on the right half of a single side it opens beside. */
export function EditorGroup(props: Props) {
  const { documents, group, index, focused, split, canSplit, position, visible, onSelect, start } = props;
  const { t } = useI18n();
  const { open, active } = group;
  const [line, setLine] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);

  const target = (event: DragEvent<HTMLElement>): number => {
    if (split || !canSplit) return index;
    const box = event.currentTarget.getBoundingClientRect();
    return event.clientX > box.left + box.width / 2 ? 1 : index;
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it takes tabs that are dropped; the same can be done by key
    <section
      aria-label={split ? t('code.group', { number: index + 1 }) : undefined}
      data-testid="editor-group"
      onFocusCapture={() => documents.focus(index)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(TAB)) return;
        event.preventDefault();
        setOver(target(event));
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null);
      }}
      onDrop={(event) => {
        const tab = readTab(event.dataTransfer);
        setOver(null);
        if (!tab) return;
        event.preventDefault();
        documents.move(tab.path, tab.group, target(event));
      }}
      className="relative flex min-h-0 min-w-0 flex-1 flex-col"
    >
      <div className="flex h-10 shrink-0 items-center border-b border-line">
        {start}
        <EditorTabs
          open={open}
          active={active}
          group={index}
          quiet={split && !focused}
          onSelect={onSelect}
          onClose={(document) => void documents.close(document, index)}
        />
        {canSplit && active && (
          <IconButton
            data-testid="split"
            label={`${t(split ? 'code.split.other' : 'code.split')} (${keysText('Mod+\\')})`}
            className="mx-1"
            onClick={() => documents.split(active)}
          >
            <Columns2 size={15} aria-hidden />
          </IconButton>
        )}
      </div>
      {active ? (
        <>
          <Editor key={active.path} document={active} position={position} visible={visible} onLine={setLine} />
          <StatusLine document={active} line={focused ? line : null} />
        </>
      ) : (
        <div className="grid flex-1 place-items-center px-6 text-center">
          <div>
            <h2 className="struck text-lg">{t('code.empty.title')}</h2>
            <p className="mt-1.5 text-sm text-muted">{t('code.empty.body')}</p>
          </div>
        </div>
      )}
      {over !== null && (
        <div
          aria-hidden
          className={cx(
            'pointer-events-none absolute inset-y-0 right-0 z-10 border-2 border-ember bg-ember-wash opacity-60',
            over === index ? 'left-0' : 'left-1/2',
          )}
        />
      )}
    </section>
  );
}
