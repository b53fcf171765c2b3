/** A style sheet whose class names are its own, and what they are called in it. */
export interface ScopedCss {
  css: string;
  names: Record<string, string>;
  /** Names that a class takes over from another file: own name → specifier and its name there. */
  composed: { name: string; from: string; there: string }[];
}

/** Scopes the classes and animations of a CSS module; `:global(…)` stays as it is. */
export function scopeCss(css: string, path: string): ScopedCss {
  const mark = shortHash(path);
  const names: Record<string, string> = {};
  const composed: ScopedCss['composed'] = [];
  const own = (name: string) => (names[name] ??= `_${name}_${mark}`);
  const animations = new Map(
    [...css.matchAll(/@(?:-webkit-)?keyframes\s+([\w-]+)/g)].map(([, name = '']) => [name, `_${name}_${mark}`]),
  );
  const scoped = css
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/((?:"[^"]*"|'[^']*'|[^{};"'])*)([{};])/g, (whole, text: string, end: string) => {
      if (end === '{') return selector(text, own, animations) + end;
      const declared = /^(\s*)([\w-]+)\s*:([\s\S]*)$/.exec(text);
      if (!declared) return whole;
      const [, space = '', property = '', value = ''] = declared;
      if (property === 'composes') return `${space}${end === '}' ? end : ''}`;
      if (!/^(-webkit-)?animation(-name)?$/.test(property)) return whole;
      return `${space}${property}:${value.replace(/[\w-]+/g, (word) => animations.get(word) ?? word)}${end}`;
    });
  compose(css, own, names, composed);
  return { css: scoped, names, composed };
}

function selector(text: string, own: (name: string) => string, animations: Map<string, string>): string {
  if (/^\s*@/.test(text))
    return text.replace(
      /(@(?:-webkit-)?keyframes\s+)([\w-]+)/,
      (_, at: string, name: string) => at + (animations.get(name) ?? name),
    );
  const globals: string[] = [];
  return text
    .replace(/:global\(((?:[^()]|\([^()]*\))*)\)/g, (_, inner: string) => `@global-${globals.push(inner) - 1}@`)
    .replace(/:local\(((?:[^()]|\([^()]*\))*)\)/g, '$1')
    .replace(/\.(-?[_a-zA-Z][\w-]*)/g, (_, name: string) => `.${own(name)}`)
    .replace(/@global-(\d+)@/g, (_, index: string) => globals[Number(index)] ?? '');
}

function compose(
  css: string,
  own: (name: string) => string,
  names: Record<string, string>,
  composed: ScopedCss['composed'],
): void {
  for (const [, rule = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    for (const [, list = '', from] of body.matchAll(
      /composes\s*:\s*([\w\s-]+?)(?:\s+from\s+['"]?([^'";]+)['"]?)?\s*(?:;|$)/g,
    )) {
      const into = /\.(-?[_a-zA-Z][\w-]*)\s*$/.exec(rule.trim())?.[1];
      if (into === undefined) continue;
      for (const there of list.split(/\s+/).filter(Boolean)) {
        if (from === 'global') names[into] = `${own(into)} ${there}`;
        else if (from !== undefined) composed.push({ name: into, from, there });
        else names[into] = `${own(into)} ${own(there)}`;
      }
    }
  }
}

/** Five letters that differ for files of one project. */
export function shortHash(text: string): string {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 0).toString(36).padStart(5, '0').slice(-5);
}
