import { Files, PanelLeft, Search } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { cx } from '../../design/classes';
import { IconButton } from '../../design/IconButton';
import { useIsNarrow } from '../../design/media';
import { Split } from '../../design/Split';
import { useI18n } from '../../i18n/I18n';
import { ProjectTexts } from '../ProjectTexts';
import { SearchPane } from '../search/SearchPane';
import type { Opened } from '../useActions';
import { useStore } from '../useProject';
import { useWorkbench } from '../view';
import { Documents, type DocumentGroup } from './Documents';
import { EditorGroup } from './EditorGroup';
import { isSplitKey } from './keys';
import { openElsewhere } from './open-elsewhere';
import { Tree } from './Tree';
import { ProjectTypes } from './typescript';
import { useFileOps } from './useFileOps';

interface Props {
  opened: Opened | null;
  visible: boolean;
  /** Grows with each wish to search. */
  searchCount: number;
}

/** The project's files, to read and to change. */
export default function Code({ opened, visible, searchCount }: Props) {
  const { t } = useI18n();
  const store = useStore();
  const narrow = useIsNarrow();
  const { openFile } = useWorkbench();
  const [documents] = useState(() => new Documents(store));
  const [texts] = useState(() => new ProjectTexts(store));
  const { groups, focused, active } = useSyncExternalStore(documents.subscribe, documents.get);
  const ops = useFileOps(documents);
  const [sideShown, setSideShown] = useState(true);
  const [side, setSide] = useState<'files' | 'search'>('files');

  useEffect(() => () => documents.dispose(), [documents]);

  useEffect(() => {
    const types = new ProjectTypes(store, texts);
    const opener = openElsewhere(store.get().project.id, openFile);
    return () => {
      types.dispose();
      opener.dispose();
    };
  }, [store, texts, openFile]);

  useEffect(() => {
    if (!opened) return;
    documents.open(opened.path);
    // On a phone the file takes the tree's place.
    if (narrow) setSideShown(false);
  }, [opened, documents, narrow]);

  useEffect(() => {
    // A file that moved or whose neighbour was closed is where the person is now; the address follows.
    const now = documents.get().active;
    if (now && now === active && opened && now.path !== opened.path) openFile(now.path);
  }, [active, opened, documents, openFile]);

  useEffect(() => {
    if (!visible || narrow) return;
    const onKey = (event: KeyboardEvent) => {
      const now = documents.get().active;
      if (!now || !isSplitKey(event)) return;
      event.preventDefault();
      documents.split(now);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [documents, visible, narrow]);

  useEffect(() => {
    if (searchCount === 0) return;
    setSide('search');
    setSideShown(true);
  }, [searchCount]);

  const sideTabs = (
    <div role="group" aria-label={t('code.side')} className="mr-auto flex items-center gap-0.5">
      <IconButton label={t('code.tree')} pressed={side === 'files'} onClick={() => setSide('files')}>
        <Files size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t('search.title')}
        data-testid="open-search"
        pressed={side === 'search'}
        onClick={() => setSide('search')}
      >
        <Search size={15} aria-hidden />
      </IconButton>
    </div>
  );
  const sidePane = (
    <div className={cx('flex min-h-0 flex-1 flex-col', !narrow && 'border-r border-line')}>
      {side === 'files' ? (
        <Tree active={active?.path ?? null} ops={ops} onOpen={openFile} tabs={sideTabs} />
      ) : (
        <>
          <div className="flex h-10 shrink-0 items-center px-1.5">{sideTabs}</div>
          <div className="min-h-0 flex-1">
            <SearchPane texts={texts} documents={documents} focusCount={searchCount} />
          </div>
        </>
      )}
    </div>
  );

  const toggleSide = (
    <IconButton
      label={t(sideShown ? 'code.tree.hide' : 'code.tree.show')}
      className="mx-1"
      onClick={() => setSideShown(!sideShown)}
    >
      <PanelLeft size={15} aria-hidden />
    </IconButton>
  );
  const sideOf = (group: DocumentGroup, index: number) => (
    <EditorGroup
      key={index}
      documents={documents}
      group={group}
      index={index}
      focused={index === focused}
      split={groups.length > 1}
      canSplit={!narrow}
      position={index === focused && opened && opened.path === group.active?.path ? opened.position : undefined}
      visible={visible}
      onSelect={(document) => {
        documents.select(document, index);
        openFile(document.path);
      }}
      start={index === 0 ? toggleSide : undefined}
    />
  );
  const [first, second] = groups;
  const editor =
    first && second && !narrow ? (
      <Split
        tight
        label={t('code.split.resize')}
        name="editors"
        initial={420}
        least={200}
        most={1200}
        first={sideOf(first, 0)}
        second={<div className="flex min-h-0 min-w-0 flex-1 border-l border-line">{sideOf(second, 1)}</div>}
      />
    ) : (
      // On a phone one side is shown: the one that the person is at.
      first && sideOf(second && focused === 1 ? second : first, second && focused === 1 ? 1 : 0)
    );

  if (narrow) return sideShown ? sidePane : editor;
  if (!sideShown) return editor;
  return (
    <Split
      tight
      label={t('code.resize')}
      name="tree"
      initial={248}
      least={160}
      most={520}
      first={sidePane}
      second={editor}
    />
  );
}
