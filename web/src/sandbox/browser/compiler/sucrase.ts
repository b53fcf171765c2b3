import { transform } from 'sucrase';
import { errorAt } from './places';
import type { ScriptCompiler } from './types';

/** Where the first compiler cannot be had: no WebAssembly, or no memory for it. Lines stay where they were, so there is no map. */
export const sucrase: ScriptCompiler = {
  name: 'sucrase',
  compile(path, code, language, options) {
    try {
      const result = transform(code, {
        filePath: path,
        transforms: [
          ...(language === 'ts' || language === 'tsx' ? (['typescript'] as const) : []),
          ...(language === 'jsx' || language === 'tsx' ? (['jsx'] as const) : []),
        ],
        jsxRuntime: 'automatic',
        jsxImportSource: options.jsxImportSource,
        production: false,
        disableESTransforms: true,
      });
      return { ok: true, code: options.refresh ? withRegistrations(result.code, code) : result.code, map: null };
    } catch (error) {
      const { message, loc } = error as Error & { loc?: { line: number; column: number } };
      const place = { line: loc?.line ?? 1, column: loc?.column ?? 1 };
      const plain = message.replace(/^Error transforming [^:]+: /, '').replace(/ \(\d+:\d+\)$/, '');
      return { ok: false, errors: [errorAt('syntax', plain, path, code, place)] };
    }
  },
};

/** Registers what is a component by its name; the file's hook calls are its signature, so another set of hooks mounts anew. */
function withRegistrations(code: string, source: string): string {
  const names = [
    ...source.matchAll(/^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function|const|let)\s+([A-Z]\w*)/gm),
  ].map(([, name]) => name ?? '');
  if (names.length === 0) return code;
  const hooks = JSON.stringify((source.match(/\buse[A-Z]\w*\s*\(/g) ?? []).join());
  const lines = [...new Set(names)].map(
    (name) => `if(typeof ${name}==="function"){$RefreshSig$()(${name},${hooks});$RefreshReg$(${name},"${name}")}`,
  );
  return `${code}\n${lines.join('\n')}`;
}
