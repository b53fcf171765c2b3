import { Link2, Lock } from 'lucide-react';
import { useState } from 'react';
import { revokeShare, revokeShares } from '../../api/shares';
import type { Share } from '../../api/types';
import { Button } from '../../design/Button';
import { Confirm } from '../../design/Confirm';
import { Dialog } from '../../design/Dialog';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { NewShareForm } from './NewShareForm';
import { Reach } from './Reach';
import { ShareRow } from './ShareRow';
import { useShares } from './useShares';

/** Who can see the app: its state in words, the links there are, a new one, and the end of each. */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const { t, errorText } = useI18n();
  const project = useProject((state) => state.project.id);
  const { shares, failure, read } = useShares(project);
  const [ending, setEnding] = useState<Share | 'all' | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);

  const created = async (share: Share) => {
    setFresh(share.id);
    await read();
  };
  const end = async () => {
    await (ending === 'all' || ending === null ? revokeShares(project) : revokeShare(project, ending.id));
    await read();
  };

  return (
    <Dialog open onClose={onClose} title={t('share.title')}>
      {failure && (
        <p role="alert" className="mb-3 text-sm text-bad">
          {errorText(failure)}{' '}
          <button type="button" className="font-semibold underline underline-offset-3" onClick={() => void read()}>
            {t('app.retry')}
          </button>
        </p>
      )}
      {!shares ? (
        !failure && <div className="skeleton h-56" role="status" aria-label={t('app.loading')} />
      ) : (
        <div className="space-y-4">
          <div
            role="status"
            data-testid="visibility"
            data-visibility={shares.visibility}
            className="flex items-start gap-3 rounded-m border border-line bg-raised px-3.5 py-3"
          >
            <span className="mt-0.5 text-muted">
              {shares.items.length === 0 ? <Lock size={17} aria-hidden /> : <Link2 size={17} aria-hidden />}
            </span>
            <div className="min-w-0 flex-1">
              <p className="text-sm font-semibold">
                {shares.items.length === 0 ? t('share.private') : t('share.link', { count: shares.items.length })}
              </p>
              <p className="mt-0.5 text-sm text-muted">
                {t(shares.items.length === 0 ? 'share.private.note' : 'share.link.note')}
              </p>
            </div>
            {shares.items.length > 1 && (
              <Button size="s" kind="plain" onClick={() => setEnding('all')}>
                {t('share.endAll')}
              </Button>
            )}
          </div>
          {!shares.reach.otherDevices && <Reach settings={shares.reach.settings} />}
          <NewShareForm project={project} first={shares.items.length === 0} onCreated={created} />
          {shares.items.length > 0 && (
            <ul className="space-y-2.5" aria-label={t('share.links')}>
              {shares.items.map((share) => (
                <ShareRow key={share.id} share={share} fresh={share.id === fresh} onEnd={() => setEnding(share)} />
              ))}
            </ul>
          )}
        </div>
      )}
      {ending && (
        <Confirm
          danger
          title={t(ending === 'all' ? 'share.endAll.title' : 'share.end.title')}
          body={t(ending === 'all' ? 'share.endAll.body' : 'share.end.body')}
          confirm={t(ending === 'all' ? 'share.endAll.confirm' : 'share.end.confirm')}
          onConfirm={end}
          onClose={() => setEnding(null)}
        />
      )}
    </Dialog>
  );
}
