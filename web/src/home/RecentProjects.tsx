import { FileArchive, FolderInput, GitBranch, Search } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { Button } from '../design/Button';
import { Menu, MenuItem } from '../design/Menu';
import { useI18n } from '../i18n/I18n';
import { ProjectCard } from './ProjectCard';
import { arranged, orders, type Order } from './projects';
import { useProjects } from './useProjects';
import { useZipDrop } from './useZipDrop';

const GitImport = lazy(() => import('./GitImport'));

/** With fewer there is nothing to look for. */
const SEARCH_FROM = 5;

/** The person's projects: as they look, to be found, ordered, renamed, copied, deleted; and a zip made one of them. */
export function RecentProjects() {
  const { t, errorText } = useI18n();
  const projects = useProjects();
  const { items, cursor, failure, importing } = projects;
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState<Order>('updated');
  const input = useRef<HTMLInputElement>(null);
  const [fromGit, setFromGit] = useState(false);
  const dropping = useZipDrop(projects.takeZip);
  const shown = items && arranged(items, typed, order);
  const many = (items?.length ?? 0) >= SEARCH_FROM;

  return (
    <section aria-labelledby="recent" className="mt-16">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="recent" className="struck mr-auto text-xl">
          {t('home.recent')}
        </h2>
        {many && (
          <label className="flex h-9 items-center gap-2 rounded-s border border-line bg-surface px-2.5 text-muted focus-within:outline-2 focus-within:outline-ember">
            <Search size={14} aria-hidden />
            <span className="sr-only">{t('home.search')}</span>
            <input
              type="search"
              data-testid="project-search"
              value={typed}
              placeholder={t('home.search')}
              onChange={(event) => setTyped(event.target.value)}
              className="w-44 bg-transparent text-sm text-ink outline-none placeholder:text-faint"
            />
          </label>
        )}
        {many && (
          <select
            aria-label={t('home.sort')}
            value={order}
            onChange={(event) => setOrder(event.target.value as Order)}
            className="h-9 rounded-s border border-line bg-surface px-2 text-sm text-ink"
          >
            {orders.map((name) => (
              <option key={name} value={name}>
                {t(`home.sort.${name}`)}
              </option>
            ))}
          </select>
        )}
        <Menu
          trigger={
            <Button data-testid="import" disabled={importing !== null}>
              <FolderInput size={15} aria-hidden />
              {importing ? t('home.import.busy', { name: importing }) : t('home.import')}
            </Button>
          }
        >
          <MenuItem icon={<FileArchive size={15} aria-hidden />} onSelect={() => input.current?.click()}>
            {t('home.import.hint')}
          </MenuItem>
          <MenuItem icon={<GitBranch size={15} aria-hidden />} onSelect={() => setFromGit(true)}>
            {t('home.git.title')}
          </MenuItem>
        </Menu>
        {fromGit && (
          <Suspense fallback={null}>
            <GitImport onClose={() => setFromGit(false)} />
          </Suspense>
        )}
        <input
          ref={input}
          type="file"
          accept=".zip,application/zip"
          hidden
          aria-label={t('home.import')}
          data-testid="import-file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void projects.takeZip(file);
            event.target.value = '';
          }}
        />
      </div>
      {failure ? (
        <div role="alert" className="mt-3 flex flex-wrap items-center gap-3 text-sm text-muted">
          <span>
            {t('home.recent.failed')} {errorText(failure)}
          </span>
          <Button size="s" onClick={() => void projects.load(null)}>
            {t('app.retry')}
          </Button>
        </div>
      ) : (
        <ul
          className="mt-4 grid grid-cols-1 gap-3 min-[520px]:grid-cols-2 lg:grid-cols-3"
          aria-busy={shown === null}
          aria-label={t('home.recent')}
        >
          {shown === null
            ? [1, 2, 3].map((place) => <li key={place} className="skeleton h-60" />)
            : shown.map((project) => (
                <ProjectCard
                  key={project.id}
                  project={project}
                  onRename={(name) => projects.rename(project, name)}
                  onFork={() => projects.fork(project)}
                  onDelete={() => projects.remove(project)}
                />
              ))}
        </ul>
      )}
      {shown?.length === 0 && typed !== '' && (
        <p className="mt-4 text-sm text-muted">{t('home.none', { text: typed })}</p>
      )}
      {cursor && (
        <Button kind="plain" size="s" className="mt-3" onClick={() => void projects.load(cursor)}>
          {t('home.recent.more')}
        </Button>
      )}
      {dropping && (
        <div
          aria-hidden
          className="pointer-events-none fixed inset-3 z-40 grid place-items-center rounded-l border-2 border-dashed border-ember bg-ember-wash/90 text-lg font-semibold text-ember-ink"
        >
          {t('home.import.drop')}
        </div>
      )}
    </section>
  );
}
