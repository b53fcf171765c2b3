import {
  compileScript,
  compileStyleAsync,
  compileTemplate,
  parse,
  type CompilerError,
  type SFCDescriptor,
} from '@vue/compiler-sfc';
import { shortHash } from './css-modules';
import { folderOf } from './paths';
import { errorAt } from './places';
import type { BuildError, Compiled, ScriptCompiler, ScriptOptions, SourceMap } from './types';

/** What of a component was seen last: an edit of its template alone keeps what it holds. */
const scripts = new Map<string, string>();

/** A single-file component as one module: its script, its template's function, and its styles put into the page. */
export async function compileVue(
  path: string,
  text: string,
  compiler: ScriptCompiler,
  options: ScriptOptions,
  css: (css: string) => Promise<string>,
): Promise<Compiled & { steps?: SourceMap[] }> {
  const { descriptor, errors } = parse(text, { filename: path, sourceMap: true });
  if (errors.length > 0) return { ok: false, errors: errors.map((error) => errorOf(error, path, text)) };
  const id = shortHash(path);
  try {
    const script = scriptOf(descriptor, id);
    const template = templateOf(descriptor, id, script.bindings, path, text);
    if ('errors' in template) return { ok: false, errors: template.errors };
    const styles = await stylesOf(descriptor, id, path, text, css);
    if ('errors' in styles) return { ok: false, errors: styles.errors };

    const kept = `${descriptor.script?.content ?? ''}\u0000${descriptor.scriptSetup?.content ?? ''}\u0000${JSON.stringify(styles.modules)}`;
    const before = scripts.get(path);
    scripts.set(path, kept);
    const language = script.lang === 'tsx' || script.lang === 'jsx' ? 'tsx' : 'ts';
    const code = [
      script.content,
      template.code,
      ...styles.modules.map(
        ([name, names]) => `(__sfc__.__cssModules ??= {})[${JSON.stringify(name)}] = ${JSON.stringify(names)};`,
      ),
      template.code && '__sfc__.render = render;',
      styles.scoped && `__sfc__.__scopeId = "data-v-${id}";`,
      `__sfc__.__file = ${JSON.stringify(path)};`,
      ...styles.css.map(
        (style, index) =>
          `globalThis.__forja?.style(${JSON.stringify(`/${path}#${index}`)}, ${JSON.stringify(style)});`,
      ),
      `__sfc__.__hmrId = "${id}";`,
      `export const _rerender_only = ${before === kept};`,
      'globalThis.__VUE_HMR_RUNTIME__?.createRecord(__sfc__.__hmrId, __sfc__);',
      'import.meta.hot?.accept((mod) => { if (!mod) return; const { default: next, _rerender_only: only } = mod; if (only) __VUE_HMR_RUNTIME__.rerender(next.__hmrId, next.render); else __VUE_HMR_RUNTIME__.reload(next.__hmrId, next); });',
      'export default __sfc__;',
    ]
      .filter(Boolean)
      .join('\n');
    const compiled = compiler.compile(path, code, language, { ...options, refresh: false });
    if (!compiled.ok) return { ok: false, errors: compiled.errors.map((error) => ({ ...error, line: 1, column: 1 })) };
    return { ...compiled, steps: [compiled.map, script.map].filter((map) => map !== null) };
  } catch (error) {
    return { ok: false, errors: [errorOf(error as Error, path, text)] };
  }
}

function scriptOf(descriptor: SFCDescriptor, id: string) {
  if (!descriptor.script && !descriptor.scriptSetup)
    return { content: 'const __sfc__ = {};', bindings: undefined, lang: 'ts', map: null };
  const script = compileScript(descriptor, { id, inlineTemplate: false, genDefaultAs: '__sfc__', isProd: false });
  return {
    content: script.content,
    bindings: script.bindings,
    lang: script.lang ?? 'js',
    map: (script.map as unknown as SourceMap | undefined) ?? null,
  };
}

function templateOf(
  descriptor: SFCDescriptor,
  id: string,
  bindings: ReturnType<typeof compileScript>['bindings'],
  path: string,
  text: string,
): { code: string } | { errors: BuildError[] } {
  const { template } = descriptor;
  if (!template) return { code: '' };
  const result = compileTemplate({
    source: template.content,
    ast: template.ast,
    filename: path,
    id,
    scoped: descriptor.styles.some((style) => style.scoped),
    slotted: descriptor.slotted,
    isProd: false,
    inMap: template.map,
    // As Vite: relative addresses become whole ones, and what lies at the root is imported.
    transformAssetUrls: { base: `/${folderOf(path)}`, includeAbsolute: true },
    compilerOptions: {
      bindingMetadata: bindings,
      expressionPlugins: /^tsx?$/.test(descriptor.scriptSetup?.lang ?? descriptor.script?.lang ?? '')
        ? ['typescript']
        : [],
    },
  });
  if (result.errors.length > 0)
    return { errors: result.errors.map((error) => errorOf(error as CompilerError, path, text)) };
  return { code: result.code.replace(/\bexport function render\b/, 'function render') };
}

async function stylesOf(
  descriptor: SFCDescriptor,
  id: string,
  path: string,
  text: string,
  css: (css: string) => Promise<string>,
): Promise<{ css: string[]; modules: [string, Record<string, string>][]; scoped: boolean } | { errors: BuildError[] }> {
  const done: string[] = [];
  const modules: [string, Record<string, string>][] = [];
  for (const style of descriptor.styles) {
    if (style.lang && style.lang !== 'css' && style.lang !== 'postcss')
      return {
        errors: [
          errorAt('unsupported', `Styles in ${style.lang} are compiled in the sandbox only.`, path, text, {
            line: style.loc.start.line,
            column: 1,
          }),
        ],
      };
    const result = await compileStyleAsync({
      source: await css(style.content),
      filename: path,
      id: `data-v-${id}`,
      scoped: style.scoped,
      modules: style.module !== undefined && style.module !== false,
      isProd: false,
    });
    if (result.errors.length > 0) return { errors: result.errors.map((error) => errorOf(error, path, text)) };
    if (style.module)
      modules.push([style.module === true ? '$style' : style.module, (result.modules as Record<string, string>) ?? {}]);
    done.push(result.code);
  }
  return { css: done, modules, scoped: descriptor.styles.some((style) => style.scoped) };
}

function errorOf(error: Error | CompilerError | string, path: string, text: string): BuildError {
  if (typeof error === 'string') return errorAt('syntax', error, path, text, { line: 1, column: 1 });
  const start =
    'loc' in error
      ? (error.loc as { start?: { line: number; column: number }; line?: number; column?: number } | undefined)
      : undefined;
  const place = start?.start ?? { line: start?.line ?? 1, column: start?.column ?? 1 };
  const message = error.message.replace(/^\[@vue\/compiler-sfc\]\s*/, '').split('\n\n')[0] ?? error.message;
  return errorAt('syntax', message, path, text, { line: place.line, column: place.column || 1 });
}
