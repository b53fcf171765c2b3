import { Dialog } from '../../design/Dialog';
import { useI18n } from '../../i18n/I18n';
import { keysText, otherShortcuts, shortcuts } from './shortcuts';

/** Every key that does something, on one sheet. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog open onClose={onClose} title={t('shortcuts.title')}>
      <dl className="grid grid-cols-1 gap-x-8 gap-y-1 sm:grid-cols-2">
        {[...shortcuts, ...otherShortcuts].map(({ keys, text }) => (
          <div key={keys} className="flex items-center justify-between gap-4 border-b border-line py-1.5 text-sm">
            <dt className="min-w-0 truncate">{t(text)}</dt>
            <dd>
              <kbd className="kbd">{keysText(keys)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
