import { Eraser, X } from 'lucide-react';
import { IconButton } from '../../design/IconButton';
import { cx } from '../../design/classes';
import { fileSize } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import type { SeenLine, SeenRequest } from './app-state';
import { SourceLink } from './SourceLink';

export type Panel = 'console' | 'network';

interface Props {
  panel: Panel;
  onPanel: (panel: Panel | null) => void;
  lines: SeenLine[];
  requests: SeenRequest[];
  onClear: () => void;
}

/** What the page in the frame says and loads, under it. */
export function AppPanel({ panel, onPanel, lines, requests, onClear }: Props) {
  const { t } = useI18n();
  const counts = { console: lines.length, network: requests.length };
  return (
    <section
      aria-label={t('preview.panel')}
      data-testid="app-panel"
      className="flex h-64 shrink-0 flex-col border-t border-line"
    >
      <div className="flex h-9 shrink-0 items-center gap-1 border-b border-line px-2">
        <div role="group" aria-label={t('preview.panel')} className="flex gap-0.5">
          {(['console', 'network'] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={panel === name}
              onClick={() => onPanel(name)}
              className={cx(
                'h-7 rounded-s px-2.5 text-xs font-semibold',
                panel === name ? 'bg-press text-ink' : 'text-muted hover:bg-hover',
              )}
            >
              {t(`preview.panel.${name}`)}
              {counts[name] > 0 && <span className="ml-1.5 text-faint tabular-nums">{counts[name]}</span>}
            </button>
          ))}
        </div>
        <IconButton small className="ml-auto" label={t('logs.clear')} onClick={onClear}>
          <Eraser size={14} aria-hidden />
        </IconButton>
        <IconButton small label={t('app.close')} onClick={() => onPanel(null)}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <div
        role="region"
        aria-label={t(`preview.panel.${panel}`)}
        tabIndex={0}
        // The newest is last and in sight: laid out from the end.
        className="flex min-h-0 flex-1 flex-col-reverse overflow-auto font-mono text-xs -outline-offset-2"
      >
        {panel === 'console' ? <Lines lines={lines} /> : <Requests requests={requests} />}
      </div>
    </section>
  );
}

const tones = {
  debug: 'text-faint',
  log: 'text-ink',
  info: 'text-ink',
  warn: 'bg-care-wash text-care',
  error: 'bg-bad-wash text-bad',
};

function Lines({ lines }: { lines: SeenLine[] }) {
  const { t } = useI18n();
  if (lines.length === 0) return <p className="m-auto font-sans text-sm text-faint">{t('preview.console.empty')}</p>;
  return (
    <ol className="mb-auto w-full">
      {lines.map((line) => (
        <li
          key={line.n}
          data-level={line.level}
          className={cx('flex items-baseline gap-3 border-b border-line px-3 py-1', tones[line.level])}
        >
          <span className="min-w-0 flex-1 whitespace-pre-wrap wrap-anywhere">{line.text}</span>
          {line.count > 1 && <span className="shrink-0 rounded-full bg-press px-1.5 tabular-nums">{line.count}</span>}
          <SourceLink source={line.source} />
        </li>
      ))}
    </ol>
  );
}

function Requests({ requests }: { requests: SeenRequest[] }) {
  const { t, language } = useI18n();
  if (requests.length === 0) return <p className="m-auto font-sans text-sm text-faint">{t('preview.network.empty')}</p>;
  return (
    <table className="mb-auto w-full text-left">
      <thead className="sr-only">
        <tr>
          {(['status', 'address', 'kind', 'size', 'time'] as const).map((name) => (
            <th key={name}>{t(`preview.network.${name}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <tr key={request.n} className="border-b border-line hover:bg-hover">
            <td className={cx('w-12 py-1 pl-3 tabular-nums', isBad(request) ? 'font-semibold text-bad' : 'text-faint')}>
              {request.status || '—'}
            </td>
            <td className="max-w-0 truncate px-2 py-1" title={request.url}>
              {request.method && request.method !== 'GET' && (
                <span className="mr-1.5 text-muted">{request.method}</span>
              )}
              {request.url}
            </td>
            <td className="w-20 px-2 py-1 text-faint">{request.kind}</td>
            <td className="w-20 px-2 py-1 text-right text-faint tabular-nums">
              {request.bytes > 0 && fileSize(language, request.bytes)}
            </td>
            <td className="w-18 py-1 pr-3 text-right text-faint tabular-nums">
              {request.ms > 0 && `${request.ms} ms`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isBad = ({ status, ms }: SeenRequest): boolean => status >= 400 || (status === 0 && ms === 0);
