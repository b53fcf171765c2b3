import {
  ChartNoAxesColumn,
  Container,
  Download,
  Ellipsis,
  GitBranch,
  Package,
  Pencil,
  Power,
  RotateCw,
  Trash2,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { codeOf } from '../api/errors';
import { addContainerFiles, archiveUrl, bundleUrl, cloneUrl, commandSandbox, deleteProject } from '../api/projects';
import { Confirm } from '../design/Confirm';
import { IconButton } from '../design/IconButton';
import { Menu, MenuItem, MenuLine, MenuLink } from '../design/Menu';
import { toast } from '../design/toasts';
import { useI18n } from '../i18n/I18n';
import { go } from '../router';
import { useProject } from './useProject';
import { useWorkbench } from './view';

const ProjectUsageDialog = lazy(() => import('../usage/ProjectUsageDialog'));

export function ProjectMenu({ onRename }: { onRename: () => void }) {
  const { t, errorText } = useI18n();
  const { openFile } = useWorkbench();
  const id = useProject((state) => state.project.id);
  const name = useProject((state) => state.project.name);
  const running = useProject((state) => state.sandbox.state === 'running');
  const [deleting, setDeleting] = useState(false);
  const [counting, setCounting] = useState(false);

  const copyClone = async () => {
    const command = `git clone ${cloneUrl(id)}`;
    try {
      await navigator.clipboard.writeText(command);
      toast(t('workbench.clone.copied'));
    } catch {
      toast(command);
    }
  };

  const addDocker = async () => {
    try {
      const { added, kept, composed } = await addContainerFiles(id);
      const command = composed ? 'docker compose up --build' : 'docker build -t app .';
      toast(
        added.length > 0
          ? t('workbench.docker.added', { files: added.join(', '), command })
          : t('workbench.docker.kept', { files: kept.join(', ') }),
      );
      openFile('Dockerfile');
    } catch (error) {
      toast(errorText(codeOf(error)), { tone: 'bad' });
    }
  };

  const remove = async () => {
    await deleteProject(id);
    go({ screen: 'home' }, { replace: true });
  };

  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('workbench.menu')}>
            <Ellipsis size={18} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil size={15} aria-hidden />} onSelect={onRename}>
          {t('workbench.rename')}
        </MenuItem>
        <MenuLink icon={<Download size={15} aria-hidden />} href={archiveUrl(id)}>
          {t('workbench.download')}
        </MenuLink>
        <MenuLink icon={<Package size={15} aria-hidden />} href={bundleUrl(id)}>
          {t('workbench.bundle')}
        </MenuLink>
        <MenuItem icon={<GitBranch size={15} aria-hidden />} onSelect={() => void copyClone()}>
          {t('workbench.clone')}
        </MenuItem>
        <MenuItem icon={<Container size={15} aria-hidden />} onSelect={() => void addDocker()}>
          {t('workbench.docker')}
        </MenuItem>
        <MenuItem icon={<ChartNoAxesColumn size={15} aria-hidden />} onSelect={() => setCounting(true)}>
          {t('usage.open')}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<RotateCw size={15} aria-hidden />} onSelect={() => void commandSandbox(id, 'restart')}>
          {t('workbench.restart')}
        </MenuItem>
        <MenuItem
          icon={<Power size={15} aria-hidden />}
          disabled={!running}
          onSelect={() => void commandSandbox(id, 'stop')}
        >
          {t('workbench.stopApp')}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<Trash2 size={15} aria-hidden />} danger onSelect={() => setDeleting(true)}>
          {t('workbench.delete')}
        </MenuItem>
      </Menu>
      {counting && (
        <Suspense>
          <ProjectUsageDialog project={id} onClose={() => setCounting(false)} />
        </Suspense>
      )}
      {deleting && (
        <Confirm
          danger
          title={t('workbench.delete.title', { name })}
          body={t('workbench.delete.body')}
          confirm={t('workbench.delete.confirm')}
          onConfirm={remove}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}
