import { Dialog } from '../design/Dialog';
import { Link } from '../design/Link';
import { fileSize, money } from '../i18n/format';
import { useI18n } from '../i18n/I18n';
import { Reading } from './Reading';
import { readUsage } from './usage';
import { UsageFacts } from './UsageFacts';
import { useReading } from './useReading';

/** What all projects have used together, and which of them how much. */
export default function AllUsageDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useI18n();
  const reading = useReading(readUsage);
  return (
    <Dialog open onClose={onClose} title={t('usage.title')} side>
      <Reading reading={reading}>
        {(usage) => (
          <div className="space-y-6">
            <UsageFacts
              month={usage.month}
              total={usage.total}
              sandbox={usage.sandboxes}
              storageBytes={usage.storageBytes}
            />
            {usage.limits.costPerDay != null && (
              <p className="text-sm text-muted">
                {t('usage.limit.day', { cost: money(language, usage.limits.costPerDay) })}
              </p>
            )}
            {usage.limits.costPerPerson != null && (
              <p className="text-sm text-muted">
                {t('usage.limit.person', { cost: money(language, usage.limits.costPerPerson) })}
              </p>
            )}
            {usage.people.length > 1 && (
              <section>
                <h3 className="pb-1.5 text-sm font-semibold">{t('usage.people')}</h3>
                <ul className="text-sm">
                  {usage.people.map((person) => (
                    <li key={person.owner} className="flex items-baseline gap-3 border-t border-line py-1.5">
                      <span className="min-w-0 flex-1 truncate">{person.owner}</span>
                      <span className="w-16 text-right tabular-nums">
                        {person.usage.costUsd == null ? '–' : money(language, person.usage.costUsd)}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <section>
              <h3 className="pb-1.5 text-sm font-semibold">{t('usage.projects')}</h3>
              {usage.projects.length === 0 && <p className="text-sm text-muted">{t('usage.projects.none')}</p>}
              <ul className="text-sm">
                {usage.projects.map((project) => (
                  <li key={project.id} className="flex items-baseline gap-3 border-t border-line py-1.5">
                    <Link
                      to={{ screen: 'workbench', project: project.id }}
                      className="min-w-0 flex-1 truncate hover:underline"
                    >
                      {project.name}
                    </Link>
                    <span className="text-xs text-faint tabular-nums">{fileSize(language, project.storageBytes)}</span>
                    <span className="w-16 text-right tabular-nums">
                      {project.usage.costUsd == null ? '–' : money(language, project.usage.costUsd)}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        )}
      </Reading>
    </Dialog>
  );
}
