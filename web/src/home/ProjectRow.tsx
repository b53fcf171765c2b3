import { ChevronRight } from 'lucide-react';
import { Link } from '../design/Link';
import { useNow } from '../design/now';
import { dateAndTime, relativeTime } from '../i18n/format';
import { useI18n } from '../i18n/I18n';
import type { ProjectSummary } from '../api/types';

export function ProjectRow({ project }: { project: ProjectSummary }) {
  const { t, language } = useI18n();
  const now = useNow(30_000);
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        data-testid={`project-${project.id}`}
        to={{ screen: 'workbench', project: project.id }}
        className="flex items-center gap-4 px-4 py-3 transition-colors duration-(--quick) -outline-offset-2 hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span className="truncate font-semibold">{project.name}</span>
            {project.sandboxState === 'running' && (
              <span className="inline-flex items-center gap-1 rounded-full bg-good-wash px-2 py-0.5 text-2xs font-semibold text-good">
                {t('home.recent.running')}
              </span>
            )}
          </span>
          <span className="mt-0.5 block truncate text-xs text-faint">
            {[...project.stack.slice(0, 4), t('home.recent.version', { number: project.version })].join(' · ')}
          </span>
        </span>
        <time
          dateTime={project.updatedAt}
          title={dateAndTime(language, project.updatedAt)}
          className="shrink-0 text-xs text-muted tabular-nums"
        >
          {relativeTime(language, project.updatedAt, now)}
        </time>
        <ChevronRight size={16} aria-hidden className="shrink-0 text-faint" />
      </Link>
    </li>
  );
}
