/** A text that is saved from here: who runs the project in this browser need not wait for the server, nor ask it again. */
export interface SavedText {
  project: string;
  path: string;
  /** Null while it is on its way. */
  hash: string | null;
  text: string;
}

const listeners = new Set<(saved: SavedText) => void>();

export function onSaved(listen: (saved: SavedText) => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

export const tellSaved = (saved: SavedText): void => listeners.forEach((listen) => listen(saved));
