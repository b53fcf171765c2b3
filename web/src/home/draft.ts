import { useState } from 'react';

/** A text that survives a reload and a closed laptop, in this browser. */
export function useDraft(key: string): [string, (text: string) => void] {
  const storageKey = `forja.draft.${key}`;
  const [text, setText] = useState(() => localStorage.getItem(storageKey) ?? '');
  const change = (next: string) => {
    setText(next);
    if (next) localStorage.setItem(storageKey, next);
    else localStorage.removeItem(storageKey);
  };
  return [text, change];
}
