import { Database, Plus } from 'lucide-react';
import type { ServiceInfo, Services } from '../../../api/services';
import { Button } from '../../../design/Button';
import { useI18n } from '../../../i18n/I18n';
import { nameOf } from './kinds';

/** Why a database does not run, with what it printed last. */
export function ServiceProblem({ service }: { service: ServiceInfo }) {
  const { errorText } = useI18n();
  return (
    <div role="alert" className="shrink-0 border-b border-line px-4 py-2">
      <p className="text-sm text-bad">{errorText(service.code ?? 'unknown')}</p>
      {service.detail && (
        <pre className="mt-1 max-h-28 overflow-auto text-xs whitespace-pre-wrap text-muted">{service.detail}</pre>
      )}
    </div>
  );
}

interface Props {
  offers: Services['offers'];
  busy: boolean;
  onAdd: (kind: string) => void;
}

/** A project without a database: which it may have, and what each takes on this machine. */
export function NoService({ offers, busy, onAdd }: Props) {
  const { t } = useI18n();
  return (
    <div
      data-testid="data"
      className="min-h-0 flex-1 overflow-auto p-6"
      tabIndex={0}
      role="region"
      aria-label={t('run.data')}
    >
      <div className="mx-auto max-w-xl">
        <h2 className="struck text-lg">{t('data.none.title')}</h2>
        <p className="mt-1.5 text-sm text-muted">{t('data.none.body')}</p>
        <ul className="mt-4 grid gap-2">
          {offers.map((offer) => (
            <li key={offer.kind} className="rounded-s border border-line bg-raised px-3 py-2.5">
              <div className="flex items-center gap-3">
                <Database size={16} aria-hidden className="text-faint" />
                <span className="flex-1 text-sm font-semibold">{nameOf[offer.kind]}</span>
                <Button
                  size="s"
                  data-testid={`add-${offer.kind}`}
                  disabled={busy || offer.install !== null}
                  aria-label={t('data.offer', { name: nameOf[offer.kind] ?? offer.kind })}
                  onClick={() => onAdd(offer.kind)}
                >
                  <Plus size={13} aria-hidden />
                  {t('data.add')}
                </Button>
              </div>
              {offer.install !== null && (
                <div className="mt-2 text-xs text-muted">
                  {t('data.install')}
                  <pre className="mt-1 overflow-x-auto rounded-s bg-sunken p-2 text-xs text-ink" tabIndex={0}>
                    {offer.install}
                  </pre>
                </div>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
