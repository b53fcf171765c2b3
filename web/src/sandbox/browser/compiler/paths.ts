/** Paths inside a project are written without a leading slash (`src/App.tsx`); addresses on the preview's host begin with one. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const extensionOf = (path: string): string => /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';

/** Joins and evens out `.` and `..`; null when it would leave the project. */
export function join(folder: string, path: string): string | null {
  const parts: string[] = [];
  for (const part of `${path.startsWith('/') ? '' : folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** The way from a folder to a file, as an import writes it. */
export function relative(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const up = from.slice(shared).map(() => '..');
  const way = [...up, ...to.slice(shared)].join('/');
  return up.length > 0 ? way : `./${way}`;
}

/** A specifier without its query, and the query without its question mark. */
export function splitQuery(specifier: string): [path: string, query: string] {
  const at = specifier.indexOf('?');
  return at < 0 ? [specifier, ''] : [specifier.slice(0, at), specifier.slice(at + 1)];
}
