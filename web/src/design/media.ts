import { useSyncExternalStore } from 'react';

/** True while the window matches the media query. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** Below this there is room for one pane only. */
export const useIsNarrow = (): boolean => useMedia('(max-width: 767px)');
