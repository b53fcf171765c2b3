import { useSyncExternalStore } from 'react';

/** Something that happened, said in passing, with at most one thing to do about it. */
export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'bad';
  action: { text: string; run: () => void } | null;
}

/** Long enough to read it and to change one's mind. */
const SHOWN_MS = 8_000;
const MOST = 3;

let toasts: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

export function toast(text: string, options: { tone?: Toast['tone']; action?: Toast['action'] } = {}): void {
  const id = ++last;
  set([...toasts, { id, text, tone: options.tone ?? 'plain', action: options.action ?? null }].slice(-MOST));
  setTimeout(() => dismiss(id), SHOWN_MS);
}

export const dismiss = (id: number): void => set(toasts.filter((item) => item.id !== id));

export const useToasts = (): Toast[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );

function set(next: Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
