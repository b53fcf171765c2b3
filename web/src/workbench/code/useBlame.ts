import { useEffect, useState } from 'react';
import { blameFile } from '../../api/versions';
import type { Blame, Version } from '../../api/types';
import { useProject } from '../useProject';

/** The version that a line comes from, as the file is saved; null while that is not known, or the line is not saved yet. */
export function useBlame(path: string, line: number | null): Version | null {
  const project = useProject((state) => state.project.id);
  const hash = useProject((state) => state.files.get(path)?.hash ?? null);
  const [blame, setBlame] = useState<Blame | null>(null);
  const wanted = line !== null && hash !== null;

  useEffect(() => {
    if (!wanted) return;
    const leaving = new AbortController();
    // Without an answer the line simply says nothing about itself.
    blameFile(project, path, leaving.signal).then(setBlame, () => setBlame(null));
    return () => leaving.abort();
  }, [project, path, hash, wanted]);

  if (!blame || blame.hash !== hash || line === null) return null;
  const stretch = blame.lines.find(({ start, count }) => line >= start && line < start + count);
  return blame.versions.find((version) => version.number === stretch?.version) ?? null;
}
