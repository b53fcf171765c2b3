import { useMemo, useState } from 'react';
import type { LogLine } from '../../api/types';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { plainText } from '../logs/ansi';
import { LogBar, type Source } from '../logs/LogBar';
import { LogList } from '../logs/LogList';

/** What the app and its packages say, by source and filtered. */
export function LogsPane() {
  const { t } = useI18n();
  const logs = useProject((state) => state.logs);
  const [source, setSource] = useState<Source>('all');
  const [filter, setFilter] = useState('');
  const [cleared, setCleared] = useState(-1);
  const programs = useProject((state) => state.sandbox.programs);
  const beside = programs.map((program) => program.name).filter((name) => name !== 'web');
  const sources = ['all', 'install', 'server', ...beside, 'system'];
  const lines = useMemo(() => select(logs, source, filter, cleared), [logs, source, filter, cleared]);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <LogBar
        sources={sources}
        source={source}
        onSource={setSource}
        filter={filter}
        onFilter={setFilter}
        count={lines.length}
        onClear={() => setCleared(logs.at(-1)?.n ?? -1)}
      />
      {lines.length > 0 ? (
        <LogList lines={lines} />
      ) : (
        <div className="grid flex-1 place-items-center px-6 text-center">
          <div>
            <h2 className="struck text-lg">{t('logs.empty.title')}</h2>
            <p className="mt-1.5 text-sm text-muted">{filter ? t('logs.none', { filter }) : t('logs.empty.body')}</p>
          </div>
        </div>
      )}
    </div>
  );
}

function select(logs: LogLine[], source: Source, filter: string, cleared: number): LogLine[] {
  const wanted = filter.trim().toLowerCase();
  return logs.filter(
    (line) =>
      (source === 'all' || line.source === source) &&
      line.n > cleared &&
      (wanted === '' || plainText(line.text).toLowerCase().includes(wanted)),
  );
}
