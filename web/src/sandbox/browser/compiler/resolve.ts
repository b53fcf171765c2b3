import { folderOf, join, splitQuery } from './paths';
import type { Settings } from './settings';
import type { Packages } from './types';

/** Where an import leads. */
export type Resolution =
  | { kind: 'file'; path: string; query: string }
  | { kind: 'package'; specifier: string; url: string }
  /** Icons of a pack: the statement that imports each by itself. */
  | { kind: 'icons'; specifier: string; code: string }
  | { kind: 'unusable'; specifier: string; because: string }
  /** A package whose set is not there yet. */
  | { kind: 'awaited'; specifier: string }
  | { kind: 'missing-package'; specifier: string; package: string }
  | { kind: 'outside'; url: string }
  | { kind: 'missing'; specifier: string };

const EXTENSIONS = ['.tsx', '.ts', '.jsx', '.js', '.mjs', '.mts', '.json', '.vue', '.svelte', '.css'];
// TypeScript writes the name that the file will have; `./util.js` is `util.ts` here.
const WRITTEN_AS: Record<string, string[]> = { '.js': ['.ts', '.tsx'], '.jsx': ['.tsx'], '.mjs': ['.mts'] };

export interface Project {
  has(path: string): boolean;
  settings: Settings;
  packages: Packages | null;
}

/** Finds what an import means, as Vite would: relative, from the root, by alias, or in a package. */
export function resolve(project: Project, specifier: string, importer: string): Resolution {
  if (/^(https?:)?\/\/|^(data|blob):/.test(specifier)) return { kind: 'outside', url: specifier };
  const [bare, query] = splitQuery(specifier);
  const file = (path: string | null): Resolution | null => {
    const found = path === null ? null : findFile(project, path);
    return found === null ? null : { kind: 'file', path: found, query };
  };

  if (bare.startsWith('/'))
    return file(join('', bare)) ?? file(join('public', bare.slice(1))) ?? { kind: 'missing', specifier };
  if (/^\.\.?(\/|$)/.test(bare)) return file(join(folderOf(importer), bare)) ?? { kind: 'missing', specifier };

  for (const alias of project.settings.aliases) {
    if (alias.prefix ? !bare.startsWith(alias.find) : bare !== alias.find) continue;
    const found = file(join(alias.target, `./${alias.prefix ? bare.slice(alias.find.length) : ''}`));
    if (found) return found;
    // A name that no package can have is the alias's alone; `*` alone may stand for anything.
    if (alias.find !== '' && !isPackageName(bare)) return { kind: 'missing', specifier };
  }
  if (project.settings.baseUrl !== null) {
    const found = file(join(project.settings.baseUrl, `./${bare}`));
    if (found) return found;
  }
  if (!isPackageName(bare)) return { kind: 'missing', specifier };
  return inPackages(project, bare);
}

function inPackages({ packages }: Project, specifier: string): Resolution {
  if (packages === null) return { kind: 'awaited', specifier };
  const entry = Object.hasOwn(packages.entries, specifier) ? packages.entries[specifier] : undefined;
  if (entry !== undefined) return { kind: 'package', specifier, url: packages.base + entry };
  const because = packages.unusable?.[specifier];
  if (because !== undefined) return { kind: 'unusable', specifier, because };
  const name = packageOf(specifier);
  if (packages.missing.includes(specifier) || packages.missing.includes(name))
    return { kind: 'missing-package', specifier, package: name };
  return { kind: 'awaited', specifier };
}

/** The file that a path means: itself, with an extension, or a folder's index. */
export function findFile(project: Pick<Project, 'has'>, path: string): string | null {
  if (path !== '' && project.has(path)) return path;
  const end = /\.\w+$/.exec(path)?.[0] ?? '';
  const candidates = [
    ...(WRITTEN_AS[end] ?? []).map((other) => path.slice(0, -end.length) + other),
    ...EXTENSIONS.map((extension) => path + extension),
    ...EXTENSIONS.map((extension) => (path === '' ? `index${extension}` : `${path}/index${extension}`)),
  ];
  return candidates.find((candidate) => project.has(candidate)) ?? null;
}

export const isPackageName = (specifier: string): boolean => /^(@[\w.~-]+\/)?[\w.~-]+(\/.*)?$/i.test(specifier);

/** `@scope/name` or `name` of a specifier that goes into a package. */
export const packageOf = (specifier: string): string =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
