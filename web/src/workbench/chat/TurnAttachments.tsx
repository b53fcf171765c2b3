import { Paperclip } from 'lucide-react';
import type { Turn } from '../../events/state';
import { useI18n } from '../../i18n/I18n';

/** What was given with a wish, by name. */
export function TurnAttachments({ turn }: { turn: Turn }) {
  const { t } = useI18n();
  if (turn.attachments.length === 0) return null;
  return (
    <ul aria-label={t('chat.attachments')} className="mt-2 flex flex-wrap gap-1.5">
      {turn.attachments.map((name, index) => (
        <li
          key={index}
          className="inline-flex max-w-full items-center gap-1.5 rounded-s bg-surface px-2 py-1 text-xs text-muted"
        >
          <Paperclip size={12} aria-hidden className="shrink-0" />
          <span className="truncate">{name}</span>
        </li>
      ))}
    </ul>
  );
}
