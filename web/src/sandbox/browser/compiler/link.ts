import type { Link } from './analyze';
import { iconImports } from './icons';
import { isScript } from './load';
import type { Loaded, Module } from './module';
import { splitQuery } from './paths';
import { errorAt } from './places';
import { resolve, type Project, type Resolution } from './resolve';
import type { BuildError } from './types';

/** The address of the module that an import of a file means. */
export function idOf(path: string, query: string, kind: Link['kind']): string {
  if (path.startsWith('public/')) return `/${path}?url`;
  if (kind === 'url') return `/${path}`;
  const asked = query.split('&').find((part) => /^(raw|url|inline|worker|sharedworker)$/.test(part));
  if (asked) return `/${path}?${asked}`;
  return isScript(path) ? `/${path}` : `/${path}?import`;
}

export interface Linked {
  targets: Resolution[];
  errors: BuildError[];
  awaited: boolean;
}

/** Finds where everything leads that a module names. */
export function linkOf(project: Project, module: Module, loaded: Loaded, text: string): Linked {
  const targets = loaded.links.map((link) => {
    const target = resolve(project, link.specifier, module.path);
    return (target.kind === 'package' && iconImports(loaded.code, link, project.packages)) || target;
  });
  const errors = targets.flatMap((target, index) => {
    const link = loaded.links[index];
    // An address made for the browser may mean anything; only what an import names has to be there.
    const error = link && link.kind !== 'url' ? errorOf(target, link, module.path, text) : null;
    return error ? [error] : [];
  });
  return { targets, errors, awaited: targets.some((target) => target.kind === 'awaited') };
}

function errorOf(target: Resolution, link: Link, path: string, text: string): BuildError | null {
  const at = (code: BuildError['code'], message: string) =>
    errorAt(code, message, path, text, placeOf(text, link.specifier));
  switch (target.kind) {
    case 'missing':
      return at('unresolved', `Failed to resolve import "${link.specifier}" from "${path}".`);
    case 'missing-package':
      return {
        ...at('missing-package', `The package "${target.package}" is not installed; "${path}" imports it.`),
        package: target.package,
      };
    case 'unusable':
      return at('unsupported', `"${target.specifier}" cannot be had in a page: ${target.because}`);
    default:
      return null;
  }
}

function placeOf(text: string, specifier: string): { line: number; column: number } {
  for (const [index, line] of text.split('\n').entries()) {
    const at = Math.max(line.indexOf(`'${specifier}'`), line.indexOf(`"${specifier}"`));
    if (at >= 0) return { line: index + 1, column: at + 1 };
  }
  return { line: 1, column: 1 };
}

/** Code with the addresses of what it imports, each with the version that the page shall see. */
export function emit(loaded: Loaded, targets: readonly Resolution[], modules: ReadonlyMap<string, Module>): string {
  let [out, at] = ['', 0];
  loaded.links.forEach((link, index) => {
    const target = targets[index];
    if (target?.kind === 'icons' && link.statement) {
      out += loaded.code.slice(at, link.statement.start) + target.code;
      at = link.statement.end;
      return;
    }
    const url = addressOf(target, link, modules);
    if (url === null) return;
    out += loaded.code.slice(at, link.start) + url;
    at = link.end;
  });
  return out + loaded.code.slice(at);
}

function addressOf(target: Resolution | undefined, link: Link, modules: ReadonlyMap<string, Module>): string | null {
  if (target?.kind === 'package') return target.url;
  if (target?.kind !== 'file') return null;
  const id = idOf(target.path, target.query, link.kind);
  return versioned(id, modules.get(id)?.version ?? 0);
}

export const versioned = (id: string, version: number): string =>
  version === 0 ? id : `${id}${id.includes('?') ? '&' : '?'}t=${version}`;

/** The module that an address in the page means, without its version. */
export function moduleAt(url: string): string {
  const [path, query] = splitQuery(url.replace(/^https?:\/\/[^/]+/, '').replace(/#.*$/, ''));
  const rest = query.split('&').filter((part) => part !== '' && !/^t=\d+$/.test(part));
  return rest.length > 0 ? `${path}?${rest.join('&')}` : path;
}
