import { useEffect, useRef } from 'react';
import { actionFor, type ShortcutAction } from './palette/shortcuts';

const types = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Hears the workbench's keys wherever the focus is, before the editor or the browser takes them. */
export function useShortcuts(act: (action: ShortcutAction) => void): void {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actionFor(event, types(event.target));
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      newest.current(action);
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
