import { Copy, Ellipsis, ExternalLink, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ProjectSummary } from '../api/types';
import { IconButton } from '../design/IconButton';
import { Link } from '../design/Link';
import { Menu, MenuItem, MenuLine } from '../design/Menu';
import { useNow } from '../design/now';
import { dateAndTime, relativeTime } from '../i18n/format';
import { useI18n } from '../i18n/I18n';
import { go } from '../router';
import { ProjectPicture } from './ProjectPicture';

interface Props {
  project: ProjectSummary;
  onRename: (name: string) => void;
  onFork: () => void;
  onDelete: () => void;
}

/** A project as it looks, with its name and what can be done with it. */
export function ProjectCard({ project, onRename, onFork, onDelete }: Props) {
  const { t, language } = useI18n();
  const now = useNow(30_000);
  const [renaming, setRenaming] = useState(false);
  const facts = [...project.stack.slice(0, 3), t('home.recent.version', { number: project.version })];
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-m border border-line bg-surface transition-[border-color,box-shadow] duration-(--calm) focus-within:border-line-strong hover:border-line-strong hover:shadow-2">
      <ProjectPicture project={project} />
      <div className="flex items-start gap-1 py-3 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          {renaming ? (
            <NameField
              name={project.name}
              onDone={(name) => {
                setRenaming(false);
                if (name && name !== project.name) onRename(name);
              }}
            />
          ) : (
            <h3 className="truncate text-base font-semibold">
              <Link
                data-testid={`project-${project.id}`}
                to={{ screen: 'workbench', project: project.id }}
                // The whole card is the link; what else stands on it lies above.
                className="outline-none after:absolute after:inset-0 after:rounded-m focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ember"
              >
                {project.name}
              </Link>
            </h3>
          )}
          <p className="mt-0.5 truncate text-xs text-faint">
            <time dateTime={project.updatedAt} title={dateAndTime(language, project.updatedAt)}>
              {relativeTime(language, project.updatedAt, now)}
            </time>{' '}
            · {facts.join(' · ')}
          </p>
        </div>
        <div className="relative z-10">
          <Menu
            trigger={
              <IconButton label={t('home.project.menu', { name: project.name })} data-testid="project-menu">
                <Ellipsis size={16} aria-hidden />
              </IconButton>
            }
          >
            <MenuItem
              icon={<ExternalLink size={15} aria-hidden />}
              onSelect={() => go({ screen: 'workbench', project: project.id })}
            >
              {t('home.project.open')}
            </MenuItem>
            <MenuItem icon={<Pencil size={15} aria-hidden />} onSelect={() => setRenaming(true)}>
              {t('workbench.rename')}
            </MenuItem>
            <MenuItem icon={<Copy size={15} aria-hidden />} onSelect={onFork}>
              {t('workbench.fork')}
            </MenuItem>
            <MenuLine />
            <MenuItem icon={<Trash2 size={15} aria-hidden />} danger onSelect={onDelete}>
              {t('code.tree.delete')}
            </MenuItem>
          </Menu>
        </div>
      </div>
      {project.sandboxState === 'running' && (
        <span className="pointer-events-none absolute top-2.5 left-2.5 inline-flex items-center gap-1.5 rounded-full bg-good-wash px-2 py-0.5 text-2xs font-semibold text-good shadow-1">
          <span aria-hidden className="size-1.5 rounded-full bg-current" />
          {t('home.recent.running')}
        </span>
      )}
    </li>
  );
}

const LONGEST = 120;

function NameField({ name, onDone }: { name: string; onDone: (name: string | null) => void }) {
  const { t } = useI18n();
  const [text, setText] = useState(name);
  return (
    <input
      // The menu that opened this gives the focus back when it closes: a moment later it is ours.
      ref={(field) => {
        const timer = setTimeout(() => field?.select(), 60);
        return () => clearTimeout(timer);
      }}
      aria-label={t('workbench.rename.label')}
      value={text}
      maxLength={LONGEST}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onDone(text.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone(text.trim());
        if (event.key === 'Escape') onDone(null);
      }}
      className="relative z-10 h-7 w-full min-w-0 rounded-s border border-line-strong bg-raised px-2 text-base font-semibold"
    />
  );
}
