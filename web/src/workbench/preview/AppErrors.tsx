import { Bug, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/Button';
import { IconButton } from '../../design/IconButton';
import { runningTurn } from '../../events/state';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { useWorkbench } from '../view';
import type { SeenError } from './app-state';
import { SourceLink } from './SourceLink';

/** The errors of the running app, over its lower edge; one click makes them the next turn. */
export function AppErrors({ errors, onDismiss }: { errors: SeenError[]; onDismiss: () => void }) {
  const { t } = useI18n();
  const { send, sending, show } = useWorkbench();
  const busy = useProject((state) => runningTurn(state) !== null);
  const [open, setOpen] = useState(false);
  // While a turn writes, the app is half new and half old: its errors are no news yet.
  if (errors.length === 0 || busy) return null;

  const fix = async () => {
    if (!(await send(t('preview.errors.prompt'), { evidence: errors.map(evidenceOf).join('\n\n') }))) return;
    onDismiss();
    show('chat');
  };

  return (
    <div
      role="alert"
      className="pop absolute inset-x-3 bottom-3 mx-auto max-w-2xl overflow-hidden rounded-m border border-line-strong bg-raised shadow-2"
    >
      <div className="flex items-center gap-2 py-2 pr-2 pl-3.5">
        <Bug size={16} aria-hidden className="shrink-0 text-bad" />
        <div className="min-w-0 flex-1 text-sm">
          <span className="font-semibold">{t('preview.errors', { count: errors.length })}</span>
          <p className="truncate font-mono text-xs text-muted">{errors[0]?.message}</p>
        </div>
        <Button size="s" kind="plain" onClick={() => setOpen(!open)} aria-expanded={open}>
          {t(open ? 'preview.errors.hide' : 'preview.errors.show')}
        </Button>
        <Button size="s" kind="ember" disabled={sending} onClick={() => void fix()}>
          {t('preview.errors.fix')}
        </Button>
        <IconButton label={t('app.dismiss')} onClick={onDismiss}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      {open && (
        <ul className="max-h-56 space-y-3 overflow-y-auto border-t border-line px-3.5 py-3">
          {errors.map((error) => (
            <li key={error.message} className="font-mono text-xs wrap-anywhere whitespace-pre-wrap text-muted">
              <span className="flex gap-3">
                <span className="min-w-0 flex-1 font-semibold text-bad">
                  {error.message}
                  {error.count > 1 && ` ×${error.count}`}
                </span>
                <SourceLink source={error.source} />
              </span>
              {error.trace}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const evidenceOf = (error: SeenError): string =>
  [error.message, error.source, error.trace].filter((part) => part !== '').join('\n');
