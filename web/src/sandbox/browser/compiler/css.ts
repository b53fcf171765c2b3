import { folderOf, join } from './paths';

/** Relative addresses in a style sheet are relative to its file; in the page's own style element they have to be whole. */
export function withWholeUrls(css: string, path: string): string {
  return css.replace(
    /(\burl\(\s*)(['"]?)([^'")]+)\2(\s*\))/g,
    (whole, open: string, quote: string, url: string, close: string) => {
      if (/^(\/|#|[a-z][\w+.-]*:)/i.test(url)) return whole;
      const [file = '', rest = ''] = /^([^?#]*)(.*)$/.exec(url)?.slice(1) ?? [];
      const target = join(folderOf(path), file);
      return target === null ? whole : `${open}${quote}/${target}${rest}${quote}${close}`;
    },
  );
}

export interface Imported {
  css: string;
  /** Every file that went in, the first one included. */
  files: string[];
}

/** A style sheet with the project's own style sheets in the place of their imports. */
export function withImports(
  path: string,
  find: (specifier: string, from: string) => string | null,
  read: (path: string) => string | null,
): Imported {
  const files: string[] = [];
  const open = (file: string): string => {
    if (files.includes(file)) return '';
    files.push(file);
    const text = withWholeUrls(read(file) ?? '', file);
    return text.replace(
      /@import\s+(?:url\(\s*)?(['"])([^'"]+)\1\s*\)?\s*([^;]*);/g,
      (whole, _quote: string, specifier: string, rest: string) => {
        if (/^(https?:)?\/\//.test(specifier)) return whole;
        const found = find(specifier, file);
        if (found === null) return whole;
        return wrapped(open(found), rest.trim());
      },
    );
  };
  const css = open(path);
  return { css: importsFirst(css), files };
}

function wrapped(css: string, condition: string): string {
  if (condition === '') return css;
  const layer = /^layer(?:\(([^)]*)\))?/.exec(condition);
  const rest = condition.slice(layer?.[0].length ?? 0).trim();
  const inner = layer ? `@layer ${layer[1] ?? ''} {\n${css}\n}` : css;
  if (rest === '') return inner;
  return rest.startsWith('supports(') ? `@supports ${rest.slice(8)} {\n${inner}\n}` : `@media ${rest} {\n${inner}\n}`;
}

// What is left of imports leads out of the project; browsers take them at the beginning only.
function importsFirst(css: string): string {
  const imports: string[] = [];
  const rest = css.replace(/@import\s+[^;]+;/g, (statement) => {
    imports.push(statement);
    return '';
  });
  return imports.length === 0 ? css : `${imports.join('\n')}\n${rest}`;
}
