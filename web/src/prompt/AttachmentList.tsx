import { FileText, X } from 'lucide-react';
import { fileSize } from '../i18n/format';
import { useI18n } from '../i18n/I18n';
import type { Attachment } from './attachments';

/** What goes along with the wish, above its text; each can be taken out again. */
export function AttachmentList({ items, onRemove }: { items: Attachment[]; onRemove: (id: string) => void }) {
  const { t, language } = useI18n();
  if (items.length === 0) return null;
  return (
    <ul aria-label={t('chat.attachments')} className="flex flex-wrap gap-2 px-3 pt-3">
      {items.map((item) => (
        <li
          key={item.id}
          data-testid="attachment"
          className="group relative flex h-12 max-w-52 items-center gap-2 rounded-s border border-line bg-surface pr-7 text-xs"
        >
          {item.preview ? (
            <img src={item.preview} alt="" className="h-full w-14 rounded-l-s object-cover" />
          ) : (
            <FileText size={16} aria-hidden className="ml-2.5 shrink-0 text-faint" />
          )}
          <span className="min-w-0">
            <span className="block truncate font-medium">{item.name}</span>
            <span className="text-faint">{fileSize(language, item.size)}</span>
          </span>
          <button
            type="button"
            aria-label={t('chat.attachments.remove', { name: item.name })}
            onClick={() => onRemove(item.id)}
            className="absolute top-1 right-1 grid size-5 place-items-center rounded-full text-faint hover:bg-hover hover:text-ink"
          >
            <X size={12} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
