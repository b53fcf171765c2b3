import { ChevronsDownUp, FilePlus, FolderPlus, Upload as UploadIcon } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { IconButton } from '../../design/IconButton';
import { useI18n } from '../../i18n/I18n';
import { join } from './paths';
import type { Upload } from './useFileOps';
import type { TreeState } from './useTree';

interface Props {
  tabs: ReactNode;
  /** Where new things go: the folder that is selected. */
  folder: string;
  tree: TreeState;
  onUpload: (items: Upload[]) => void;
}

export function TreeBar({ tabs, folder, tree, onUpload }: Props) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex h-10 shrink-0 items-center gap-0.5 px-1.5">
      {tabs}
      <IconButton
        small
        data-testid="new-file"
        label={t('code.tree.newFile')}
        onClick={() => tree.name({ kind: 'file', folder })}
      >
        <FilePlus size={14} aria-hidden />
      </IconButton>
      <IconButton small label={t('code.tree.newFolder')} onClick={() => tree.name({ kind: 'folder', folder })}>
        <FolderPlus size={14} aria-hidden />
      </IconButton>
      <IconButton small label={t('code.tree.upload')} onClick={() => input.current?.click()}>
        <UploadIcon size={14} aria-hidden />
      </IconButton>
      <IconButton small label={t('code.tree.collapse')} onClick={tree.collapseAll}>
        <ChevronsDownUp size={14} aria-hidden />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('code.tree.upload')}
        data-testid="upload"
        onChange={(event) => {
          onUpload([...(event.target.files ?? [])].map((file) => ({ path: join(folder, file.name), file })));
          event.target.value = '';
        }}
      />
    </div>
  );
}
