import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { useWorkbench } from '../view';
import { placeIn } from './source-place';

/** A place in the sources, one click from the editor when it is a file of the project. */
export function SourceLink({ source }: { source: string }) {
  const { t } = useI18n();
  const { openFile } = useWorkbench();
  const files = useProject((state) => state.files);
  const place = placeIn(source);
  if (!place) return null;
  const text = `${place.path}:${place.line}`;
  if (!files.has(place.path)) {
    // A place in a package or in the dev server's own code leads nowhere.
    return <span className="max-w-60 shrink-0 truncate text-faint">{text}</span>;
  }
  return (
    <button
      type="button"
      aria-label={t('turn.file.open', { path: text })}
      onClick={() => openFile(place.path, { line: place.line, column: place.column })}
      className="max-w-60 shrink-0 truncate text-ember-ink underline underline-offset-3"
    >
      {text}
    </button>
  );
}
