import { useI18n } from '../../i18n/I18n';
import { AnsiText } from '../logs/AnsiText';
import { useProject } from '../useProject';

const LINES = 8;

/** The last lines of the log, or of the output that came with a failure. */
export function LogTail({ text }: { text: string | null }) {
  const { t } = useI18n();
  const logs = useProject((state) => state.logs);
  const lines = text
    ? text
        .trimEnd()
        .split('\n')
        .slice(-LINES * 2)
    : logs.slice(-LINES).map((line) => line.text);
  // The room is kept while there is nothing to say yet: what stands above must not jump with the first line.
  if (lines.length === 0) return <div className="mt-8 h-46" />;
  return (
    <pre
      aria-label={t('preview.log.tail')}
      className="mt-8 h-46 w-full overflow-auto rounded-s border border-line bg-sunken px-3 py-2.5 text-left text-xs leading-5 text-muted"
    >
      {lines.map((line, index) => (
        <div key={index} className="whitespace-pre-wrap wrap-anywhere">
          <AnsiText text={line} />
        </div>
      ))}
    </pre>
  );
}
