import { useEffect, useRef, useState } from 'react';
import { codeOf } from '../api/errors';
import { renameProject } from '../api/projects';
import { useI18n } from '../i18n/I18n';
import { useProject } from './useProject';

const LONGEST = 120;

/** The project's name; a double click or the menu makes it a field. */
export function ProjectName({ editing, onEdit }: { editing: boolean; onEdit: (editing: boolean) => void }) {
  const { t } = useI18n();
  const name = useProject((state) => state.project.name);
  if (editing) return <NameField name={name} onDone={() => onEdit(false)} />;
  return (
    <h1 className="min-w-0">
      <button
        type="button"
        title={t('workbench.rename')}
        onClick={() => onEdit(true)}
        className="block max-w-full truncate rounded-s px-2 py-1 text-base font-semibold hover:bg-hover"
      >
        {name}
      </button>
    </h1>
  );
}

function NameField({ name, onDone }: { name: string; onDone: () => void }) {
  const { t, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const [text, setText] = useState(name);
  const [failure, setFailure] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);

  // The menu that opened this gives the focus back to its button when it closes.
  useEffect(() => {
    const timer = setTimeout(() => field.current?.select(), 50);
    return () => clearTimeout(timer);
  }, []);

  const save = async () => {
    const next = text.trim();
    if (next === '' || next === name) return onDone();
    try {
      await renameProject(id, next);
      onDone();
    } catch (error) {
      setFailure(codeOf(error));
    }
  };

  return (
    <form
      className="flex min-w-0 flex-1 items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <input
        ref={field}
        aria-label={t('workbench.rename.label')}
        value={text}
        maxLength={LONGEST}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
        className="w-full max-w-80 min-w-0 rounded-s border border-line-strong bg-raised px-2 py-1 text-base font-semibold"
      />
      {failure && (
        <span role="alert" className="truncate text-xs text-bad">
          {errorText(failure)}
        </span>
      )}
    </form>
  );
}
