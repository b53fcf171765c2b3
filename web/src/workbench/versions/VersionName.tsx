import { useState } from 'react';
import { useI18n } from '../../i18n/I18n';

/** The field for a version's name. Enter keeps it, Escape leaves it as it was. */
export function VersionName({ name, onDone }: { name: string; onDone: (name: string | null) => void }) {
  const { t } = useI18n();
  const [text, setText] = useState(name);
  return (
    <input
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked for it
      autoFocus
      data-testid="version-name"
      aria-label={t('versions.name.label')}
      placeholder={t('versions.name.label')}
      maxLength={120}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onDone(text.trim() === name ? null : text.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape') return;
        // The panel around it stays.
        event.stopPropagation();
        onDone(null);
      }}
      className="mb-1 h-8 w-full rounded-s border border-line-strong bg-surface px-2 text-sm text-ink"
    />
  );
}
