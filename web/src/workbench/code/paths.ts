/** The folder that a path lies in; empty for the project itself. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const join = (folder: string, name: string): string => (folder ? `${folder}/${name}` : name);

/** Whether a path is the other one, or lies in it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || folder === '' || path.startsWith(`${folder}/`);

/** Where a path is after what lies at `from` went to `to`. */
export const moved = (path: string, from: string, to: string): string =>
  isWithin(path, from) ? to + path.slice(from.length) : path;

/** What is wrong with a name that somebody typed; folders may be named along the way. Null when nothing is. */
export function nameProblem(name: string, isTaken: (name: string) => boolean): 'empty' | 'invalid' | 'taken' | null {
  const parts = name.split('/');
  if (name.trim() === '') return 'empty';
  const invalid = (part: string) => part === '' || part === '.' || part === '..' || /[\\:*?"<>|]|\p{Cc}/u.test(part);
  if (parts.some(invalid) || name !== name.trim()) return 'invalid';
  return isTaken(name) ? 'taken' : null;
}
