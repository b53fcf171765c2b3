import { useEffect, useState } from 'react';
import { codeOf } from '../../api/errors';
import { diffVersion } from '../../api/versions';
import type { DiffHunk, FileDiff, Version } from '../../api/types';
import { useI18n } from '../../i18n/I18n';
import { Lines } from '../chat/TurnFiles';
import { useProject } from '../useProject';

/** Longer diffs are cut in this panel. */
const MOST_LINES = 400;

const tones = { added: 'bg-good-wash text-good', removed: 'bg-bad-wash text-bad', same: 'text-muted' };
const signs = { added: '+', removed: '−', same: ' ' };

/** What a version changed, file by file. */
export function VersionDiff({ version }: { version: Version }) {
  const { t, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const [files, setFiles] = useState<FileDiff[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    diffVersion(id, version, leaving.signal).then(setFiles, (error: unknown) => {
      if (!leaving.signal.aborted) setFailure(codeOf(error));
    });
    return () => leaving.abort();
  }, [id, version]);

  if (failure) return <p className="mt-3 text-sm text-bad">{errorText(failure)}</p>;
  if (!files) return <div className="skeleton mt-3 h-16" aria-label={t('app.loading')} />;
  if (files.length === 0) return <p className="mt-3 text-sm text-faint">{t('versions.diff.none')}</p>;
  return (
    <ul className="mt-3 space-y-3">
      {files.map((file) => (
        <li key={file.path}>
          <p className="flex items-center gap-2 text-xs">
            <span className="min-w-0 truncate font-mono">{file.path}</span>
            <span className="shrink-0 text-faint">{t(`turn.file.${file.change}`)}</span>
            <Lines added={file.added} removed={file.removed} className="ml-auto" />
          </p>
          {file.isText ? (
            <Diff hunks={file.hunks} />
          ) : (
            <p className="text-xs text-faint">{t('versions.diff.binary')}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Diff({ hunks }: { hunks: DiffHunk[] }) {
  const lines = hunks.flatMap((hunk, index) => (index > 0 ? [null, ...hunk.lines] : hunk.lines));
  if (lines.length === 0) return null;
  return (
    <pre className="mt-1.5 max-h-72 overflow-auto rounded-s border border-line bg-sunken py-1.5 text-xs leading-5">
      {lines.slice(0, MOST_LINES).map((line, index) =>
        line ? (
          <div key={index} className={`px-2.5 ${tones[line.kind]}`}>
            <span className="mr-2 select-none">{signs[line.kind]}</span>
            {line.text}
          </div>
        ) : (
          <div key={index} className="px-2.5 text-faint select-none">
            ⋯
          </div>
        ),
      )}
    </pre>
  );
}
