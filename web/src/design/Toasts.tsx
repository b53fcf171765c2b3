import { X } from 'lucide-react';
import { useI18n } from '../i18n/I18n';
import { cx } from './classes';
import { IconButton } from './IconButton';
import { dismiss, useToasts } from './toasts';

/** What happened in passing, at the lower edge; read aloud when it comes. */
export function Toasts() {
  const { t } = useI18n();
  const toasts = useToasts();
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex flex-col items-center gap-2 px-4 max-md:bottom-18"
    >
      {toasts.map((item) => (
        <div
          key={item.id}
          data-testid="toast"
          className={cx(
            'pop pointer-events-auto flex max-w-[min(36rem,100%)] items-center gap-2 rounded-m border py-1.5 pr-1.5 pl-3.5 text-sm shadow-2',
            item.tone === 'bad' ? 'border-bad bg-bad-wash text-bad' : 'border-line-strong bg-raised text-ink',
          )}
        >
          <span className="min-w-0 flex-1 wrap-anywhere">{item.text}</span>
          {item.action && (
            <button
              type="button"
              className="rounded-s px-2 py-1 font-semibold text-ember-ink hover:bg-hover"
              onClick={() => {
                item.action?.run();
                dismiss(item.id);
              }}
            >
              {item.action.text}
            </button>
          )}
          <IconButton small label={t('app.dismiss')} onClick={() => dismiss(item.id)}>
            <X size={13} aria-hidden />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
