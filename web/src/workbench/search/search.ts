/** How a text is looked for. */
export interface SearchOptions {
  matchCase: boolean;
  wholeWord: boolean;
  regex: boolean;
}

export interface Match {
  /** Counted from 1, as the editor does. */
  line: number;
  column: number;
  length: number;
  /** The line it stands in. */
  text: string;
}

/** The pattern for what was typed; null when it is no valid expression. */
export function patternOf(typed: string, { matchCase, wholeWord, regex }: SearchOptions): RegExp | null {
  const source = regex ? typed : typed.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  try {
    return new RegExp(wholeWord ? String.raw`\b(?:${source})\b` : source, `gmu${matchCase ? '' : 'i'}`);
  } catch {
    return null;
  }
}

/** Where the pattern stands in a text, up to so many places. A match of nothing is none. */
export function matchesIn(text: string, pattern: RegExp, most: number): Match[] {
  const matches: Match[] = [];
  let line = 1;
  let lineStart = 0;
  for (const found of text.matchAll(pattern)) {
    if (matches.length >= most) break;
    if (found[0] === '') continue;
    for (
      let next = text.indexOf('\n', lineStart);
      next >= 0 && next < found.index;
      next = text.indexOf('\n', lineStart)
    ) {
      line++;
      lineStart = next + 1;
    }
    const end = text.indexOf('\n', found.index);
    matches.push({
      line,
      column: found.index - lineStart + 1,
      length: found[0].length,
      text: text.slice(lineStart, end < 0 ? undefined : end),
    });
  }
  return matches;
}

/** The text with every match replaced. Only an expression knows groups; otherwise a dollar sign is a dollar sign. */
export const replaceIn = (text: string, pattern: RegExp, replacement: string, regex: boolean): string =>
  regex ? text.replaceAll(pattern, replacement) : text.replaceAll(pattern, () => replacement);
