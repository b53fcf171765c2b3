/** A text that was just saved from here: who runs the project need not ask for it again. */
export interface SavedText {
  project: string;
  path: string;
  hash: string;
  text: string;
}

const listeners = new Set<(saved: SavedText) => void>();

export function onSaved(listen: (saved: SavedText) => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

export const tellSaved = (saved: SavedText): void => listeners.forEach((listen) => listen(saved));
