// React's own means of changing components in place, made ready before React itself runs.
import {
  createSignatureFunctionForTransform,
  getFamilyByType,
  injectIntoGlobalHook,
  isLikelyComponentType,
  performReactRefresh,
  register,
} from 'react-refresh/runtime';

type Module = Record<string, unknown>;

injectIntoGlobalHook(window);

let planned = false;

/** Once for all modules of an update. */
function refreshSoon(): void {
  if (planned) return;
  planned = true;
  setTimeout(() => {
    planned = false;
    performReactRefresh();
  }, 0);
}

const names = (module: Module) => Object.keys(module).filter((name) => name !== '__esModule');

const refresh = {
  register,
  signature: createSignatureFunctionForTransform,
  /** Components that only their exports name: what `memo` or `forwardRef` made. */
  registerExports(path: string, module: Module): void {
    for (const name of names(module)) {
      const value = module[name];
      if (isLikelyComponentType(value)) register(value, `${path} export ${name}`);
    }
  },
  /** Why an update cannot be taken in place; null when it is. */
  changed(path: string, before: Module, after: Module): string | null {
    for (const name of names(before)) if (!(name in after)) return `${path} no longer exports ${name}`;
    for (const name of names(after)) {
      if (!isLikelyComponentType(after[name])) return `${path} exports ${name}, which is no component`;
      if (!(name in before)) return `${path} newly exports ${name}`;
    }
    if (names(after).length === 0 || !names(after).some((name) => getFamilyByType(after[name])))
      return `${path} has no components`;
    refreshSoon();
    return null;
  },
};

Object.assign(globalThis, { __forjaRefresh: refresh });
