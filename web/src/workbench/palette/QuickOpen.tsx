import { useCallback, useMemo } from 'react';
import { FileIcon } from '../../design/FileIcon';
import { useI18n } from '../../i18n/I18n';
import { folderOf, nameOf } from '../code/paths';
import { useProject } from '../useProject';
import { useWorkbench } from '../view';
import { PickBox, type Pick } from './PickBox';

/** Opens a file by a few letters of its name; `:12` after them goes to the line. */
export function QuickOpen({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const files = useProject((state) => state.files);
  const { openFile, openPath } = useWorkbench();
  const items = useMemo<Pick[]>(
    () =>
      [...files.keys()].map((path) => ({
        id: path,
        text: nameOf(path),
        note: folderOf(path),
        icon: <FileIcon path={path} />,
        run: () => openFile(path),
      })),
    [files, openFile],
  );

  const fromText = useCallback(
    (text: string): Pick[] => {
      const line = Number(/^:(\d+)$/.exec(text.trim())?.[1]);
      if (!line || !openPath) return [];
      return [
        {
          id: 'line',
          text: t('palette.line', { line }),
          note: openPath,
          run: () => openFile(openPath, { line }),
        },
      ];
    },
    [openPath, openFile, t],
  );

  return (
    <PickBox
      name="files"
      label={t('palette.files')}
      placeholder={t('palette.files.placeholder')}
      items={items}
      fromText={fromText}
      onClose={onClose}
    />
  );
}
