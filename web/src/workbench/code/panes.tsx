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
  onLine: (line: number | null) => void;
}

/** The text of a file. While a model writes it, the view stays at the line that is being written. */
export function TextPane({ document, readOnly, position, visible, onLine }: TextProps) {
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
    const cursor = editor.current?.onDidChangeCursorPosition((event) => onLine(event.position.lineNumber));
    return () => {
      cursor?.dispose();
      onLine(null);
    };
  }, [document, onLine]);

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

/** The person's text beside the one on the server: the right side can be edited, and an arrow between them takes a change over. */
export function DiffPane({ document, theirs }: { document: Document; theirs: string }) {
  const { t } = useI18n();
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
      renderMarginRevertIcon: true,
      originalAriaLabel: t('code.merge.theirs'),
      modifiedAriaLabel: t('code.merge.mine'),
    });
    diff.setModel({ original, modified: document.model });
    return () => {
      diff.dispose();
      original.dispose();
    };
  }, [document, theirs, t]);

  return (
    <div className="flex min-h-0 flex-1 flex-col" data-testid="merge">
      <div aria-hidden className="grid shrink-0 grid-cols-2 border-b border-line text-xs text-faint max-md:hidden">
        <span className="truncate px-3 py-1">{t('code.merge.theirs')}</span>
        <span className="truncate px-3 py-1">{t('code.merge.mine')}</span>
      </div>
      <div ref={place} className="min-h-0 flex-1" />
    </div>
  );
}
