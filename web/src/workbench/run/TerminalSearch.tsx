import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../design/IconButton';
import { useI18n } from '../../i18n/I18n';

/** Finds text in what a terminal printed. */
export function TerminalSearch({
  onFind,
  onClose,
}: {
  onFind: (text: string, back: boolean) => void;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  return (
    <div className="pop absolute top-2 right-3 z-10 flex items-center gap-0.5 rounded-s border border-line bg-raised p-1 shadow-2">
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the keys that opened it were pressed to type here
        autoFocus
        aria-label={t('logs.filter')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onFind(text, event.shiftKey);
          if (event.key === 'Escape') onClose();
        }}
        className="h-7 w-44 rounded-[4px] bg-transparent px-2 text-sm"
      />
      <IconButton small label={t('run.terminal.previous')} onClick={() => onFind(text, true)}>
        <ArrowUp size={13} aria-hidden />
      </IconButton>
      <IconButton small label={t('run.terminal.next')} onClick={() => onFind(text, false)}>
        <ArrowDown size={13} aria-hidden />
      </IconButton>
      <IconButton small label={t('app.close')} onClick={onClose}>
        <X size={13} aria-hidden />
      </IconButton>
    </div>
  );
}
