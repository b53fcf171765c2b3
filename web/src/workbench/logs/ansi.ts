/** A run of text in one look. */
export interface AnsiRun {
  text: string;
  color: AnsiColor | null;
  bold: boolean;
  dim: boolean;
}

export const ansiColors = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;
export type AnsiColor = (typeof ansiColors)[number];

// Colours (…m) are read; every other sequence (cursor, links, titles) is taken out.
// oxlint-disable-next-line no-control-regex -- the escape character is what this is about
const sequence = /\x1b(?:\[([0-9;:]*)([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])/g;

/** Splits a line of terminal output into runs of one look. */
export function readAnsi(line: string): AnsiRun[] {
  const runs: AnsiRun[] = [];
  let look: Omit<AnsiRun, 'text'> = { color: null, bold: false, dim: false };
  let at = 0;
  for (const match of line.matchAll(sequence)) {
    if (match.index > at) runs.push({ text: line.slice(at, match.index), ...look });
    at = match.index + match[0].length;
    if (match[2] === 'm') look = (match[1] ?? '').split(';').map(Number).reduce(withCode, look);
  }
  if (at < line.length) runs.push({ text: line.slice(at), ...look });
  return runs;
}

export const plainText = (line: string): string => (line.includes('\x1b') ? line.replace(sequence, '') : line);

function withCode(look: Omit<AnsiRun, 'text'>, code: number): Omit<AnsiRun, 'text'> {
  if (code === 0) return { color: null, bold: false, dim: false };
  if (code === 1) return { ...look, bold: true };
  if (code === 2) return { ...look, dim: true };
  if (code === 22) return { ...look, bold: false, dim: false };
  if (code === 39) return { ...look, color: null };
  const color = ansiColors[code - 30] ?? ansiColors[code - 90];
  return color ? { ...look, color } : look;
}
