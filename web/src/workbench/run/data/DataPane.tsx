import { Play, Plus, Trash2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { codeOf } from '../../../api/errors';
import { addService, listServices, removeService, startService, type ServiceInfo } from '../../../api/services';
import { Button } from '../../../design/Button';
import { Confirm } from '../../../design/Confirm';
import { cx } from '../../../design/classes';
import { IconButton } from '../../../design/IconButton';
import { toast } from '../../../design/toasts';
import { fileSize } from '../../../i18n/format';
import { useI18n } from '../../../i18n/I18n';
import { useProject } from '../../useProject';
import { usePolled } from '../usePolled';
import { nameOf } from './kinds';
import { NoService, ServiceProblem } from './ServiceProblem';
import { QueryBox } from './QueryBox';
import { Snapshots } from './Snapshots';
import { Tables } from './Tables';

const views = ['tables', 'query', 'snapshots'] as const;
type View = (typeof views)[number];

/** The project's databases: what state they are in, what is in them, and copies of it. */
export default function DataPane() {
  const { t, language, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const { value, failure, reload } = usePolled(useCallback((signal: AbortSignal) => listServices(id, signal), [id]));
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState<View>('tables');
  const [removing, setRemoving] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const act = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toast(errorText(codeOf(error)), { tone: 'bad' });
    }
    setBusy(false);
    reload();
  };
  const add = (kind: string) => {
    setChosen(kind);
    void act(() => addService(id, kind));
  };

  if (failure && !value) return <p className="m-auto p-6 text-sm text-muted">{errorText(failure)}</p>;
  if (!value) return <div className="skeleton m-4 h-40" role="status" aria-label={t('app.loading')} />;
  const service = value.services.find((one) => one.kind === chosen) ?? value.services[0];
  if (!service) return <NoService offers={value.offers} busy={busy} onAdd={add} />;
  return (
    <div data-testid="data" className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-3 py-1">
        {value.services.map((one) => (
          <ServiceTab key={one.kind} service={one} selected={one === service} onSelect={() => setChosen(one.kind)} />
        ))}
        {value.offers
          .filter((offer) => offer.install === null)
          .map((offer) => (
            <Button key={offer.kind} size="s" kind="plain" disabled={busy} onClick={() => add(offer.kind)}>
              <Plus size={13} aria-hidden />
              {t('data.offer', { name: nameOf[offer.kind] ?? offer.kind })}
            </Button>
          ))}
        <span className="ml-auto flex items-center gap-2 text-xs text-faint">
          <span className="tabular-nums">
            {t('data.space', { used: fileSize(language, service.bytes), most: fileSize(language, service.mostBytes) })}
          </span>
          {(service.state === 'stopped' || service.state === 'failed') && (
            <IconButton small label={t('data.start')} onClick={() => void act(() => startService(id, service.kind))}>
              <Play size={14} aria-hidden />
            </IconButton>
          )}
          <IconButton
            small
            label={t('data.remove', { name: nameOf[service.kind] ?? service.kind })}
            onClick={() => setRemoving(service.kind)}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </span>
      </div>
      {service.state === 'failed' && <ServiceProblem service={service} />}
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 border-b border-line px-3 py-1">
        <div role="group" aria-label={t('run.data')} className="flex rounded-s bg-hover p-0.5">
          {views.map((name) => (
            <button
              key={name}
              type="button"
              data-testid={`data-${name}`}
              aria-pressed={view === name}
              onClick={() => setView(name)}
              className={cx(
                'h-6.5 rounded-[5px] px-2.5 text-xs font-medium transition-colors duration-(--quick)',
                view === name ? 'bg-raised text-ink shadow-1' : 'text-muted hover:text-ink',
              )}
            >
              {t(`data.${name}`)}
            </button>
          ))}
        </div>
        <p className="min-w-0 truncate text-xs text-faint">
          {t('data.variables')} <span className="font-mono">{service.variables.join('  ')}</span>
        </p>
      </div>
      {view === 'tables' && <Tables key={service.kind} kind={service.kind} />}
      {view === 'query' && <QueryBox key={service.kind} kind={service.kind} />}
      {view === 'snapshots' && <Snapshots service={service} onChanged={reload} />}
      {removing && (
        <Confirm
          danger
          title={t('data.remove.title', { name: nameOf[removing] ?? removing })}
          body={t('data.remove.body')}
          confirm={t('data.remove.confirm')}
          onConfirm={async () => {
            await removeService(id, removing);
            reload();
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </div>
  );
}

const dots: Record<string, string> = {
  running: 'bg-good',
  starting: 'bg-ember',
  failed: 'bg-bad',
  frozen: 'bg-line-strong',
  stopped: 'bg-line-strong',
};

function ServiceTab({
  service,
  selected,
  onSelect,
}: {
  service: ServiceInfo;
  selected: boolean;
  onSelect: () => void;
}) {
  const { t } = useI18n();
  return (
    <button
      type="button"
      data-testid={`service-${service.kind}`}
      aria-pressed={selected}
      onClick={onSelect}
      title={service.version ?? undefined}
      className={cx(
        'inline-flex h-7 items-center gap-2 rounded-s px-2.5 text-xs font-semibold',
        selected ? 'bg-press text-ink' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      <span aria-hidden className={cx('size-2 rounded-full', dots[service.state])} />
      {nameOf[service.kind]}
      <span className="font-normal text-muted">{t(`sandbox.state.${service.state}`)}</span>
    </button>
  );
}
