import { useEffect, useMemo, useState } from 'react';
import { useProject } from '../useProject';
import { foldersOf, rowsOf, type TreeRow } from './tree';

/** What is being named in the tree: something new in a folder, or something that has a name already. */
export type Naming = { kind: 'file' | 'folder'; folder: string } | { kind: 'rename'; path: string };

export interface TreeState {
  rows: TreeRow[];
  current: number;
  selected: string | null;
  select(path: string | null): void;
  toggle(folder: string): void;
  reveal(path: string): void;
  collapseAll(): void;
  naming: Naming | null;
  name(naming: Naming | null): void;
  /** A folder lives by its files; an empty one is remembered here until it has one. */
  addFolder(folder: string): void;
}

/** The rows of the tree, which folders are open, what is selected and what is being named. */
export function useTree(active: string | null): TreeState {
  const files = useProject((state) => state.files);
  const writing = useProject((state) => state.writing);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selected, select] = useState<string | null>(null);
  const [naming, name] = useState<Naming | null>(null);
  const [empty, setEmpty] = useState<readonly string[]>([]);

  const rows = useMemo(
    () => rowsOf([...files.keys(), ...writing.keys()], (folder) => !closed.has(folder), empty),
    [files, writing, closed, empty],
  );

  const reveal = (path: string) => {
    const around = foldersOf(path);
    setClosed((before) =>
      around.some((folder) => before.has(folder))
        ? new Set([...before].filter((folder) => !around.includes(folder)))
        : before,
    );
  };

  useEffect(() => {
    if (!active) return;
    select(active);
    reveal(active);
  }, [active]);

  return {
    rows,
    current: rows.findIndex((row) => row.path === selected),
    selected,
    select,
    toggle: (folder) =>
      setClosed((before) => {
        const after = new Set(before);
        if (!after.delete(folder)) after.add(folder);
        return after;
      }),
    reveal,
    collapseAll: () => setClosed(new Set(rowsOf(files.keys(), () => true, empty).flatMap(pathOfFolder))),
    naming,
    name,
    addFolder: (folder) => {
      setEmpty((before) => [...before, folder]);
      reveal(`${folder}/`);
      select(folder);
    },
  };
}

const pathOfFolder = (row: TreeRow): string[] => (row.folder ? [row.path] : []);
