import type { monaco } from './monaco';

/** Makes the model's text the given one by changing only what differs, so that cursor, folds and scroll position stay. */
export function replaceText(model: monaco.editor.ITextModel, text: string): void {
  const before = model.getValue();
  if (before === text) return;
  const { start, beforeEnd, end } = difference(before, text);
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(beforeEnd);
  model.applyEdits([
    {
      range: {
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: to.lineNumber,
        endColumn: to.column,
      },
      text: text.slice(start, end),
    },
  ]);
  // Line endings are counted differently by the model and by the text; the whole is set when they did not agree.
  if (model.getValue() !== text) model.setValue(text);
}

/** The one stretch in which two texts differ. */
export function difference(before: string, after: string): { start: number; beforeEnd: number; end: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { start, beforeEnd: before.length - same, end: after.length - same };
}
