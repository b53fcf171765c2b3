import { init, parse as parseInWasm } from 'es-module-lexer';
import { closing } from './glob';

/** One place in a module's code that names another. */
export interface Link {
  start: number;
  end: number;
  specifier: string;
  /** `url`: a `new URL('./x', import.meta.url)`, of a worker or an asset; the browser resolves it by itself. */
  kind: 'static' | 'dynamic' | 'url';
  /** The whole statement of a static import. */
  statement?: { start: number; end: number };
}

/** The same place in code that has something put before it. */
export const moved = (link: Link, by: number): Link => ({
  ...link,
  start: link.start + by,
  end: link.end + by,
  ...(link.statement && { statement: { start: link.statement.start + by, end: link.statement.end + by } }),
});

export interface Analysis {
  links: Link[];
  /** Dynamic imports of a name that is made at run time. */
  templates: { start: number; end: number }[];
  exports: string[];
  usesHot: boolean;
  acceptsItself: boolean;
  /** Specifiers of dependencies whose updates it takes. */
  accepts: string[];
}

let parse = parseInWasm;

/** The lexer, and where there is no WebAssembly the same one in JavaScript. */
export const ready: Promise<void> = (async () => {
  try {
    await init();
  } catch {
    ({ parse } = await import('es-module-lexer/js'));
  }
})();

/** What a compiled module imports, exports and accepts. Throws what the lexer throws on code that is no module. */
export function analyze(code: string): Analysis {
  const [imports, exports] = parse(code);
  const links: Link[] = [];
  const templates: { start: number; end: number }[] = [];
  for (const found of imports) {
    if (found.type === 'import-meta') continue;
    if (found.type === 'dynamic') {
      const text = code.slice(found.start, found.end);
      if (found.glob) templates.push({ start: found.start, end: found.end });
      else if (found.specifier !== undefined && /^(['"`])/.test(text))
        links.push({ start: found.start + 1, end: found.end - 1, specifier: found.specifier, kind: 'dynamic' });
    } else
      links.push({
        start: found.start,
        end: found.end,
        specifier: found.specifier,
        kind: 'static',
        statement: { start: found.importStart, end: found.importEnd },
      });
  }
  for (const match of code.matchAll(/\bnew\s+URL\(\s*(['"])([^'"]+)\1\s*,\s*import\.meta\.url\s*\)/g)) {
    const start = match.index + match[0].indexOf(match[2] ?? '');
    links.push({ start, end: start + (match[2] ?? '').length, specifier: match[2] ?? '', kind: 'url' });
  }
  links.sort((a, b) => a.start - b.start);
  return {
    links,
    templates,
    exports: exports.map((found) => ('name' in found ? String(found.name) : 'default')),
    usesHot: code.includes('import.meta.hot'),
    ...acceptsOf(code),
  };
}

function acceptsOf(code: string): Pick<Analysis, 'acceptsItself' | 'accepts'> {
  let acceptsItself = false;
  const accepts: string[] = [];
  for (const match of code.matchAll(/\bimport\.meta\.hot\??\.(accept|acceptExports|decline)\s*\(/g)) {
    const open = match.index + match[0].length;
    const text = code.slice(open, Math.max(open, closing(code, open))).trim();
    const list = /^(\[[^\]]*\]|(['"`])(?:(?!\2).)*\2)/.exec(text)?.[0];
    if (match[1] === 'accept' && list)
      accepts.push(...[...list.matchAll(/(['"`])((?:(?!\1).)*)\1/g)].map((literal) => literal[2] ?? ''));
    else if (match[1] !== 'decline') acceptsItself = true;
  }
  return { acceptsItself, accepts };
}
