import type { Link } from './analyze';
import type { Resolution } from './resolve';
import type { Packages } from './types';

/**
 * A page shows a few icons of a pack of thousands: each import by name becomes one of that icon's own module. Null when the statement takes anything that
 * has none of its own; then it imports the pack whole.
 */
export function iconImports(code: string, link: Link, packages: Packages | null): Resolution | null {
  const pack = packages?.exports?.[link.specifier];
  if (!pack || !packages || link.kind !== 'static' || !link.statement) return null;
  const statement = code.slice(link.statement.start, link.statement.end);
  const names = /^import\s*\{([^}]*)\}\s*from\b/.exec(statement)?.[1];
  if (names === undefined) return null;
  const imports: string[] = [];
  for (const part of names
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)) {
    const [, name = '', local = name] = /^([\w$]+)(?:\s+as\s+([\w$]+))?$/.exec(part) ?? [];
    const file = Object.hasOwn(pack, name) ? pack[name] : undefined;
    if (file === undefined) return null;
    imports.push(`import ${local} from ${JSON.stringify(packages.base + file)}`);
  }
  // As many lines as before: what follows stays where the maps have it.
  return {
    kind: 'icons',
    specifier: link.specifier,
    code: imports.join(';') + '\n'.repeat(statement.split('\n').length - 1),
  };
}
