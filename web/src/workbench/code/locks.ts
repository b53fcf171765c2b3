/** Locks are paths; a folder's ends in a slash and covers all in it. */
export const lockOf = (locks: readonly string[], path: string): string | null =>
  locks.find((lock) => (lock.endsWith('/') ? `${path}/`.startsWith(lock) : lock === path)) ?? null;

/** The locks with one more or one less. A folder's lock takes the place of those inside it. */
export function withLock(locks: readonly string[], path: string, folder: boolean, locked: boolean): string[] {
  const own = folder ? `${path}/` : path;
  const others = locks.filter((lock) => lock !== own && !(locked && folder && lock.startsWith(own)));
  return locked ? [...others, own] : others;
}
