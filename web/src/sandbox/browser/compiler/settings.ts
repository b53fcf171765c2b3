import { join } from './paths';

/** One name that stands for a folder or file of the project, as tsconfig's `paths` and Vite's `resolve.alias` give it. */
export interface Alias {
  /** What a specifier is, or begins with when `prefix`. */
  find: string;
  prefix: boolean;
  target: string;
}

/** What the project's own configuration says about its modules. Read as text: no configuration is ever run. */
export interface Settings {
  aliases: Alias[];
  /** Where bare names are looked for before packages are; tsconfig's `baseUrl`. */
  baseUrl: string | null;
  jsxImportSource: string;
  /** What the page may know of the environment: `VITE_…` of the project's `.env` files. */
  env: Record<string, string>;
  packageNames: ReadonlySet<string>;
}

type ReadText = (path: string) => string | null;

export function readSettings(read: ReadText): Settings {
  const tsconfigs = ['tsconfig.app.json', 'tsconfig.json', 'jsconfig.json'].map((path) => parseLoose(read(path)));
  const options = tsconfigs.map((config) => record(config?.compilerOptions)).filter((found) => found !== null);
  const paths = options.flatMap((found) => pathsOf(found));
  const baseUrl = options.map((found) => found.baseUrl).find((value) => typeof value === 'string');
  const jsx = options.map((found) => found.jsxImportSource).find((value) => typeof value === 'string');
  const config =
    ['vite.config.ts', 'vite.config.js', 'vite.config.mts', 'vite.config.mjs'].map(read).find(Boolean) ?? '';
  const manifest = parseLoose(read('package.json'));
  const names = ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((kind) =>
    Object.keys(record(manifest?.[kind]) ?? {}),
  );
  return {
    aliases: [...paths, ...viteAliases(config)].toSorted((a, b) => b.find.length - a.find.length),
    baseUrl: typeof baseUrl === 'string' ? join('', baseUrl) : null,
    jsxImportSource:
      typeof jsx === 'string' ? jsx : names.includes('preact') && !names.includes('react') ? 'preact' : 'react',
    env: environment(read),
    packageNames: new Set(names),
  };
}

function pathsOf(options: Record<string, unknown>): Alias[] {
  const base = typeof options.baseUrl === 'string' ? options.baseUrl : '.';
  return Object.entries(record(options.paths) ?? {}).flatMap(([pattern, targets]) => {
    const target = Array.isArray(targets) && typeof targets[0] === 'string' ? targets[0] : null;
    const resolved = target === null ? null : join(join('', base) ?? '', target.replace(/\*$/, ''));
    if (resolved === null) return [];
    return [{ find: pattern.replace(/\*$/, ''), prefix: pattern.endsWith('*'), target: resolved }];
  });
}

/** Aliases written as people write them: a literal, `path.resolve(__dirname, './src')`, or a `new URL('./src', import.meta.url)`. */
function viteAliases(config: string): Alias[] {
  const block = /\balias\s*:\s*([{[][\s\S]*?\n?\s*[}\]])\s*,?\s*(?=[\w}\n]|$)/.exec(config)?.[1];
  if (!block) return [];
  const found: Alias[] = [];
  const take = (find: string, value: string) => {
    const literal = [...value.matchAll(/(['"`])((?:\.{0,2}\/|src\b)[^'"`]*)\1/g)].at(-1)?.[2];
    const target = literal === undefined ? null : join('', literal.replace(/\/$/, ''));
    if (target === null || target === '') return;
    const name = find.replace(/\/$/, '');
    found.push({ find: name, prefix: false, target }, { find: `${name}/`, prefix: true, target });
  };
  for (const [, find, value] of block.matchAll(/find\s*:\s*['"]([^'"]+)['"]\s*,\s*replacement\s*:\s*([^}]+)/g))
    take(find ?? '', value ?? '');
  if (found.length > 0) return found;
  for (const [, quoted, plain, value] of block.matchAll(
    /(?:['"]([^'"]+)['"]|\b([\w$]+))\s*:\s*([^\n]+?)(?=,?\s*(?:\n|\}\s*$))/g,
  ))
    take(quoted ?? plain ?? '', value ?? '');
  return found;
}

function environment(read: ReadText): Record<string, string> {
  const env: Record<string, string> = {};
  for (const path of ['.env', '.env.local', '.env.development', '.env.development.local']) {
    for (const line of (read(path) ?? '').split('\n')) {
      const match = /^\s*(?:export\s+)?(VITE_\w+)\s*=\s*(.*?)\s*$/.exec(line);
      if (match) env[match[1] ?? ''] = (match[2] ?? '').replace(/^(['"])(.*)\1$/, '$2');
    }
  }
  return env;
}

/** JSON as editors' configuration has it, with comments and trailing commas. */
function parseLoose(text: string | null): Record<string, unknown> | null {
  if (text === null) return null;
  const plain = text
    .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string: string | undefined) => string ?? '')
    .replace(
      /("(?:[^"\\]|\\.)*")|,(\s*[}\]])/g,
      (_, string: string | undefined, end: string | undefined) => string ?? end ?? '',
    );
  try {
    return record(JSON.parse(plain));
  } catch {
    // A file that somebody is in the middle of writing says nothing yet.
    return null;
  }
}

const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
