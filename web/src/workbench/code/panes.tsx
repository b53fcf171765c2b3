import { useEffect, useRef } from 'react';
import { useShownTheme } from '../../design/theme';
import { useI18n } from '../../i18n/I18n';
import type { Position } from '../view';
import type { Document } from './Document';
import { formatsOnSave } from './format';
import { monaco } from './monaco';
import { applyEditorTheme } from './theme';

const options: monaco.editor.IEditorOptions = {
  automaticLayout: true,
  fontFamily: "'JetBrains Mono', ui-monospace, Menlo, Consolas, monospace",
  fontLigatures: false,
  fontSize: 13,
  lineHeight: 20,
  bracketPairColorization: { enabled: false },
  guides: { bracketPairs: false },
  minimap: { enabled: false },
  padding: { top: 10, bottom: 10 },
  renderLineHighlight: 'line',
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  fixedOverflowWidgets: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  overviewRulerBorder: false,
  tabFocusMode: false,
};

function useEditorTheme(): void {
  const theme = useShownTheme();
  useEffect(() => applyEditorTheme(theme), [theme]);
}

async function saveFormatted(editor: monaco.editor.IStandaloneCodeEditor, document: Document): Promise<void> {
  if (formatsOnSave(document.model.getLanguageId())) await editor.getAction('editor.action.formatDocument')?.run();
  await document.save();
}

/** What tests read; the words of the screen are translated. */
const saveMarks = {
  loading: 'loading',
  saved: 'saved',
  unsaved: 'dirty',
  saving: 'saving',
  writing: 'writing',
  conflict: 'conflict',
  failed: 'failed',
  unreadable: 'unreadable',
};

interface TextProps {
  document: Document;
  readOnly: boolean;
  position: Position | undefined;
  visible: boolean;
}

/** The text of a file. While a model writes it, the view stays at the line that is being written. */
export function TextPane({ document, readOnly, position, visible }: TextProps) {
  const { t } = useI18n();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const writing = document.state.status === 'writing';
  useEditorTheme();

  useEffect(() => {
    if (!place.current) return;
    const created = monaco.editor.create(place.current, { ...options, model: document.model, tabSize: 2 });
    editor.current = created;
    // A save by hand formats as well; the one by itself does not, because it would move what is being typed.
    created.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, () => void saveFormatted(created, document));
    return () => {
      editor.current = null;
      created.dispose();
    };
  }, [document]);

  useEffect(() => {
    editor.current?.updateOptions({ readOnly, ariaLabel: t('code.editor', { path: document.path }) });
  }, [readOnly, document, t]);

  useEffect(() => {
    if (!writing) return;
    const following = document.model.onDidChangeContent(() =>
      editor.current?.revealLine(document.model.getLineCount()),
    );
    return () => following.dispose();
  }, [writing, document]);

  useEffect(() => {
    if (!position || !editor.current) return;
    editor.current.setPosition({ lineNumber: position.line, column: position.column ?? 1 });
    editor.current.revealLineInCenter(position.line);
    editor.current.focus();
  }, [position]);

  useEffect(() => {
    if (visible) editor.current?.layout();
  }, [visible]);

  return (
    <div
      ref={place}
      data-testid="editor"
      data-path={document.path}
      data-save={saveMarks[document.state.status]}
      className="min-h-0 flex-1"
    />
  );
}

/** The person's text beside the one on the server. */
export function DiffPane({ document, theirs }: { document: Document; theirs: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEditorTheme();

  useEffect(() => {
    if (!place.current) return;
    const original = monaco.editor.createModel(theirs, document.model.getLanguageId());
    const diff = monaco.editor.createDiffEditor(place.current, {
      ...options,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
      renderOverviewRuler: false,
    });
    diff.setModel({ original, modified: document.model });
    return () => {
      diff.dispose();
      original.dispose();
    };
  }, [document, theirs]);

  return <div ref={place} className="min-h-0 flex-1" />;
}
