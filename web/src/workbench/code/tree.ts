/** A row of the tree as it is drawn: folders before files, each level by name. */
export interface TreeRow {
  path: string;
  name: string;
  depth: number;
  folder: boolean;
  open: boolean;
}

interface Folder {
  folders: Map<string, Folder>;
  files: string[];
}

const emptyFolder = (): Folder => ({ folders: new Map(), files: [] });

/** The visible rows for the given files: what lies in a closed folder is left out. */
export function rowsOf(
  paths: Iterable<string>,
  isOpen: (folder: string) => boolean,
  emptyFolders: Iterable<string> = [],
): TreeRow[] {
  const root = emptyFolder();
  for (const folder of emptyFolders) folderAt(root, folder.split('/'));
  for (const path of new Set(paths)) add(root, path.split('/'));
  const rows: TreeRow[] = [];
  collect(root, '', 0, isOpen, rows);
  return rows;
}

/** The folders that a path lies in, outermost first. */
export function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

function add(root: Folder, names: string[]): void {
  folderAt(root, names.slice(0, -1)).files.push(names.at(-1) ?? '');
}

function folderAt(root: Folder, names: string[]): Folder {
  let folder = root;
  for (const name of names) {
    const next = folder.folders.get(name) ?? emptyFolder();
    folder.folders.set(name, next);
    folder = next;
  }
  return folder;
}

function collect(
  folder: Folder,
  prefix: string,
  depth: number,
  isOpen: (path: string) => boolean,
  rows: TreeRow[],
): void {
  for (const name of [...folder.folders.keys()].toSorted(byName)) {
    const path = prefix + name;
    const open = isOpen(path);
    rows.push({ path, name, depth, folder: true, open });
    const inside = folder.folders.get(name);
    if (open && inside) collect(inside, `${path}/`, depth + 1, isOpen, rows);
  }
  for (const name of folder.files.toSorted(byName)) {
    rows.push({ path: prefix + name, name, depth, folder: false, open: false });
  }
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const byName = (a: string, b: string): number => collator.compare(a, b);
