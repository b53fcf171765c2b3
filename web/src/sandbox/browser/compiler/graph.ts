import type { Host } from './host';
import { emit, idOf, linkOf, versioned } from './link';
import { load } from './load';
import { newModule, type Module } from './module';
import { splitQuery } from './paths';
import { reach } from './planner';
import type { BuildError, Emitted, HotUpdate, Plan } from './types';

export interface What {
  changed: ReadonlySet<string>;
  /** Files came or went. */
  shape: boolean;
  /** Imports may lead elsewhere than before. */
  relink: boolean;
  /** The sources have names that they had not: of Tailwind's classes, perhaps. */
  names: boolean;
}

export interface Grown {
  changed: string[];
  wants: Set<string>;
  /** Something cannot be shown until its packages are there. */
  awaited: boolean;
}

/** A module that never compiled waits for good: the page's own error would say less than ours. */
const HOLLOW = 'await new Promise(() => {});';

/** Everything that the project's pages lead to. */
export class Graph {
  readonly modules = new Map<string, Module>();
  private version = 0;
  private gone: string[] = [];

  constructor(private readonly host: Host) {}

  /** All is made anew: what it was made by has changed. */
  forget(): void {
    for (const module of this.modules.values()) module.candidate = null;
  }

  /** Brings the graph up to date with the files, from the entries on. */
  async grow(entries: readonly string[], what: What): Promise<Grown> {
    const changed: string[] = [];
    const wants = new Set<string>();
    const seen = new Set<string>();
    const queue = [...entries];
    let awaited = false;
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const module = this.at(id);
      const stale = this.isStale(module, what);
      if (stale) await this.load(module);
      if (!module.candidate) continue;
      const link = linkOf(this.host.project, module, module.candidate, this.host.text(module.path) ?? '');
      module.linkErrors = link.errors;
      for (const [index, target] of link.targets.entries()) {
        const item = module.candidate.links[index];
        if (!item) continue;
        if (target.kind === 'file') queue.push(idOf(target.path, target.query, item.kind));
        else if ('specifier' in target && target.kind !== 'missing') wants.add(target.specifier);
      }
      if (link.awaited && !module.loaded) awaited = true;
      if (link.errors.length > 0 || link.awaited) continue;
      const isOther =
        module.loaded !== null && module.candidate !== module.loaded && module.candidate.code !== module.loaded.code;
      const isNew = module.loaded === null;
      const leadsElsewhere = !isNew && JSON.stringify(module.targets) !== JSON.stringify(link.targets);
      const bodyChanged = module.loaded?.body !== module.candidate.body && !isNew;
      module.loaded = module.candidate;
      module.targets = link.targets;
      if (isOther || leadsElsewhere || bodyChanged || (isNew && module.emitted !== null)) changed.push(id);
    }
    this.prune(seen);
    this.connect();
    return { changed, wants, awaited };
  }

  /** What the page has to do about changed modules. Versions are raised here: emit afterwards. */
  plan(changed: readonly string[], sheets: ReadonlySet<string>, skipItself = false): Plan {
    const updates = new Map<string, HotUpdate>();
    const styles: string[] = [];
    const passed = new Set<string>();
    for (const id of changed) {
      if (sheets.has(id)) {
        styles.push(id);
        continue;
      }
      // What waits for good takes no update.
      if (this.modules.get(id)?.emitted === HOLLOW) return { kind: 'reload', because: id };
      const way = reach(this.modules, id, skipItself);
      if (way.kind === 'top') return { kind: 'reload', because: way.at };
      for (const one of way.passed) passed.add(one);
      for (const { boundary, accepted } of way.boundaries)
        updates.set(`${boundary} ${accepted}`, { boundary, accepted, url: '' });
    }
    if (passed.size > 0) this.version++;
    for (const id of passed) {
      const module = this.modules.get(id);
      if (module) module.version = this.version;
    }
    if (updates.size === 0 && styles.length === 0) return { kind: 'none' };
    const made = [...updates.values()].map((update) => ({
      ...update,
      url: versioned(update.accepted, this.modules.get(update.accepted)?.version ?? 0),
    }));
    return { kind: 'update', updates: made, styles };
  }

  /** Answers that are other than those given before. */
  emit(): { files: Emitted[]; removed: string[] } {
    const files: Emitted[] = [];
    for (const module of this.modules.values()) {
      const body = this.bodyOf(module);
      if (body === module.emitted) continue;
      module.emitted = body;
      files.push({ path: module.id, type: typeOf(module), body });
    }
    const removed = this.gone;
    this.gone = [];
    return { files, removed };
  }

  everything(): Emitted[] {
    return [...this.modules.values()].flatMap((module) =>
      module.emitted === null ? [] : [{ path: module.id, type: typeOf(module), body: module.emitted }],
    );
  }

  errors(): BuildError[] {
    return [...this.modules.values()].flatMap((module) =>
      module.errors.length > 0 ? module.errors : module.linkErrors,
    );
  }

  private bodyOf(module: Module): string | Uint8Array {
    if (!module.loaded) return HOLLOW;
    return module.loaded.body ?? emit(module.loaded, module.targets, this.modules);
  }

  private at(id: string): Module {
    const known = this.modules.get(id);
    if (known) return known;
    const [path, variant] = splitQuery(id.slice(1));
    const module = newModule(id, path, variant);
    this.modules.set(id, module);
    return module;
  }

  private isStale(module: Module, what: What): boolean {
    if (!module.candidate && module.errors.length === 0) return true;
    if (module.sources.some((path) => what.changed.has(path))) return true;
    if (what.shape && (module.candidate?.globs || module.errors.length > 0)) return true;
    return what.names && module.candidate?.tailwind === true;
  }

  private async load(module: Module): Promise<void> {
    const outcome = await load(this.host, module.path, module.variant);
    if (!outcome.ok) {
      module.errors = outcome.errors;
      module.sources = outcome.sources;
      return;
    }
    module.errors = [];
    module.sources = outcome.loaded.sources;
    module.candidate = outcome.loaded;
  }

  /** What no page leads to any more is gone. */
  private prune(seen: ReadonlySet<string>): void {
    const kept = new Set<string>();
    const queue = [...seen];
    // What an older, still used form of a module imports is needed as well.
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (kept.has(id)) continue;
      kept.add(id);
      const module = this.modules.get(id);
      if (module?.loaded) queue.push(...importsOf(module));
    }
    for (const id of this.modules.keys()) {
      if (kept.has(id)) continue;
      this.modules.delete(id);
      this.gone.push(id);
    }
  }

  private connect(): void {
    for (const module of this.modules.values()) module.importers.clear();
    for (const module of this.modules.values()) {
      module.accepts.clear();
      for (const [index, id] of importsOf(module).entries()) {
        this.modules.get(id)?.importers.add(module.id);
        const specifier = module.loaded?.links.filter((_, at) => module.targets[at]?.kind === 'file')[index]?.specifier;
        if (specifier !== undefined && module.loaded?.accepts.includes(specifier)) module.accepts.add(id);
      }
    }
  }
}

function importsOf(module: Module): string[] {
  return module.targets.flatMap((target, index) => {
    const link = module.loaded?.links[index];
    return target.kind === 'file' && link ? [idOf(target.path, target.query, link.kind)] : [];
  });
}

const typeOf = (module: Module): string => module.loaded?.type ?? 'text/javascript; charset=utf-8';
