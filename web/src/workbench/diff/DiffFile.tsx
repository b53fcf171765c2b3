import type { DiffHunk, FileDiff } from '../../api/types';
import { FileIcon } from '../../design/FileIcon';
import { useI18n } from '../../i18n/I18n';
import { Lines } from '../chat/TurnFiles';
import { numbered } from './numbered';

/** Longer differences are cut: nobody reads more of one file in a panel. */
const MOST_LINES = 600;

const tones = { added: 'bg-good-wash text-good', removed: 'bg-bad-wash text-bad', same: 'text-muted' };
const signs = { added: '+', removed: '−', same: ' ' };

/** One file's changes, with the line numbers of both sides. */
export function DiffFile({ file }: { file: FileDiff }) {
  const { t } = useI18n();
  return (
    <li className="overflow-hidden rounded-s border border-line">
      <p className="flex items-center gap-2 bg-sunken px-2.5 py-1.5 text-xs">
        <FileIcon path={file.path} />
        <span className="min-w-0 truncate font-mono">{file.path}</span>
        <span className="shrink-0 text-muted">{t(`turn.file.${file.change}`)}</span>
        <Lines added={file.added} removed={file.removed} className="ml-auto" />
      </p>
      {file.isText ? (
        <Diff hunks={file.hunks} path={file.path} />
      ) : (
        <p className="px-2.5 py-1.5 text-xs text-faint">{t('versions.diff.binary')}</p>
      )}
    </li>
  );
}

function Diff({ hunks, path }: { hunks: DiffHunk[]; path: string }) {
  const rows = numbered(hunks);
  if (rows.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key
    <pre
      role="region"
      aria-label={path}
      tabIndex={0}
      className="max-h-96 overflow-auto border-t border-line py-1 text-xs leading-5 -outline-offset-2"
    >
      <code className="block w-max min-w-full">
        {rows.slice(0, MOST_LINES).map((row, index) =>
          row ? (
            <span key={index} className={`flex pr-3 ${tones[row.kind]}`}>
              <span className="w-10 shrink-0 pr-2 text-right text-faint tabular-nums select-none">{row.before}</span>
              <span className="w-10 shrink-0 pr-2 text-right text-faint tabular-nums select-none">{row.after}</span>
              <span className="w-4 shrink-0 select-none">{signs[row.kind]}</span>
              <span>{row.text || ' '}</span>
            </span>
          ) : (
            <span key={index} className="block bg-sunken px-3 text-faint select-none">
              ⋯
            </span>
          ),
        )}
      </code>
    </pre>
  );
}
