import { Command, Download, History, Share2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { archiveUrl } from '../api/projects';
import { IconButton } from '../design/IconButton';
import { Link } from '../design/Link';
import { Mark } from '../design/Logo';
import { SettingsMenu } from '../design/SettingsMenu';
import { useI18n } from '../i18n/I18n';
import { keysText } from './palette/shortcuts';
import { ProjectMenu } from './ProjectMenu';
import { ProjectName } from './ProjectName';
import { RuntimeChip } from './runtime/RuntimeChip';
import { useProject } from './useProject';
import { useWorkbench } from './view';

const ShareDialog = lazy(() => import('./share/ShareDialog'));
const Versions = lazy(() => import('./versions/Versions'));

export function TopBar() {
  const { t } = useI18n();
  const id = useProject((state) => state.project.id);
  const version = useProject((state) => state.project.version);
  const { overlay, open } = useWorkbench();
  const [renaming, setRenaming] = useState(false);

  return (
    <header className="flex h-13 shrink-0 items-center gap-1 px-2">
      <Link
        to={{ screen: 'home' }}
        aria-label={t('app.home')}
        className="grid size-9 shrink-0 place-items-center rounded-s text-ink hover:bg-hover"
      >
        <Mark size={22} />
      </Link>
      <ProjectName editing={renaming} onEdit={setRenaming} />
      <RuntimeChip />
      <div className="ml-auto flex items-center gap-0.5">
        <button
          type="button"
          data-testid="versions"
          onClick={() => open('versions')}
          className="inline-flex h-8 items-center gap-1.5 rounded-s px-2.5 text-sm font-medium text-muted transition-colors duration-(--quick) hover:bg-hover hover:text-ink"
        >
          <History size={16} aria-hidden />
          <span className="hidden sm:inline">{t('versions.number', { number: version })}</span>
          <span className="sr-only sm:hidden">{t('versions.open')}</span>
        </button>
        <IconButton
          data-testid="open-palette"
          label={`${t('palette.commands')} (${keysText('Mod+K')})`}
          className="max-sm:hidden"
          onClick={() => open('palette')}
        >
          <Command size={16} aria-hidden />
        </IconButton>
        <IconButton
          data-testid="download"
          label={t('workbench.download')}
          className="max-sm:hidden"
          onClick={() => location.assign(archiveUrl(id))}
        >
          <Download size={17} aria-hidden />
        </IconButton>
        <button
          type="button"
          data-testid="share"
          onClick={() => open('share')}
          className="inline-flex h-8 items-center gap-1.5 rounded-s border border-line-strong bg-raised px-2.5 text-sm font-semibold text-ink transition-colors duration-(--quick) hover:bg-hover max-sm:border-transparent max-sm:bg-transparent max-sm:px-2"
        >
          <Share2 size={15} aria-hidden />
          <span className="max-sm:sr-only">{t('share.button')}</span>
        </button>
        <SettingsMenu />
        <ProjectMenu onRename={() => setRenaming(true)} />
      </div>
      {overlay === 'share' && (
        <Suspense fallback={null}>
          <ShareDialog onClose={() => open(null)} />
        </Suspense>
      )}
      {overlay === 'versions' && (
        <Suspense fallback={null}>
          <Versions onClose={() => open(null)} />
        </Suspense>
      )}
    </header>
  );
}
