import { folderOf, join, relative } from './paths';
import type { Project } from './resolve';

interface Call {
  start: number;
  end: number;
  patterns: string[];
  eager: boolean;
  name: string | null;
  query: string;
}

/** Writes out what `import.meta.glob` finds, as Vite does: an object of functions that import, or of the modules themselves. */
export function expandGlobs(code: string, path: string, files: readonly string[], project: Project): string | null {
  const calls = findCalls(code);
  if (calls.length === 0) return null;
  let [out, at] = ['', 0];
  const imports: string[] = [];
  calls.forEach((call, number) => {
    const entries = matches(call.patterns, path, files, project).map(({ key, specifier }, index) => {
      const from = JSON.stringify(call.query ? `${specifier}?${call.query}` : specifier);
      const pick = call.name === null || call.name === '*' ? '' : call.name;
      if (call.eager) {
        const local = `__glob${number}_${index}`;
        imports.push(`import * as ${local} from ${from};`);
        return `${JSON.stringify(key)}: ${local}${pick && `[${JSON.stringify(pick)}]`}`;
      }
      return `${JSON.stringify(key)}: () => import(${from})${pick && `.then((m) => m[${JSON.stringify(pick)}])`}`;
    });
    out += `${code.slice(at, call.start)}{${entries.join(', ')}}`;
    at = call.end;
  });
  // Imports are hoisted wherever they stand, and at the end they move no line.
  return `${out}${code.slice(at)}\n${imports.join(' ')}`;
}

/** Writes out a dynamic import with a name made at run time, over the files that it could mean. */
export function expandTemplate(template: string, path: string, files: readonly string[], project: Project): string {
  const pattern = template.slice(1, -1).replace(/\$\{[^}]*\}/g, '*');
  const found = matches([pattern], path, files, project).map(
    ({ specifier }) => `${JSON.stringify(specifier)}: () => import(${JSON.stringify(specifier)})`,
  );
  return `((name) => { const found = {${found.join(', ')}}[name]; return found ? found() : Promise.reject(new Error("Unknown variable dynamic import: " + name)); })(${template})`;
}

function matches(patterns: string[], path: string, files: readonly string[], project: Project) {
  const folder = folderOf(path);
  const rooted = patterns.map((pattern) => {
    const not = pattern.startsWith('!');
    const plain = not ? pattern.slice(1) : pattern;
    return {
      not,
      rooted: plain.startsWith('/'),
      test: matcher(rootOf(plain, folder, project)),
      aliased: !/^[./]/.test(plain),
    };
  });
  const wanted = rooted.filter(({ not }) => !not);
  const unwanted = rooted.filter(({ not }) => not);
  return files
    .filter(
      (file) =>
        file !== path && wanted.some(({ test }) => test.test(file)) && !unwanted.some(({ test }) => test.test(file)),
    )
    .toSorted()
    .map((file) => {
      const by = wanted.find(({ test }) => test.test(file));
      const own = relative(folder, file);
      return {
        key: by?.rooted || by?.aliased ? `/${file}` : own,
        specifier: by?.rooted || by?.aliased ? `/${file}` : own,
      };
    });
}

function rootOf(pattern: string, folder: string, project: Project): string {
  if (pattern.startsWith('/')) return join('', pattern) ?? '';
  if (pattern.startsWith('.')) return join(folder, pattern) ?? '';
  const alias = project.settings.aliases.find(({ prefix, find }) => prefix && pattern.startsWith(find));
  return alias ? (join(alias.target, `./${pattern.slice(alias.find.length)}`) ?? '') : pattern;
}

export function matcher(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|\{[^}]*\}|[.+^$()|[\]\\]/g, (part) => {
    if (part === '**/') return '(?:[^.][^/]*/)*';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('{'))
      return `(?:${part
        .slice(1, -1)
        .split(',')
        .map((choice) => choice.replace(/[.+^$()|[\]\\]/g, '\\$&'))
        .join('|')})`;
    return `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}

function findCalls(code: string): Call[] {
  const calls: Call[] = [];
  for (const match of code.matchAll(/import\.meta\.glob(?:<[^(]*>)?\(/g)) {
    const open = match.index + match[0].length;
    const end = closing(code, open);
    if (end < 0) continue;
    const text = code.slice(open, end);
    const list = /^\s*(\[[\s\S]*?\]|(['"`])(?:(?!\2)[\s\S])*\2)/.exec(text)?.[1] ?? '';
    const options = text.slice(text.indexOf(list) + list.length);
    const query =
      /query\s*:\s*['"]\??([^'"]*)['"]/.exec(options)?.[1] ?? /as\s*:\s*['"](raw|url)['"]/.exec(options)?.[1] ?? '';
    calls.push({
      start: match.index,
      end: end + 1,
      patterns: [...list.matchAll(/(['"`])((?:(?!\1)[\s\S])*)\1/g)].map((literal) => literal[2] ?? ''),
      eager: /eager\s*:\s*true/.test(options),
      name: /import\s*:\s*['"]([^'"]+)['"]/.exec(options)?.[1] ?? (/as\s*:/.test(options) ? 'default' : null),
      query,
    });
  }
  return calls;
}

/** Where the bracket closes that was open before `from`; −1 when it never does. */
export function closing(code: string, from: number): number {
  let depth = 1;
  for (let at = from; at < code.length; at++) {
    const letter = code[at] ?? '';
    if (letter === '"' || letter === "'" || letter === '`') {
      for (at++; at < code.length && code[at] !== letter; at++) if (code[at] === '\\') at++;
    } else if ('([{'.includes(letter)) depth++;
    else if (')]}'.includes(letter) && --depth === 0) return at;
  }
  return -1;
}
