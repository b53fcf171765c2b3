import { useState } from 'react';
import type { ProjectSummary } from '../api/types';
import { useI18n } from '../i18n/I18n';

/** How a project looked when it was last checked; before that, its initial on a colour of its own. */
export function ProjectPicture({ project }: { project: ProjectSummary }) {
  const { t } = useI18n();
  const [broken, setBroken] = useState(false);
  const initial = [...project.name.trim()][0]?.toUpperCase() ?? '·';
  if (project.thumbnail && !broken) {
    return (
      <img
        src={project.thumbnail}
        alt={t('home.project.picture', { name: project.name })}
        loading="lazy"
        onError={() => setBroken(true)}
        className="aspect-[16/9] w-full border-b border-line bg-white object-cover object-top"
      />
    );
  }
  return (
    <span
      aria-hidden
      className="project-tone struck grid aspect-[16/9] w-full place-items-center border-b border-line text-[2.5rem]"
      style={{ '--hue': hueOf(project.id) } as React.CSSProperties}
    >
      {initial}
    </span>
  );
}

/** The same project has the same colour everywhere. */
const hueOf = (id: string): number => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
