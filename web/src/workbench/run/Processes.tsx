import { useEffect, useState } from 'react';
import { codeOf } from '../../api/errors';
import { listProcesses, type Processes as ProcessPage } from '../../api/terminals';
import { fileSize } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';

const EVERY_MS = 2_000;

/** What runs inside the sandbox, and what it takes. */
export function Processes() {
  const { t, language, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const [items, setItems] = useState<ProcessPage['items'] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      try {
        const read = await listProcesses(id, leaving.signal);
        setItems(read);
        setFailure(null);
      } catch (error) {
        if (!leaving.signal.aborted) setFailure(codeOf(error));
      }
      if (!leaving.signal.aborted) timer = setTimeout(() => void look(), EVERY_MS);
    };
    void look();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [id]);

  if (failure) return <p className="m-auto p-6 text-sm text-muted">{errorText(failure)}</p>;
  if (!items) return <div className="skeleton m-4 h-40" role="status" aria-label={t('app.loading')} />;
  if (items.length === 0)
    return (
      <p data-testid="processes" className="m-auto p-6 text-sm text-faint">
        {t('run.processes.none')}
      </p>
    );
  return (
    <div className="min-h-0 flex-1 overflow-auto" tabIndex={0} role="region" aria-label={t('run.processes')}>
      <table className="w-full text-sm" data-testid="processes">
        <thead>
          <tr className="sticky top-0 border-b border-line bg-surface text-left text-xs text-faint">
            <th className="py-2 pl-4 font-semibold">{t('run.processes.name')}</th>
            <th className="w-20 px-2 py-2 text-right font-semibold">PID</th>
            <th className="w-24 px-2 py-2 text-right font-semibold">{t('run.processes.cpu')}</th>
            <th className="w-28 py-2 pr-4 text-right font-semibold">{t('run.processes.memory')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.pid} className="border-b border-line hover:bg-hover">
              <td className="max-w-0 truncate py-1.5 pl-4 font-mono text-xs" title={item.name}>
                {item.program && (
                  <span className="mr-2 rounded-[4px] bg-hover px-1.5 py-0.5 text-muted">{item.program}</span>
                )}
                {item.name}
              </td>
              <td className="px-2 py-1.5 text-right text-xs text-faint tabular-nums">{item.pid}</td>
              <td className="px-2 py-1.5 text-right text-xs tabular-nums">
                {new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(item.cpu)}
              </td>
              <td className="py-1.5 pr-4 text-right text-xs tabular-nums">{fileSize(language, item.memory)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
