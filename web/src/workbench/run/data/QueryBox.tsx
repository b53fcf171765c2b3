import { Play } from 'lucide-react';
import { useState } from 'react';
import { ApiError, codeOf } from '../../../api/errors';
import { runQuery, type DataRows } from '../../../api/services';
import { Button } from '../../../design/Button';
import { duration } from '../../../i18n/format';
import { useI18n } from '../../../i18n/I18n';
import { useProject } from '../../useProject';
import { exampleOf } from './kinds';
import { RowsGrid } from './RowsGrid';

/** One statement, and what came of it. It may change data only when that is ticked. */
export function QueryBox({ kind }: { kind: string }) {
  const { t, language, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const [statement, setStatement] = useState('');
  const [write, setWrite] = useState(false);
  const [busy, setBusy] = useState(false);
  const [rows, setRows] = useState<DataRows | null>(null);
  const [failure, setFailure] = useState<{ code: string; detail?: string } | null>(null);

  const run = async () => {
    if (busy || !statement.trim()) return;
    setBusy(true);
    try {
      setRows(await runQuery(id, kind, statement, write));
      setFailure(null);
    } catch (error) {
      setRows(null);
      setFailure({ code: codeOf(error), detail: error instanceof ApiError ? error.detail : undefined });
    }
    setBusy(false);
  };

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <form
        className="shrink-0 border-b border-line p-3"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <textarea
          value={statement}
          aria-label={t('data.query.label')}
          placeholder={exampleOf[kind]}
          data-testid="statement"
          spellCheck={false}
          rows={3}
          onChange={(event) => setStatement(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void run();
          }}
          className="block w-full resize-y rounded-s border border-line-strong bg-raised p-2.5 font-mono text-xs"
        />
        <div className="mt-2 flex flex-wrap items-center gap-4">
          <Button type="submit" size="s" kind="ember" disabled={busy || !statement.trim()} data-testid="run-query">
            <Play size={13} aria-hidden />
            {t('data.query.run')}
          </Button>
          <label className="flex items-center gap-2 text-xs">
            <input
              type="checkbox"
              checked={write}
              data-testid="allow-changes"
              onChange={(event) => setWrite(event.target.checked)}
              className="size-4 accent-(--ember)"
            />
            {t('data.query.write')}
          </label>
          <span role="status" className="text-xs text-faint tabular-nums">
            {rows && summary()}
          </span>
        </div>
      </form>
      {failure && (
        <div role="alert" className="p-4">
          <p className="text-sm text-bad">{errorText(failure.code)}</p>
          {failure.detail && <pre className="mt-1 text-xs whitespace-pre-wrap text-muted">{failure.detail}</pre>}
        </div>
      )}
      {rows && rows.columns.length > 0 && <RowsGrid rows={rows} label={t('data.query.result')} />}
    </div>
  );

  function summary() {
    if (!rows) return '';
    const what =
      rows.affected !== null && rows.columns.length === 0
        ? t('data.query.affected', { count: Number(rows.affected) })
        : rows.more
          ? t('data.rows.first', { count: rows.rows.length })
          : t('data.query.rows', { count: rows.rows.length });
    return `${what} · ${duration(language, Number(rows.milliseconds))}`;
  }
}
