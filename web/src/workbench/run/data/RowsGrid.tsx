import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, Key } from 'lucide-react';
import { useRef } from 'react';
import type { DataRows } from '../../../api/services';
import { useI18n } from '../../../i18n/I18n';

const ROW_PX = 28;

export interface Sorting {
  column: string | undefined;
  descending: boolean;
}

interface Props {
  rows: DataRows;
  label: string;
  sorting?: Sorting;
  onSort?: (column: string) => void;
}

/** Rows of data, drawn only where they are seen. */
export function RowsGrid({ rows, label, sorting, onSort }: Props) {
  const { t } = useI18n();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 20,
  });
  const columns = { gridTemplateColumns: `repeat(${rows.columns.length}, minmax(9rem, 1fr))` };

  return (
    <div
      ref={scroller}
      role="region"
      aria-label={label}
      tabIndex={0}
      data-testid="rows"
      className="min-h-0 flex-1 overflow-auto text-xs -outline-offset-2"
    >
      <div role="table" aria-label={label} aria-rowcount={rows.rows.length + 1} className="w-max min-w-full">
        <div role="rowgroup" className="sticky top-0 z-10 bg-surface">
          <div role="row" className="grid border-b border-line-strong" style={columns}>
            {rows.columns.map((column) => {
              const sorted = sorting?.column === column.name;
              const Arrow = sorting?.descending ? ArrowDown : ArrowUp;
              return (
                <div
                  key={column.name}
                  role="columnheader"
                  aria-sort={sorted ? (sorting?.descending ? 'descending' : 'ascending') : undefined}
                  className="flex h-9 min-w-0 items-center px-3"
                >
                  {onSort ? (
                    <button
                      type="button"
                      onClick={() => onSort(column.name)}
                      title={t('data.rows.sort', { column: column.name })}
                      className="flex min-w-0 items-center gap-1 font-semibold hover:text-ember-ink"
                    >
                      {column.isKey && <Key size={11} aria-hidden className="shrink-0 text-faint" />}
                      <span className="truncate">{column.name}</span>
                      {sorted && <Arrow size={11} aria-hidden className="shrink-0" />}
                    </button>
                  ) : (
                    <span className="truncate font-semibold">{column.name}</span>
                  )}
                  <span className="ml-1.5 truncate text-faint">{column.type}</span>
                </div>
              );
            })}
          </div>
        </div>
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              className="absolute inset-x-0 top-0 grid border-b border-line hover:bg-hover"
              style={{ ...columns, height: ROW_PX, transform: `translateY(${item.start}px)` }}
            >
              {rows.rows[item.index]?.map((value, index) => (
                <div
                  key={rows.columns[index]?.name ?? index}
                  role="cell"
                  title={value ?? undefined}
                  className="truncate px-3 font-mono leading-7"
                >
                  {value ?? <span className="text-faint italic">NULL</span>}
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
