import { instantiateNapiModule, type WASIInstance } from '@emnapi/core';
import { asyncWork, tsfn } from '@emnapi/core/plugins';
import { createContext } from '@emnapi/runtime';
import { WASI } from '@tybys/wasm-util';
import type { TransformOptions, TransformResult } from '@oxc-transform/binding-wasm32-wasi';
import { errorAt, positionAt } from './places';
import type { ScriptCompiler, ScriptLanguage, ScriptOptions } from './types';

interface Binding {
  transformSync(path: string, code: string, options: TransformOptions): TransformResult;
}

/** What the module was built to begin with: 250 MB of addresses, of which few are ever touched. */
const MEMORY = { initial: 4000, maximum: 65536, shared: true };

/**
 * oxc's transformer, in one thread: its package's own loader starts a pool of threads, for which the whole page would have to be cross-origin
 * isolated. Memory that could be shared is what the module demands; it never is, which all engines allow.
 */
export async function loadOxc(module: WebAssembly.Module): Promise<ScriptCompiler> {
  const memory = new WebAssembly.Memory(MEMORY);
  const { napiModule } = await instantiateNapiModule(module, {
    context: createContext(),
    asyncWorkPoolSize: 0,
    wasi: new WASI({ version: 'preview1' }) as WASIInstance,
    plugins: [asyncWork, tsfn],
    onCreateWorker() {
      throw new Error('The compiler has one thread.');
    },
    overwriteImports(imports: WebAssembly.Imports) {
      imports.env = { ...imports.env, ...imports.napi, ...imports.emnapi, memory };
      return imports;
    },
    beforeInit({ instance }: { instance: WebAssembly.Instance }) {
      for (const [name, register] of Object.entries(instance.exports))
        if (name.startsWith('__napi_register__')) (register as () => void)();
    },
  });
  return compilerOf(napiModule.exports as Binding);
}

const compilerOf = (binding: Binding): ScriptCompiler => ({
  name: 'oxc',
  compile(path, code, language, options) {
    const result = binding.transformSync(path, code, optionsFor(language, options));
    const [first] = result.errors;
    if (!first) return { ok: true, code: result.code, map: result.map ?? null };
    return {
      ok: false,
      errors: result.errors.map((error) => {
        const place = positionAt(code, offsetOf(code, error.labels[0]?.start ?? 0));
        const message = error.helpMessage ? `${error.message} ${error.helpMessage}` : error.message;
        return errorAt('syntax', message, path, code, place);
      }),
    };
  },
});

const optionsFor = (language: ScriptLanguage, options: ScriptOptions): TransformOptions => ({
  lang: language,
  sourceType: 'module',
  sourcemap: true,
  target: 'es2022',
  typescript: { onlyRemoveTypeImports: false },
  jsx: {
    runtime: 'automatic',
    development: true,
    importSource: options.jsxImportSource,
    ...(options.refresh && { refresh: true }),
  },
});

/** Its places count bytes of UTF-8 where the text has other letters. */
function offsetOf(code: string, bytes: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(code).subarray(0, bytes)).length;
}
