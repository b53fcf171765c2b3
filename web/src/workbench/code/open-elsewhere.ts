import type { Position } from '../view';
import { monaco } from './monaco';

/** A definition in another file of the project opens that file. One in a package stays where it is: it is not the project's to edit. */
export const openElsewhere = (project: string, openFile: (path: string, position?: Position) => void) =>
  monaco.editor.registerEditorOpener({
    openCodeEditor: (_source, resource, selection) => {
      if (resource.scheme !== 'forja' || resource.authority !== project) return false;
      const path = resource.path.slice(1);
      if (path.startsWith('node_modules/')) return false;
      openFile(path, placeOf(selection));
      return true;
    },
  });

function placeOf(selection: monaco.IRange | monaco.IPosition | undefined): Position | undefined {
  if (!selection) return undefined;
  return 'startLineNumber' in selection
    ? { line: selection.startLineNumber, column: selection.startColumn }
    : { line: selection.lineNumber, column: selection.column };
}
