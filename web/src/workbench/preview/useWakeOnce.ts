import { useEffect, useRef } from 'react';
import { commandSandbox } from '../../api/projects';
import { useProject } from '../useProject';

/** Whoever opens a project wants to see it: a sleeping app is woken when its preview is first looked at, and only then. */
export function useWakeOnce(visible: boolean): void {
  const id = useProject((state) => state.project.id);
  const asleep = useProject((state) => state.sandbox.state === 'stopped');
  const looked = useRef(false);

  useEffect(() => {
    if (!visible || looked.current) return;
    looked.current = true;
    if (asleep) {
      // The sandbox's own state says how it went; a failure to ask is told by the button that stays on the screen.
      commandSandbox(id, 'start').catch((error: unknown) => console.warn('The app could not be woken.', error));
    }
  }, [visible, asleep, id]);
}
