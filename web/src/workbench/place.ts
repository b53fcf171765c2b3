import type { Position, View } from './view';

/** Where in a project somebody is, as its address says it: `?view=code&file=src/App.tsx&line=12`. */
export interface Place {
  view: View | null;
  file: string | null;
  position: Position | undefined;
}

const views: View[] = ['chat', 'preview', 'code', 'logs'];

export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  const file = query.get('file');
  const line = Number(query.get('line'));
  const column = Number(query.get('column'));
  return {
    view: views.find((view) => view === query.get('view')) ?? (file ? 'code' : null),
    file,
    position: file && line > 0 ? { line, ...(column > 0 && { column }) } : undefined,
  };
}

/** The query for a place; the view that opens by itself is not written. */
export function writePlace({ view, file, position }: Place, initial: View): string {
  const query = new URLSearchParams();
  if (view && view !== initial) query.set('view', view);
  if (view === 'code' && file) {
    query.set('file', file);
    if (position) query.set('line', String(position.line));
  }
  const text = query.toString().replaceAll('%2F', '/');
  return text ? `?${text}` : '';
}
