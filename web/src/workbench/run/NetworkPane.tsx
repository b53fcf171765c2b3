import { Check, ShieldX, X } from 'lucide-react';
import { useCallback, useState } from 'react';
import { allowDomain, readEgress, setDomains, type EgressAttempt } from '../../api/egress';
import { codeOf } from '../../api/errors';
import { Button } from '../../design/Button';
import { cx } from '../../design/classes';
import { IconButton } from '../../design/IconButton';
import { clockTime } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { usePolled } from './usePolled';

const NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** Where the app went, what was refused and why, and the domains that it may reach. */
export default function NetworkPane() {
  const { t, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const { value, failure, reload } = usePolled(useCallback((signal: AbortSignal) => readEgress(id, signal), [id]));
  const [domain, setDomain] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);

  const change = async (act: () => Promise<unknown>) => {
    try {
      await act();
      setRefusal(null);
      setDomain('');
    } catch (error) {
      setRefusal(codeOf(error));
    }
    reload();
  };

  if (failure && !value) return <p className="m-auto p-6 text-sm text-muted">{errorText(failure)}</p>;
  if (!value) return <div className="skeleton m-4 h-40" role="status" aria-label={t('app.loading')} />;
  const attempts = latest(value.attempts);
  return (
    <div
      data-testid="network"
      className="min-h-0 flex-1 overflow-auto p-4"
      tabIndex={0}
      role="region"
      aria-label={t('run.network')}
    >
      <div className="mx-auto grid max-w-5xl gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <section aria-labelledby="allowed-domains">
          <h2 id="allowed-domains" className="struck text-base">
            {t('net.allowed')}
          </h2>
          <p className="mt-1 text-sm text-muted">{t('net.body')}</p>
          <form
            className="mt-3 flex gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (domain.trim()) void change(() => allowDomain(id, domain.trim()));
            }}
          >
            <input
              value={domain}
              aria-label={t('net.domain')}
              aria-invalid={refusal !== null}
              placeholder="api.example.com"
              spellCheck={false}
              autoCapitalize="off"
              onChange={(event) => setDomain(event.target.value)}
              className="field h-9 min-w-0 flex-1 rounded-s border border-line-strong bg-raised px-2.5 font-mono text-xs"
            />
            <Button type="submit" disabled={!domain.trim()}>
              {t('net.allow')}
            </Button>
          </form>
          {refusal && (
            <p role="alert" className="mt-2 text-sm text-bad">
              {errorText(refusal)}
            </p>
          )}
          <ul className="mt-3">
            {value.domains.map((name) => (
              <li key={name} className="flex items-center justify-between border-b border-line py-1 font-mono text-xs">
                <span className="min-w-0 truncate">{name}</span>
                <IconButton
                  small
                  label={t('net.disallow', { domain: name })}
                  onClick={() =>
                    void change(() =>
                      setDomains(
                        id,
                        value.domains.filter((other) => other !== name),
                      ),
                    )
                  }
                >
                  <X size={13} aria-hidden />
                </IconButton>
              </li>
            ))}
            {value.domains.length === 0 && <li className="py-1 text-sm text-faint">{t('net.allowed.none')}</li>}
          </ul>
        </section>
        <section aria-labelledby="attempts" className="min-w-0">
          <h2 id="attempts" className="struck text-base">
            {t('net.attempts')}
          </h2>
          {attempts.length === 0 && <p className="mt-1 text-sm text-faint">{t('net.attempts.none')}</p>}
          <ul className="mt-2">
            {attempts.map((attempt) => (
              <Attempt
                key={attempt.n}
                attempt={attempt}
                onAllow={() => void change(() => allowDomain(id, withPort(attempt)))}
              />
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

function Attempt({ attempt, onAllow }: { attempt: EgressAttempt; onAllow: () => void }) {
  const { t, language, errorText } = useI18n();
  const Icon = attempt.allowed ? Check : ShieldX;
  return (
    <li className="flex items-start gap-3 border-b border-line py-2">
      <Icon size={15} aria-hidden className={cx('mt-0.5 shrink-0', attempt.allowed ? 'text-good' : 'text-bad')} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-mono text-xs">
          {attempt.host}:{attempt.port}
        </p>
        <p className="mt-0.5 text-xs text-muted">
          {attempt.code ? errorText(attempt.code) : t('net.passed')} · {clockTime(language, attempt.at)}
        </p>
      </div>
      {attempt.code === 'egress.not-allowed' && NAME.test(attempt.host) && (
        <Button size="s" onClick={onAllow} aria-label={t('net.allow.host', { domain: attempt.host })}>
          {t('net.allow')}
        </Button>
      )}
    </li>
  );
}

const withPort = ({ host, port }: EgressAttempt) => (port === 443 || port === 80 ? host : `${host}:${port}`);

/** The newest of each kind, the newest first: an app that tries again every second is one line. */
function latest(attempts: EgressAttempt[]): EgressAttempt[] {
  const seen = new Map<string, EgressAttempt>();
  for (const attempt of attempts) seen.set(`${attempt.host}:${attempt.port} ${attempt.code ?? ''}`, attempt);
  return [...seen.values()].toSorted((a, b) => b.n - a.n);
}
