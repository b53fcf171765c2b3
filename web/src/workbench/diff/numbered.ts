import type { DiffHunk } from '../../api/types';

/** A line of a difference with its number on each side; empty where it is not on that side. */
export interface NumberedLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
  before: number | '';
  after: number | '';
}

/** The lines of all hunks with their numbers; null stands for what is left out between two of them. */
export function numbered(hunks: DiffHunk[]): (NumberedLine | null)[] {
  return hunks.flatMap((hunk, index) => {
    let before = hunk.oldStart;
    let after = hunk.newStart;
    const lines = hunk.lines.map(({ kind, text }): NumberedLine => ({
      kind,
      text,
      before: kind === 'added' ? '' : before++,
      after: kind === 'removed' ? '' : after++,
    }));
    return index > 0 ? [null, ...lines] : lines;
  });
}
