import { useEffect, useState } from 'react';
import { codeOf } from '../../api/errors';
import { diffVersions } from '../../api/versions';
import type { FileDiff } from '../../api/types';
import { useI18n } from '../../i18n/I18n';
import { DiffFile } from '../diff/DiffFile';
import { useProject } from '../useProject';

interface Props {
  from: number;
  to: number;
  /** Shows this file alone. */
  only?: string;
}

/** What lies between two versions, file by file. */
export default function VersionDiff({ from, to, only }: Props) {
  const { t, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const [files, setFiles] = useState<FileDiff[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    setFiles(null);
    setFailure(null);
    diffVersions(id, from, to, leaving.signal).then(setFiles, (error: unknown) => {
      if (!leaving.signal.aborted) setFailure(codeOf(error));
    });
    return () => leaving.abort();
  }, [id, from, to]);

  if (failure) return <p className="mt-3 text-sm text-bad">{errorText(failure)}</p>;
  if (!files) return <div className="skeleton mt-3 h-16" role="status" aria-label={t('app.loading')} />;
  const shown = only ? files.filter((file) => file.path === only) : files;
  if (shown.length === 0) return <p className="mt-3 text-sm text-faint">{t('versions.diff.none')}</p>;
  return (
    <ul className="mt-3 space-y-3" data-testid="diff">
      {shown.map((file) => (
        <DiffFile key={file.path} file={file} />
      ))}
    </ul>
  );
}
