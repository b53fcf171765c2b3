import type { BuildError } from './types';

/** Line and column of an offset; both count from one. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, Math.min(offset, text.length)));
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: before.length - start + 1 };
}

/** The lines around a place with a mark under it, as compilers draw them. */
export function frameAt(text: string, line: number, column: number): string {
  const lines = text.split('\n');
  const first = Math.max(1, line - 2);
  const last = Math.min(lines.length, line + 2);
  const width = String(last).length;
  const drawn: string[] = [];
  for (let number = first; number <= last; number++) {
    drawn.push(`${String(number).padStart(width)} | ${lines[number - 1] ?? ''}`);
    if (number === line) drawn.push(`${' '.repeat(width)} | ${' '.repeat(Math.max(0, column - 1))}^`);
  }
  return drawn.join('\n');
}

export function errorAt(
  code: BuildError['code'],
  message: string,
  file: string,
  text: string,
  place: { line: number; column: number },
): BuildError {
  return { code, message, file, ...place, frame: frameAt(text, place.line, place.column) };
}
