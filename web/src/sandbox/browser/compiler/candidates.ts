const scanned = /\.(html|[cm]?[jt]sx?|vue|svelte|md|mdx|php|astro)$/i;

export const usesTailwind = (css: string): boolean =>
  /@import\s+(?:url\()?["']tailwindcss|@tailwind\b|@apply\b|@reference\b|@utility\b/.test(css);

/**
 * Everything in the sources that may be a class of Tailwind's; what is no class it does not take. Names are never forgotten: a rule too many changes
 * nothing on the page.
 */
export class Candidates {
  private readonly names = new Set<string>();

  /** True when a name is new. */
  update(path: string, text: string | null): boolean {
    if (text === null || !scanned.test(path)) return false;
    const before = this.names.size;
    for (const name of namesIn(text)) this.names.add(name);
    return this.names.size > before;
  }

  all(): ReadonlySet<string> {
    return this.names;
  }
}

function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const word of text.split(/[\s"'`]+/)) {
    if (word.length === 0 || word.length > 200) continue;
    names.add(word);
    for (const part of word.split(/[{}<>=;,()]+/))
      if (part !== '') names.add(part.replace(/^class:/, '').replace(/[.:]+$/, ''));
  }
  // Values in brackets may hold what words are told apart by: content-['→'], bg-[url('/a.png')].
  for (const [name] of text.matchAll(/[\w@!:./[\]&>*-]+-\[[^\]\n]{1,160}\](?:\/\d+)?/g)) names.add(name);
  return names;
}
