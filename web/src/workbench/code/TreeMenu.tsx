import { ContextMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from '../../design/classes';
import { menuRow } from '../../design/Menu';
import { useI18n } from '../../i18n/I18n';
import { useWorkbench } from '../view';
import { folderOf } from './paths';
import type { FileOps } from './useFileOps';
import type { Locks } from './useLocks';
import type { TreeState } from './useTree';

interface Props {
  /** What the menu was opened on; null for the empty place below. */
  path: string | null;
  tree: TreeState;
  ops: FileOps;
  locks: Locks;
  onOpen: (path: string) => void;
  children: ReactNode;
}

/** What can be done with a file or a folder, by right click or the menu key. */
export function TreeMenu({ path, tree, ops, locks, onOpen, children }: Props) {
  const { t } = useI18n();
  const { compose } = useWorkbench();
  const isFolder = tree.rows.find((row) => row.path === path)?.folder ?? false;
  const lock = path === null ? null : locks.of(path);
  const folder = path === null ? '' : isFolder ? path : folderOf(path);
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content
          collisionPadding={8}
          className="pop z-40 min-w-48 rounded-m border border-line bg-raised p-1 shadow-2"
        >
          {path !== null && !isFolder && <Item onSelect={() => onOpen(path)}>{t('code.tree.open')}</Item>}
          <Item onSelect={() => tree.name({ kind: 'file', folder })}>{t('code.tree.newFile')}</Item>
          <Item onSelect={() => tree.name({ kind: 'folder', folder })}>{t('code.tree.newFolder')}</Item>
          {path !== null && (
            <>
              <ContextMenu.Separator className="mx-1 my-1 h-px bg-line" />
              <Item keys="F2" onSelect={() => tree.name({ kind: 'rename', path })}>
                {t('code.tree.rename')}
              </Item>
              <Item onSelect={() => void navigator.clipboard.writeText(path)}>{t('code.tree.copyPath')}</Item>
              <Item onSelect={() => compose(`${t('code.tree.ask.prompt', { path })} `)}>{t('code.tree.ask')}</Item>
              {(lock === null || lock.replace(/\/$/, '') === path) && (
                <Item onSelect={() => void locks.set(path, isFolder, lock === null)}>
                  {t(lock === null ? 'code.lock' : 'code.unlock')}
                </Item>
              )}
              <ContextMenu.Separator className="mx-1 my-1 h-px bg-line" />
              <Item danger keys="Del" onSelect={() => void ops.remove(path)}>
                {t('code.tree.delete')}
              </Item>
            </>
          )}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function Item({
  keys,
  danger,
  onSelect,
  children,
}: {
  keys?: string;
  danger?: boolean;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <ContextMenu.Item className={cx(menuRow, danger && 'text-bad')} onSelect={onSelect}>
      {children}
      {keys && <kbd className="ml-auto pl-6 text-xs text-faint">{keys}</kbd>}
    </ContextMenu.Item>
  );
}
