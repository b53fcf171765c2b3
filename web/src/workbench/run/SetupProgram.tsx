import { ChevronRight, Trash2 } from 'lucide-react';
import { cx } from '../../design/classes';
import { IconButton } from '../../design/IconButton';
import { useI18n } from '../../i18n/I18n';
import type { ProjectState } from '../../events/state';
import type { ProgramForm } from './setup';
import { SetupField } from './SetupField';

interface Props {
  form: ProgramForm;
  now: ProjectState['sandbox']['programs'][number] | undefined;
  /** The field that the server refused is one of this program's. */
  problem: string | null;
  onChange: (change: Partial<ProgramForm>) => void;
  onRemove: (() => void) | null;
}

/** One program of the app: its command and port at once, the rest behind "More". */
export function SetupProgram({ form, now, problem, onChange, onRemove }: Props) {
  const { t } = useI18n();
  const wrong = (field: string) => problem?.startsWith(`recipe.${field}-`) ?? false;
  const extras = [form.install, form.directory, form.env].filter(Boolean).length > 0 || form.health !== '/';
  return (
    <li className="rounded-m border border-line bg-raised p-4 shadow-1" data-testid={`setup-program-${form.name}`}>
      <div className="mb-3 flex min-h-7 items-center gap-2">
        <h3 className="truncate font-mono text-sm font-semibold">{form.name || '…'}</h3>
        {form.web && <span className="truncate text-xs text-faint">{t('setup.program.web')}</span>}
        <span className="ml-auto flex shrink-0 items-center gap-2">
          {now && <ProgramState state={now.state} restarts={now.restarts} />}
          {onRemove && (
            <IconButton small label={t('setup.program.remove', { name: form.name })} onClick={onRemove}>
              <Trash2 size={14} aria-hidden />
            </IconButton>
          )}
        </span>
      </div>
      <div className="grid gap-3 sm:grid-cols-[1fr_7rem]">
        <SetupField
          label={t('setup.program.start')}
          value={form.start}
          invalid={wrong('start')}
          onChange={(start) => onChange({ start })}
        />
        <SetupField
          label={t('setup.program.port')}
          value={form.port}
          numeric
          placeholder={t('setup.program.port.none')}
          invalid={wrong('port')}
          onChange={(port) => onChange({ port })}
        />
      </div>
      <details className="group mt-3" open={extras || undefined}>
        <summary className="inline-flex h-7 cursor-pointer list-none items-center gap-1 rounded-s pr-2 text-xs font-semibold text-muted hover:text-ink">
          <ChevronRight
            size={14}
            aria-hidden
            className="transition-transform duration-(--quick) group-open:rotate-90"
          />
          {t('setup.program.more')}
        </summary>
        <div className="mt-2 grid gap-3 sm:grid-cols-2">
          <SetupField
            label={t('setup.program.name')}
            value={form.name}
            invalid={wrong('name')}
            onChange={(name) => onChange({ name })}
          />
          <SetupField
            label={t('setup.program.directory')}
            value={form.directory}
            placeholder={t('setup.program.directory.root')}
            invalid={wrong('directory')}
            onChange={(directory) => onChange({ directory })}
          />
          <SetupField
            label={t('setup.program.install')}
            value={form.install}
            invalid={wrong('install')}
            onChange={(install) => onChange({ install })}
          />
          <SetupField
            label={t('setup.program.health')}
            value={form.health}
            invalid={wrong('health')}
            onChange={(health) => onChange({ health })}
          />
          <SetupField
            className="sm:col-span-2"
            label={t('setup.program.env')}
            hint={t('setup.program.env.hint')}
            value={form.env}
            rows={Math.min(8, Math.max(2, form.env.split('\n').length))}
            invalid={wrong('env')}
            onChange={(env) => onChange({ env })}
          />
        </div>
      </details>
    </li>
  );
}

const tones: Record<string, string> = {
  running: 'bg-good',
  starting: 'bg-ember',
  waiting: 'bg-bad',
  ended: 'bg-faint',
};

function ProgramState({ state, restarts }: { state: string; restarts: number }) {
  const { t } = useI18n();
  const known = state === 'running' || state === 'starting' || state === 'waiting' ? state : 'ended';
  return (
    <span className="inline-flex items-center gap-1.5 text-xs text-muted">
      <span className={cx('size-2 rounded-full', tones[known])} aria-hidden />
      {t(`setup.state.${known}`)}
      {restarts > 0 && <span className="text-faint">· {t('setup.restarts', { count: restarts })}</span>}
    </span>
  );
}
