/** `file:line:column` as the bridge tells it, as a place in the project; null when it is none. */
export function placeIn(source: string): { path: string; line: number; column: number } | null {
  const match = /^(.+?):(\d+)(?::(\d+))?$/.exec(source);
  const [, file = '', line = '', column = ''] = match ?? [];
  if (!match) return null;
  const path = file
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[?#].*$/, '')
    .replace(/^\/+(app\/)?/, '');
  return { path, line: Number(line), column: Number(column) || 1 };
}
