import { ChevronLeft, ChevronRight, Table2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { codeOf } from '../../../api/errors';
import { listTables, readRows, type DataRows, type DataTable } from '../../../api/services';
import { cx } from '../../../design/classes';
import { IconButton } from '../../../design/IconButton';
import { compact } from '../../../i18n/format';
import { useI18n } from '../../../i18n/I18n';
import { useProject } from '../../useProject';
import { usePolled } from '../usePolled';
import { RowsGrid, type Sorting } from './RowsGrid';

const PAGE = 200;

/** The tables of a database, and the rows of the one that is chosen. */
export function Tables({ kind }: { kind: string }) {
  const { t, language, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const { value, failure } = usePolled(useCallback((signal: AbortSignal) => listTables(id, kind, signal), [id, kind]));
  const [chosen, setChosen] = useState<string | null>(null);

  if (failure && !value) return <p className="m-auto p-6 text-sm text-muted">{errorText(failure)}</p>;
  if (!value) return <div className="skeleton m-4 h-40" role="status" aria-label={t('app.loading')} />;
  if (value.length === 0) return <p className="m-auto p-6 text-sm text-faint">{t('data.tables.none')}</p>;
  const table = value.find((one) => keyOf(one) === chosen) ?? value[0];
  return (
    <div className="flex min-h-0 flex-1 flex-col md:flex-row">
      <ul
        aria-label={t('data.tables')}
        className="flex shrink-0 gap-1 overflow-auto border-line p-1.5 max-md:border-b md:w-56 md:flex-col md:border-r"
      >
        {value.map((one) => (
          <li key={keyOf(one)} className="shrink-0">
            <button
              type="button"
              aria-pressed={one === table}
              onClick={() => setChosen(keyOf(one))}
              className={cx(
                'flex h-7 w-full items-center gap-2 rounded-s px-2 text-xs',
                one === table ? 'bg-press text-ink' : 'text-muted hover:bg-hover hover:text-ink',
              )}
            >
              <Table2 size={13} aria-hidden className="shrink-0 text-faint" />
              <span className="min-w-0 flex-1 truncate text-left">
                {one.schema === 'public' || one.schema === 'app' || kind === 'redis' ? one.name : keyOf(one)}
              </span>
              {one.rows !== null && (
                <span className="text-faint tabular-nums">{compact(language, Number(one.rows))}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {table && <Rows key={keyOf(table)} kind={kind} table={table} />}
    </div>
  );
}

const keyOf = (table: DataTable) => `${table.schema}.${table.name}`;

function Rows({ kind, table }: { kind: string; table: DataTable }) {
  const { t, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const [offset, setOffset] = useState(0);
  const [sorting, setSorting] = useState<Sorting>({ column: undefined, descending: false });
  const [rows, setRows] = useState<DataRows | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { schema, name } = table;

  useEffect(() => {
    const leaving = new AbortController();
    const window = { offset, limit: PAGE, sort: sorting.column, descending: sorting.descending };
    readRows(id, kind, { schema, name, kind: '', rows: null }, window, leaving.signal)
      .then((read) => {
        setRows(read);
        setFailure(null);
      })
      .catch((error: unknown) => !leaving.signal.aborted && setFailure(codeOf(error)));
    return () => leaving.abort();
  }, [id, kind, schema, name, offset, sorting]);

  const sort = (column: string) => {
    setOffset(0);
    setSorting((before) => ({ column, descending: before.column === column && !before.descending }));
  };

  if (failure) return <p className="m-auto p-6 text-sm text-muted">{errorText(failure)}</p>;
  if (!rows) return <div className="skeleton m-4 h-40 flex-1" role="status" aria-label={t('app.loading')} />;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <RowsGrid rows={rows} label={name} sorting={sorting} onSort={sort} />
      <div className="flex h-9 shrink-0 items-center gap-1 border-t border-line px-3 text-xs text-muted">
        <span className="flex-1 tabular-nums" role="status">
          {rows.rows.length === 0
            ? t('data.rows.none')
            : t('data.rows.range', { from: offset + 1, to: offset + rows.rows.length })}
        </span>
        <IconButton
          small
          label={t('data.rows.previous')}
          disabled={offset === 0}
          onClick={() => setOffset(Math.max(0, offset - PAGE))}
        >
          <ChevronLeft size={15} aria-hidden />
        </IconButton>
        <IconButton small label={t('data.rows.next')} disabled={!rows.more} onClick={() => setOffset(offset + PAGE)}>
          <ChevronRight size={15} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
