import { Eraser, Search } from 'lucide-react';
import { cx } from '../../design/classes';
import { IconButton } from '../../design/IconButton';
import { useI18n } from '../../i18n/I18n';
import { isMessage } from '../../i18n/translate';

/** The name of a source, or "all". An app of several programs has one for each. */
export type Source = string;

interface Props {
  sources: readonly Source[];
  source: Source;
  onSource: (source: Source) => void;
  filter: string;
  onFilter: (filter: string) => void;
  count: number;
  onClear: () => void;
}

export function LogBar({ sources, source, onSource, filter, onFilter, count, onClear }: Props) {
  const { t } = useI18n();
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-line px-2 py-1.5">
      <div role="group" aria-label={t('logs.source')} className="flex rounded-s bg-hover p-0.5">
        {sources.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={source === name}
            onClick={() => onSource(name)}
            className={cx(
              'h-6.5 rounded-[5px] px-2.5 text-xs font-medium transition-colors duration-(--quick)',
              source === name ? 'bg-raised text-ink shadow-1' : 'text-muted hover:text-ink',
            )}
          >
            {isMessage(`logs.source.${name}`) ? t(`logs.source.${name}` as 'logs.source.all') : name}
          </button>
        ))}
      </div>
      <label className="flex h-8 min-w-32 flex-1 items-center gap-2 rounded-s bg-hover px-2.5 text-muted focus-within:outline-2 focus-within:outline-ember">
        <Search size={14} aria-hidden className="shrink-0" />
        <span className="sr-only">{t('logs.filter')}</span>
        <input
          value={filter}
          placeholder={t('logs.filter')}
          onChange={(event) => onFilter(event.target.value)}
          className="w-full min-w-0 bg-transparent text-xs text-ink outline-none placeholder:text-faint"
        />
      </label>
      <span className="hidden text-xs text-faint tabular-nums sm:inline">{t('logs.count', { count })}</span>
      <IconButton label={t('logs.clear')} onClick={onClear}>
        <Eraser size={15} aria-hidden />
      </IconButton>
    </div>
  );
}
