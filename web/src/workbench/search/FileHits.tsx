import { Replace } from 'lucide-react';
import { FileIcon } from '../../design/FileIcon';
import { IconButton } from '../../design/IconButton';
import { useI18n } from '../../i18n/I18n';
import { folderOf, nameOf } from '../code/paths';
import { useWorkbench } from '../view';
import type { Match } from './search';
import type { FileMatches } from './useSearch';

/** What comes before the match is cut to this, so that the match is in sight. */
const BEFORE = 14;
const AFTER = 120;
/** Of one file, so many lines are shown; the editor's own search knows the rest. */
const MOST = 50;

/** The matches in one file; a click goes to the line. */
export function FileHits({ file, busy, onReplace }: { file: FileMatches; busy: boolean; onReplace: () => void }) {
  const { t } = useI18n();
  return (
    <section aria-label={file.path} className="group/hits pb-1.5">
      <h3 className="flex items-center gap-1.5 px-2.5 py-1 text-sm" title={file.path}>
        <FileIcon path={file.path} />
        <span className="shrink-0 font-medium">{nameOf(file.path)}</span>
        <span className="min-w-0 truncate text-xs text-faint">{folderOf(file.path)}</span>
        <span className="ml-auto shrink-0 text-xs text-faint tabular-nums">{file.matches.length}</span>
        <IconButton small label={t('search.replaceIn', { path: file.path })} disabled={busy} onClick={onReplace}>
          <Replace size={12} aria-hidden />
        </IconButton>
      </h3>
      <ul>
        {file.matches.slice(0, MOST).map((match, index) => (
          <Hit key={index} path={file.path} match={match} />
        ))}
      </ul>
    </section>
  );
}

function Hit({ path, match }: { path: string; match: Match }) {
  const { openFile } = useWorkbench();
  const start = match.column - 1;
  const from = Math.max(0, start - BEFORE);
  const before = match.text.slice(from, start);
  return (
    <li>
      <button
        type="button"
        data-testid="hit"
        onClick={() => openFile(path, { line: match.line, column: match.column })}
        className="flex w-full items-baseline gap-2 py-0.5 pr-2 pl-3 text-left text-xs -outline-offset-2 hover:bg-hover"
      >
        <span className="w-7 shrink-0 text-right text-faint tabular-nums">{match.line}</span>
        <span className="min-w-0 truncate font-mono whitespace-pre">
          {from === 0 ? before.trimStart() : `…${before}`}
          <mark className="rounded-[3px] bg-ember-wash text-ember-ink">
            {match.text.slice(start, start + match.length)}
          </mark>
          {match.text.slice(start + match.length, start + match.length + AFTER)}
        </span>
      </button>
    </li>
  );
}
