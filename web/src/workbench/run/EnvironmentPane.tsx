import { KeyRound, Trash2 } from 'lucide-react';
import { useCallback, useId, useState } from 'react';
import { deleteEntry, readEnvironment, setEntry, type EntryKind } from '../../api/environment';
import { codeOf } from '../../api/errors';
import { commandSandbox } from '../../api/projects';
import { Button } from '../../design/Button';
import { IconButton } from '../../design/IconButton';
import { useNow } from '../../design/now';
import { toast } from '../../design/toasts';
import { relativeTime } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { usePolled } from './usePolled';

interface Entry {
  name: string;
  value?: string | null;
  updatedAt: string;
}

/** The app's secrets, whose values nobody is shown again, and its plain variables. */
export default function EnvironmentPane() {
  const { t, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const up = useProject((state) => state.sandbox.state === 'running' || state.sandbox.state === 'frozen');
  const { value, failure, reload } = usePolled(useCallback((signal: AbortSignal) => readEnvironment(id, signal), [id]));
  const [changed, setChanged] = useState(false);

  const onChanged = () => {
    setChanged(true);
    reload();
  };
  const restart = () =>
    void commandSandbox(id, 'restart')
      .then(() => setChanged(false))
      .catch((error: unknown) => toast(errorText(codeOf(error)), { tone: 'bad' }));

  if (failure && !value) return <p className="m-auto p-6 text-sm text-muted">{errorText(failure)}</p>;
  if (!value) return <div className="skeleton m-4 h-40" role="status" aria-label={t('app.loading')} />;
  return (
    <div
      data-testid="environment"
      className="min-h-0 flex-1 overflow-auto p-4"
      tabIndex={0}
      role="region"
      aria-label={t('run.environment')}
    >
      <div className="mx-auto max-w-5xl">
        {changed && up && (
          <div
            role="status"
            className="mb-4 flex flex-wrap items-center gap-3 rounded-s bg-ember-wash px-3 py-2 text-sm"
          >
            <span className="min-w-0 flex-1">{t('env.restart.body')}</span>
            <Button size="s" kind="ember" onClick={restart}>
              {t('workbench.restart')}
            </Button>
          </div>
        )}
        <div className="grid gap-8 lg:grid-cols-2">
          <Entries
            kind="secrets"
            title={t('env.secrets')}
            body={t('env.secrets.body')}
            entries={value.secrets}
            onChanged={onChanged}
          />
          <Entries
            kind="variables"
            title={t('env.variables')}
            body={t('env.variables.body')}
            entries={value.variables}
            onChanged={onChanged}
          />
        </div>
      </div>
    </div>
  );
}

interface EntriesProps {
  kind: EntryKind;
  title: string;
  body: string;
  entries: Entry[];
  onChanged: () => void;
}

function Entries({ kind, title, body, entries, onChanged }: EntriesProps) {
  const { t, language, errorText } = useI18n();
  const heading = useId();
  const now = useNow(30_000);
  const id = useProject((state) => state.project.id);
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const replaces = entries.some((entry) => entry.name === name);

  const set = async () => {
    try {
      await setEntry(id, kind, name.trim(), value);
      setName('');
      setValue('');
      setRefusal(null);
      onChanged();
    } catch (error) {
      setRefusal(codeOf(error));
    }
  };
  const remove = (entry: string) =>
    void deleteEntry(id, kind, entry)
      .then(onChanged)
      .catch((error: unknown) => toast(errorText(codeOf(error)), { tone: 'bad' }));

  const field = 'h-9 min-w-0 rounded-s border border-line-strong bg-raised px-2.5 font-mono text-xs';
  return (
    <section aria-labelledby={heading} className="min-w-0">
      <h2 id={heading} className="struck text-base">
        {title}
      </h2>
      <p className="mt-1 text-sm text-muted">{body}</p>
      <form
        className="mt-3 grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void set();
        }}
      >
        <input
          value={name}
          aria-label={t('env.name')}
          placeholder={t('env.name')}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          data-testid={`${kind}-name`}
          onChange={(event) => setName(event.target.value)}
          className={field}
        />
        <input
          value={value}
          type={kind === 'secrets' ? 'password' : 'text'}
          aria-label={t('env.value')}
          placeholder={t('env.value')}
          spellCheck={false}
          autoComplete="off"
          data-testid={`${kind}-value`}
          onChange={(event) => setValue(event.target.value)}
          className={field}
        />
        <Button type="submit" disabled={!name.trim() || !value} data-testid={`${kind}-set`}>
          {replaces ? t('env.replace') : t('env.set')}
        </Button>
      </form>
      {refusal && (
        <p role="alert" className="mt-2 text-sm text-bad">
          {errorText(refusal)}
        </p>
      )}
      <ul className="mt-3">
        {entries.map((entry) => (
          <li key={entry.name} className="flex items-center gap-2 border-b border-line py-1.5 text-xs">
            <KeyRound size={13} aria-hidden className="shrink-0 text-faint" />
            <button
              type="button"
              className="min-w-0 truncate font-mono hover:underline"
              aria-label={t('env.replace.name', { name: entry.name })}
              onClick={() => setName(entry.name)}
            >
              {entry.name}
            </button>
            <span className="min-w-0 flex-1 truncate text-right font-mono text-muted">
              {kind === 'secrets' ? relativeTime(language, entry.updatedAt, now) : entry.value}
            </span>
            <IconButton small label={t('env.delete', { name: entry.name })} onClick={() => remove(entry.name)}>
              <Trash2 size={13} aria-hidden />
            </IconButton>
          </li>
        ))}
        {entries.length === 0 && <li className="py-1 text-sm text-faint">{t('env.none')}</li>}
      </ul>
    </section>
  );
}
