import { Camera, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { codeOf } from '../../../api/errors';
import {
  deleteSnapshot,
  makeSnapshot,
  restoreSnapshot,
  type ServiceInfo,
  type SnapshotInfo,
} from '../../../api/services';
import { Button } from '../../../design/Button';
import { Confirm } from '../../../design/Confirm';
import { IconButton } from '../../../design/IconButton';
import { toast } from '../../../design/toasts';
import { dateAndTime, fileSize } from '../../../i18n/format';
import { useI18n } from '../../../i18n/I18n';
import { useProject } from '../../useProject';

/** Copies of the data: made, brought back, deleted. */
export function Snapshots({ service, onChanged }: { service: ServiceInfo; onChanged: () => void }) {
  const { t, language, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [restoring, setRestoring] = useState<{ snapshot: SnapshotInfo; files: boolean } | null>(null);

  const act = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
      setNote('');
    } catch (error) {
      toast(errorText(codeOf(error)), { tone: 'bad' });
    }
    setBusy(false);
    onChanged();
  };

  return (
    <div className="min-h-0 flex-1 overflow-auto p-4" tabIndex={0} role="region" aria-label={t('data.snapshots')}>
      <form
        className="flex max-w-2xl flex-wrap gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void act(() => makeSnapshot(id, service.kind, note));
        }}
      >
        <input
          value={note}
          maxLength={200}
          aria-label={t('data.snapshot.note')}
          placeholder={t('data.snapshot.note')}
          onChange={(event) => setNote(event.target.value)}
          className="h-9 min-w-40 flex-1 rounded-s border border-line-strong bg-raised px-2.5 text-sm"
        />
        <Button type="submit" disabled={busy} data-testid="make-snapshot">
          <Camera size={15} aria-hidden />
          {t('data.snapshot.make')}
        </Button>
      </form>
      <ul className="mt-3 max-w-2xl">
        {service.snapshots.map((snapshot) => (
          <li
            key={snapshot.number}
            data-testid="snapshot"
            className="flex items-center gap-2 border-b border-line py-2 text-sm"
          >
            <div className="min-w-0 flex-1">
              <p className="truncate">
                {snapshot.note || t(snapshot.automatic ? 'data.snapshot.automatic' : 'data.snapshot.plain')}
              </p>
              <p className="text-xs text-faint tabular-nums">
                {dateAndTime(language, snapshot.at)} · {t('data.snapshot.version', { number: snapshot.version })} ·{' '}
                {fileSize(language, Number(snapshot.bytes))}
              </p>
            </div>
            <Button size="s" disabled={busy} onClick={() => setRestoring({ snapshot, files: false })}>
              <RotateCcw size={13} aria-hidden />
              {t('data.snapshot.restore')}
            </Button>
            <Button size="s" kind="plain" disabled={busy} onClick={() => setRestoring({ snapshot, files: true })}>
              {t('data.snapshot.restore.files')}
            </Button>
            <IconButton
              small
              label={t('data.snapshot.delete', { number: snapshot.number })}
              disabled={busy}
              onClick={() => void act(() => deleteSnapshot(id, service.kind, snapshot.number))}
            >
              <Trash2 size={13} aria-hidden />
            </IconButton>
          </li>
        ))}
        {service.snapshots.length === 0 && <li className="py-1 text-sm text-faint">{t('data.snapshot.none')}</li>}
      </ul>
      {restoring && (
        <Confirm
          title={t('data.snapshot.restore.title')}
          body={t(restoring.files ? 'data.snapshot.restore.both' : 'data.snapshot.restore.body', {
            time: dateAndTime(language, restoring.snapshot.at),
            version: restoring.snapshot.version,
          })}
          confirm={t('data.snapshot.restore')}
          onConfirm={async () => {
            await restoreSnapshot(id, service.kind, restoring.snapshot.number, restoring.files);
            onChanged();
          }}
          onClose={() => setRestoring(null)}
        />
      )}
    </div>
  );
}
