import { useCallback } from 'react';
import { codeOf } from '../../api/errors';
import { restoreVersion, undoVersion } from '../../api/versions';
import { toast } from '../../design/toasts';
import { useI18n } from '../../i18n/I18n';
import { useStore } from '../useProject';

/** Takes one version's changes back, in one file or in all, and says what came of it; the way back is offered. */
export function useUndoVersion(): (number: number, path?: string) => Promise<void> {
  const { t, errorText } = useI18n();
  const store = useStore();
  return useCallback(
    async (number, path) => {
      const { id, version } = store.get().project;
      try {
        const made = await undoVersion(id, number, path);
        if (!made) return toast(t('versions.undo.nothing', { number }));
        toast(t('versions.undo.done', { number }), {
          action: {
            text: t('app.undo'),
            run: () =>
              void restoreVersion(id, version).catch((error: unknown) =>
                toast(errorText(codeOf(error)), { tone: 'bad' }),
              ),
          },
        });
      } catch (error) {
        toast(errorText(codeOf(error)), { tone: 'bad' });
      }
    },
    [store, t, errorText],
  );
}
