import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../design/IconButton';
import { useI18n } from '../i18n/I18n';

/** Picks files to send along; the same as pasting or dropping them. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton label={t('chat.attach')} data-testid="attach" onClick={() => input.current?.click()}>
        <Paperclip size={15} aria-hidden />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('chat.attach')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
