import type { Module } from './module';

export interface Boundary {
  boundary: string;
  accepted: string;
}

export type Reach =
  | { kind: 'boundaries'; boundaries: Boundary[]; passed: Set<string> }
  /** The change reaches a module that nobody above takes. */
  | { kind: 'top'; at: string };

/**
 * Who takes the change of a module: from it upwards to the nearest modules that accept. Everything passed on the way is imported anew.
 * `skipItself`: the module accepted, looked, and handed the change on to its importers.
 */
export function reach(modules: ReadonlyMap<string, Module>, changed: string, skipItself = false): Reach {
  const boundaries: Boundary[] = [];
  const passed = new Set<string>();

  const walk = (id: string, chain: string[]): string | null => {
    const module = modules.get(id);
    if (!module) return null;
    passed.add(id);
    if (module.loaded?.acceptsItself && !(skipItself && id === changed)) {
      if (!boundaries.some((known) => known.boundary === id && known.accepted === id))
        boundaries.push({ boundary: id, accepted: id });
      return null;
    }
    if (module.importers.size === 0) return id;
    for (const importerId of module.importers) {
      const importer = modules.get(importerId);
      if (!importer) continue;
      if (importer.accepts.has(id)) {
        boundaries.push({ boundary: importerId, accepted: id });
        continue;
      }
      // A module that the page, a worker or a style sheet names by its address takes nothing.
      if (isByAddress(importer, id)) return importerId;
      if (chain.includes(importerId)) return importerId;
      if (passed.has(importerId)) continue;
      const top = walk(importerId, [...chain, id]);
      if (top !== null) return top;
    }
    return null;
  };

  const top = walk(changed, []);
  return top === null ? { kind: 'boundaries', boundaries, passed } : { kind: 'top', at: top };
}

function isByAddress(importer: Module, id: string): boolean {
  const links = importer.loaded?.links ?? [];
  return links.some((link, index) => {
    const target = importer.targets[index];
    return link.kind === 'url' && target?.kind === 'file' && `/${target.path}` === id;
  });
}
