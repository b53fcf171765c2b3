import { CircleX, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useI18n } from '../../i18n/I18n';
import { useWorkbench } from '../view';
import type { Document } from './Document';
import { monaco } from './monaco';

/** How many problems the open file has; a click goes to the next one. */
export function Problems({ document }: { document: Document }) {
  const { t } = useI18n();
  const { openFile } = useWorkbench();
  const [markers, setMarkers] = useState<monaco.editor.IMarker[]>([]);
  const [at, setAt] = useState(0);

  useEffect(() => {
    const { uri } = document.model;
    const read = () => setMarkers(monaco.editor.getModelMarkers({ resource: uri }));
    read();
    const listening = monaco.editor.onDidChangeMarkers((changed) => {
      if (changed.some((other) => other.toString() === uri.toString())) read();
    });
    return () => listening.dispose();
  }, [document]);

  const errors = markers.filter((marker) => marker.severity === monaco.MarkerSeverity.Error);
  const warnings = markers.filter((marker) => marker.severity === monaco.MarkerSeverity.Warning);
  const all = [...errors, ...warnings];
  const next = all[at % Math.max(1, all.length)];
  if (!next) return null;
  return (
    <button
      type="button"
      data-testid="problems"
      title={next.message}
      aria-label={t('code.problems', { count: all.length })}
      onClick={() => {
        openFile(document.path, { line: next.startLineNumber, column: next.startColumn });
        setAt(at + 1);
      }}
      className="inline-flex shrink-0 items-center gap-1.5 rounded-s px-1.5 hover:bg-hover"
    >
      {errors.length > 0 && (
        <span className="inline-flex items-center gap-1 text-bad">
          <CircleX size={13} aria-hidden />
          {errors.length}
        </span>
      )}
      {warnings.length > 0 && (
        <span className="inline-flex items-center gap-1 text-care">
          <TriangleAlert size={13} aria-hidden />
          {warnings.length}
        </span>
      )}
    </button>
  );
}
