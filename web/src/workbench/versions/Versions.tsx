import { useEffect, useState } from 'react';
import { restoreVersion } from '../../api/versions';
import type { Version } from '../../api/types';
import { Button } from '../../design/Button';
import { Confirm } from '../../design/Confirm';
import { Dialog } from '../../design/Dialog';
import { useI18n } from '../../i18n/I18n';
import { useProject, useStore } from '../useProject';
import { VersionRow } from './VersionRow';

/** Every version of the project, newest first, with what it changed and the way back to it. */
export function Versions({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useI18n();
  const store = useStore();
  const versions = useProject((state) => state.versions);
  const earlier = useProject((state) => state.earlierVersions);
  const current = useProject((state) => state.project.version);
  const id = useProject((state) => state.project.id);
  const [restoring, setRestoring] = useState<Version | null>(null);

  useEffect(() => {
    if (open) void store.readVersions();
  }, [open, store]);

  return (
    <Dialog side open={open} onClose={onClose} title={t('versions.title')} description={t('versions.intro')}>
      {versions.length === 0 ? (
        <p className="text-sm text-faint">{t('versions.empty')}</p>
      ) : (
        <ol className="relative space-y-1">
          {versions.toReversed().map((version) => (
            <VersionRow
              key={version.number}
              version={version}
              current={version.number === current}
              onRestore={() => setRestoring(version)}
            />
          ))}
        </ol>
      )}
      {earlier && (
        <Button kind="plain" size="s" className="mt-3" onClick={() => void store.readVersions(earlier)}>
          {t('home.recent.more')}
        </Button>
      )}
      {restoring && (
        <Confirm
          title={t('versions.restore.title', { number: restoring.number })}
          body={t('versions.restore.body', { number: restoring.number })}
          confirm={t('versions.restore.confirm')}
          onConfirm={() => restoreVersion(id, restoring.number)}
          onClose={() => setRestoring(null)}
        />
      )}
    </Dialog>
  );
}
