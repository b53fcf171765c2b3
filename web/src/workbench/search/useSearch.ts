import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useProject } from '../useProject';
import type { ProjectText, ProjectTexts } from '../ProjectTexts';
import { matchesIn, patternOf, type Match, type SearchOptions } from './search';

const MOST_IN_FILE = 200;
const MOST = 2_000;

export interface FileMatches {
  path: string;
  hash: string;
  text: string;
  matches: Match[];
}

export interface Found {
  files: FileMatches[];
  count: number;
  /** There is more than what is shown. */
  cut: boolean;
  invalid: boolean;
}

/** Looks through all files for what is typed, again whenever a file changes. */
export function useSearch(texts: ProjectTexts, typed: string, options: SearchOptions): Found & { reading: boolean } {
  const files = useProject((state) => state.files);
  const [read, setRead] = useState<ProjectText[]>([]);
  const [reading, setReading] = useState(true);
  const wanted = useDeferredValue(typed);

  useEffect(() => {
    const leaving = new AbortController();
    setReading(true);
    void texts.read(leaving.signal).then((all) => {
      if (leaving.signal.aborted) return;
      setRead(all);
      setReading(false);
    });
    return () => leaving.abort();
  }, [texts, files]);

  const found = useMemo(() => findIn(read, wanted, options), [read, wanted, options]);
  return { ...found, reading };
}

function findIn(texts: ProjectText[], typed: string, options: SearchOptions): Found {
  const found: Found = { files: [], count: 0, cut: false, invalid: false };
  if (typed === '') return found;
  const pattern = patternOf(typed, options);
  if (!pattern) return { ...found, invalid: true };
  for (const { path, hash, text } of texts) {
    const matches = matchesIn(text, pattern, MOST_IN_FILE);
    if (matches.length === 0) continue;
    found.files.push({ path, hash, text, matches });
    found.count += matches.length;
    found.cut ||= matches.length === MOST_IN_FILE;
    if (found.count < MOST) continue;
    found.cut = true;
    break;
  }
  return found;
}
