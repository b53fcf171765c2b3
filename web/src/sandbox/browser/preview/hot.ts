// `import.meta.hot` as Vite has it, and the taking of updates.
type Module = Record<string, unknown>;
type Take = (modules: (Module | undefined)[]) => void;

interface Accepted {
  /** Addresses that are taken. */
  of: string[];
  take: Take;
}

export interface Update {
  boundary: string;
  accepted: string;
  url: string;
}

const accepted = new Map<string, Accepted[]>();
const disposers = new Map<string, (data: Module) => void>();
const kept = new Map<string, Module>();
const listeners = new Map<string, Set<(data: unknown) => void>>();

export interface Ways {
  invalidate(url: string): void;
  failed(url: string, message: string): void;
}

/** One module's `import.meta.hot`. A module that runs again starts with nothing accepted. */
export function hotOf(path: string, ways: Ways) {
  accepted.delete(path);
  const add = (of: string[], take: Take) => accepted.set(path, [...(accepted.get(path) ?? []), { of, take }]);
  const whole = (specifier: string) => new URL(specifier, new URL(path, location.origin)).pathname;
  const data = kept.get(path) ?? {};
  kept.set(path, data);
  return {
    get data() {
      return kept.get(path);
    },
    accept(of?: unknown, take?: (module: never) => void) {
      if (typeof of === 'function' || of === undefined)
        add([path], ([module]) => (of as ((module?: Module) => void) | undefined)?.(module));
      else if (typeof of === 'string') add([whole(of)], ([module]) => take?.(module as never));
      else if (Array.isArray(of)) add(of.map(whole), (modules) => take?.(modules as never));
    },
    acceptExports(_names: unknown, take?: (module?: Module) => void) {
      add([path], ([module]) => take?.(module));
    },
    dispose: (dispose: (data: Module) => void) => void disposers.set(path, dispose),
    prune: () => {},
    decline: () => {},
    invalidate: () => ways.invalidate(path),
    on(event: string, listen: (data: unknown) => void) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listen));
    },
    off: (event: string, listen: (data: unknown) => void) => void listeners.get(event)?.delete(listen),
    send: () => {},
  };
}

/** Imports what changed and hands it to who accepted it: all of them first, so that none sees half of an update. */
export async function take(updates: readonly Update[], ways: Ways): Promise<boolean> {
  emit('vite:beforeUpdate', { updates });
  const done = await Promise.all(
    updates.map(async ({ boundary, accepted: of, url }) => {
      const takers = (accepted.get(boundary) ?? []).filter((entry) => entry.of.some((path) => sameModule(path, of)));
      // The page is not through with the code before: half of the old and half of the new would be neither.
      if (takers.length === 0 && document.readyState !== 'complete') {
        location.reload();
        return null;
      }
      const dispose = disposers.get(of);
      if (dispose) {
        disposers.delete(of);
        const data: Module = {};
        dispose(data);
        kept.set(of, data);
      }
      try {
        return { takers, of, module: (await import(/* @vite-ignore */ url)) as Module };
      } catch (error) {
        ways.failed(of, String((error as Error)?.message ?? error));
        return null;
      }
    }),
  );
  for (const update of done) {
    if (!update) continue;
    for (const { of, take: hand } of update.takers)
      hand(of.map((path) => (sameModule(path, update.of) ? update.module : undefined)));
  }
  emit('vite:afterUpdate', { updates });
  return done.every((update) => update !== null);
}

// A style sheet is written `./a.css` and imported as `/src/a.css?import`.
const sameModule = (path: string, id: string): boolean => path === id || path === id.replace(/\?.*$/, '');

function emit(event: string, data: unknown): void {
  for (const listen of listeners.get(event) ?? []) listen(data);
}
