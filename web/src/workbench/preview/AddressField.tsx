import { useEffect, useState } from 'react';
import { useI18n } from '../../i18n/I18n';

/** The address inside the app: a path, which Enter goes to. */
export function AddressField({
  path,
  onGo,
  disabled,
}: {
  path: string;
  onGo: (path: string) => void;
  disabled: boolean;
}) {
  const { t } = useI18n();
  const [text, setText] = useState(path);
  useEffect(() => setText(path), [path]);
  return (
    <form
      className="mx-1 min-w-0 flex-1"
      onSubmit={(event) => {
        event.preventDefault();
        onGo(text.startsWith('/') ? text : `/${text}`);
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }}
    >
      <input
        aria-label={t('preview.address')}
        value={text}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setText(path)}
        className="h-8 w-full min-w-0 rounded-full border border-transparent bg-hover px-3.5 font-mono text-xs text-muted focus:border-line-strong focus:text-ink disabled:opacity-60"
      />
    </form>
  );
}
