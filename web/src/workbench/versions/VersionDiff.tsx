import { useEffect, useState } from 'react';
import { codeOf } from '../../api/errors';
import { diffVersion } from '../../api/versions';
import type { FileDiff } from '../../api/types';
import { useI18n } from '../../i18n/I18n';
import { Lines } from '../chat/TurnFiles';
import { useProject } from '../useProject';

/** Longer diffs are cut in this panel. */
const MOST_LINES = 400;

/** What a version changed, file by file. */
export function VersionDiff({ number }: { number: number }) {
  const { t, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const [files, setFiles] = useState<FileDiff[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    diffVersion(id, number, null, leaving.signal).then(setFiles, (error: unknown) => {
      if (!leaving.signal.aborted) setFailure(codeOf(error));
    });
    return () => leaving.abort();
  }, [id, number]);

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
          {file.diff ? (
            <Diff text={file.diff} />
          ) : (
            file.binary && <p className="text-xs text-faint">{t('versions.diff.binary')}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Diff({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => !/^(---|\+\+\+) /.test(line));
  return (
    <pre className="mt-1.5 max-h-72 overflow-auto rounded-s border border-line bg-sunken py-1.5 text-xs leading-5">
      {lines.slice(0, MOST_LINES).map((line, index) => (
        <div key={index} className={`px-2.5 ${toneOf(line)}`}>
          {line || ' '}
        </div>
      ))}
    </pre>
  );
}

const toneOf = (line: string): string => {
  if (line.startsWith('+')) return 'bg-good-wash text-good';
  if (line.startsWith('-')) return 'bg-bad-wash text-bad';
  return line.startsWith('@@') ? 'text-faint' : 'text-muted';
};
