import { PanelLeft } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { IconButton } from '../../design/IconButton';
import { useIsNarrow } from '../../design/media';
import { useI18n } from '../../i18n/I18n';
import type { Opened } from '../useActions';
import { useStore } from '../useProject';
import { useWorkbench } from '../view';
import { Documents } from './Documents';
import { Editor } from './Editor';
import { EditorTabs } from './EditorTabs';
import { StatusLine } from './StatusLine';
import { Tree } from './Tree';

/** The project's files, to read and to change. */
export default function Code({ opened, visible }: { opened: Opened | null; visible: boolean }) {
  const { t } = useI18n();
  const store = useStore();
  const narrow = useIsNarrow();
  const { openFile } = useWorkbench();
  const [documents] = useState(() => new Documents(store));
  const { open, active } = useSyncExternalStore(documents.subscribe, documents.get);
  const [treeShown, setTreeShown] = useState(true);

  useEffect(() => () => documents.dispose(), [documents]);

  useEffect(() => {
    if (!opened) return;
    documents.open(opened.path);
    // On a phone the file takes the tree's place.
    if (narrow) setTreeShown(false);
  }, [opened, documents, narrow]);

  return (
    <div className="flex min-h-0 flex-1">
      {treeShown && (
        <div className={narrow ? 'w-full' : 'w-60 shrink-0 border-r border-line'}>
          <Tree active={active?.path ?? null} onOpen={openFile} />
        </div>
      )}
      {!(narrow && treeShown) && (
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="flex h-10 shrink-0 items-center border-b border-line">
            <IconButton
              label={t(treeShown ? 'code.tree.hide' : 'code.tree.show')}
              className="mx-1"
              onClick={() => setTreeShown(!treeShown)}
            >
              <PanelLeft size={15} aria-hidden />
            </IconButton>
            <EditorTabs
              open={open}
              active={active}
              onSelect={(document) => openFile(document.path)}
              onClose={(document) => void documents.close(document)}
            />
          </div>
          {active ? (
            <>
              <Editor
                key={active.path}
                document={active}
                position={opened?.path === active.path ? opened.position : undefined}
                visible={visible}
              />
              <StatusLine document={active} />
            </>
          ) : (
            <div className="grid flex-1 place-items-center px-6 text-center">
              <div>
                <h2 className="struck text-lg">{t('code.empty.title')}</h2>
                <p className="mt-1.5 text-sm text-muted">{t('code.empty.body')}</p>
              </div>
            </div>
          )}
        </div>
      )}
    </div>
  );
}
