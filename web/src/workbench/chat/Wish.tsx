import { ChevronRight, Pencil, Copy } from 'lucide-react';
import { useState } from 'react';
import type { Turn } from '../../events/state';
import { IconButton } from '../../design/IconButton';
import { useI18n } from '../../i18n/I18n';
import { useWorkbench } from '../view';
import { TurnAttachments } from './TurnAttachments';

/** What the person said. Evidence that went with it is folded away; the words can be taken up again. */
export function Wish({ turn }: { turn: Turn }) {
  const { t } = useI18n();
  const { compose } = useWorkbench();
  const [copied, setCopied] = useState(false);

  const copy = async () => {
    await navigator.clipboard.writeText(turn.text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };

  return (
    <div className="group/wish ml-auto flex max-w-[92%] items-end gap-1">
      <div className="flex gap-0.5 opacity-0 transition-opacity duration-(--quick) group-focus-within/wish:opacity-100 group-hover/wish:opacity-100 pointer-coarse:opacity-100">
        <IconButton small label={copied ? t('app.copied') : t('app.copy')} onClick={() => void copy()}>
          <Copy size={13} aria-hidden />
        </IconButton>
        <IconButton small label={t('chat.edit')} onClick={() => compose(turn.text, { replace: true })}>
          <Pencil size={13} aria-hidden />
        </IconButton>
      </div>
      <div className="min-w-0 rounded-m rounded-br-[3px] bg-bubble px-3.5 py-2.5 text-base">
        <span className="sr-only">{t('chat.you')}: </span>
        <p className="wrap-anywhere whitespace-pre-wrap">{turn.text}</p>
        {turn.evidence !== null && <Evidence text={turn.evidence} />}
        <TurnAttachments turn={turn} />
      </div>
    </div>
  );
}

function Evidence({ text }: { text: string }) {
  const { t } = useI18n();
  const lines = text.split('\n').length;
  return (
    <details className="group/evidence mt-2 max-w-full border-t border-line pt-1.5 text-sm">
      <summary className="flex list-none items-center gap-1 text-muted hover:text-ink">
        <ChevronRight
          size={14}
          aria-hidden
          className="shrink-0 transition-transform duration-(--quick) group-open/evidence:rotate-90"
        />
        {t('chat.evidence', { count: lines })}
      </summary>
      <pre className="mt-1.5 max-h-64 overflow-auto font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap text-muted">
        {text}
      </pre>
    </details>
  );
}
