import { useEffect, useState, useSyncExternalStore } from 'react';
import { currentConnection, onConnection } from '../events/follow';
import type { Connection as HubConnection } from '../events/hub';
import { useI18n } from '../i18n/I18n';

/** A blink of a reconnect is nobody's business; longer than this is said. */
const GRACE_MS = 1_500;

const textOf = (connection: HubConnection, t: ReturnType<typeof useI18n>['t']): string => {
  if (connection === 'gone') return t('workbench.deleted.title');
  if (connection !== 'refused') return t('workbench.offline');
  return `${t('workbench.signedOut.title')}. ${t('workbench.signedOut.body', { command: './forja up' })}`;
};

/** Says when the event stream is away, and that it comes back by itself. */
export function Connection() {
  const { t } = useI18n();
  const connection = useSyncExternalStore(onConnection, currentConnection);
  const away = connection === 'waiting' || connection === 'refused' || connection === 'gone';
  const [late, setLate] = useState(false);

  useEffect(() => {
    if (connection === 'live') setLate(false);
    if (!away) return;
    const timer = setTimeout(() => setLate(true), GRACE_MS);
    return () => clearTimeout(timer);
  }, [connection, away]);

  if (!late) return null;
  return (
    <div role="status" className="mx-2 mb-2 rounded-s bg-care-wash px-3 py-2 text-sm text-care">
      {textOf(connection, t)}
    </div>
  );
}
