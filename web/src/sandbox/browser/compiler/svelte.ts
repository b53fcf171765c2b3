import { compile, compileModule } from 'svelte/compiler';
import { errorAt } from './places';
import type { Compiled, ScriptCompiler, ScriptOptions, SourceMap } from './types';

/** A Svelte component as a module; its own compiler takes the types out of its script and its edits are taken by Svelte itself. */
export function compileSvelte(path: string, text: string): Compiled {
  try {
    const { js } = compile(text, { filename: path, generate: 'client', dev: true, hmr: true, css: 'injected' });
    return { ok: true, code: js.code, map: js.map as unknown as SourceMap };
  } catch (error) {
    return { ok: false, errors: [errorOf(error, path, text)] };
  }
}

/** A module with runes (`.svelte.ts`). */
export function compileRunes(
  path: string,
  text: string,
  compiler: ScriptCompiler,
  options: ScriptOptions,
): Compiled & { steps?: SourceMap[] } {
  const language = path.endsWith('.ts') ? 'ts' : 'js';
  const script = compiler.compile(path, text, language, { ...options, refresh: false });
  if (!script.ok) return script;
  try {
    const { js } = compileModule(script.code, { filename: path, dev: true, generate: 'client' });
    const map = js.map as unknown as SourceMap;
    return { ok: true, code: js.code, map, steps: script.map ? [map, script.map] : [map] };
  } catch (error) {
    return { ok: false, errors: [errorOf(error, path, text)] };
  }
}

function errorOf(error: unknown, path: string, text: string) {
  const { message, start } = error as Error & { start?: { line: number; column: number } };
  const place = { line: start?.line ?? 1, column: (start?.column ?? 0) + 1 };
  return errorAt('syntax', message.replace(/\nhttps:\/\/svelte\.dev\/e\/\S+$/, ''), path, text, place);
}
