import { analyze, moved } from './analyze';
import { dataUrl, importedAs, jsonModule, SCRIPT_TYPE, STYLE_TYPE, textModule, typeOf } from './assets';
import { scopeCss } from './css-modules';
import { expandGlobs, expandTemplate } from './glob';
import type { Host } from './host';
import { plain, type Loaded } from './module';
import { extensionOf } from './paths';
import { errorAt } from './places';
import { isRefreshBoundary, refreshFoot, refreshHead } from './refresh';
import type { BuildError, Compiled, ScriptLanguage, SourceMap } from './types';

export type Outcome = { ok: true; loaded: Loaded } | { ok: false; errors: BuildError[]; sources: string[] };

const languages: Record<string, ScriptLanguage> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.tsx': 'tsx',
  '.js': 'js',
  '.mjs': 'js',
  '.jsx': 'jsx',
};

export const isScript = (path: string): boolean => {
  const extension = extensionOf(path);
  return extension in languages || extension === '.vue' || extension === '.svelte';
};

/** Makes a module of a file, as its variant asks. */
export async function load(host: Host, path: string, variant: string): Promise<Outcome> {
  const name = variant.split('&')[0] ?? '';
  const bytes = host.bytes(path);
  if (!bytes) return { ok: false, errors: [], sources: [path] };
  const done = (code: string): Outcome => ({ ok: true, loaded: plain(code, SCRIPT_TYPE, [path]) });
  if (variant.startsWith('html-proxy')) return inlineScript(host, path, variant);
  switch (name) {
    case 'raw':
      return done(textModule(host.text(path) ?? ''));
    case 'no-inline':
      return done(`export default ${JSON.stringify(host.addressOf(path))};`);
    case 'url':
      return done(`export default ${JSON.stringify(importedAs(bytes, path, host.addressOf(path)))};`);
    case 'worker':
    case 'sharedworker':
      return withWorker(path, name);
    case 'inline':
      if (extensionOf(path) !== '.css') return done(`export default ${JSON.stringify(dataUrl(bytes, path))};`);
      return style(host, path, 'inline');
    default:
  }
  const extension = extensionOf(path);
  if (extension === '.css') return style(host, path, name === 'import' ? 'module' : 'sheet');
  if (/^\.(scss|sass|less|styl)$/.test(extension)) {
    const message = `Styles in ${extension.slice(1)} are compiled in the sandbox only.`;
    return {
      ok: false,
      errors: [errorAt('unsupported', message, path, host.text(path) ?? '', { line: 1, column: 1 })],
      sources: [path],
    };
  }
  if (extension === '.json' && name === 'import') return json(host, path);
  if (isScript(path)) return script(host, path, host.text(path) ?? '');
  if (name === 'import')
    return done(`export default ${JSON.stringify(importedAs(bytes, path, host.addressOf(path)))};`);
  return { ok: true, loaded: { ...plain('', typeOf(path), [path]), body: bytes } };
}

/** The link to the worker's own module makes it part of the graph. */
function withWorker(path: string, name: string): Outcome {
  const code = `export default function(o){return new ${name === 'worker' ? 'Worker' : 'SharedWorker'}(new URL("/${path}", import.meta.url),{type:"module",...o})}`;
  return { ok: true, loaded: { ...plain(code, SCRIPT_TYPE, [path]), links: analyze(code).links } };
}

function json(host: Host, path: string): Outcome {
  const text = host.text(path) ?? '';
  try {
    return { ok: true, loaded: plain(jsonModule(text), SCRIPT_TYPE, [path]) };
  } catch (error) {
    return {
      ok: false,
      errors: [errorAt('syntax', (error as Error).message, path, text, { line: 1, column: 1 })],
      sources: [path],
    };
  }
}

async function inlineScript(host: Host, path: string, variant: string): Promise<Outcome> {
  const code = host.inlineScript(path, Number(/=(\d+)/.exec(variant)?.[1]));
  return script(host, path, code ?? '', 'js');
}

async function script(host: Host, path: string, text: string, language?: ScriptLanguage): Promise<Outcome> {
  const options = {
    refresh: host.refresh && /\.[jt]sx$/.test(path),
    jsxImportSource: host.project.settings.jsxImportSource,
  };
  const compiled = await compileScript(host, path, text, language ?? languages[extensionOf(path)] ?? 'js', options);
  if (!compiled.ok) return { ok: false, errors: compiled.errors, sources: [path] };

  let code = compiled.code.replace(/\bprocess\.env\.NODE_ENV\b/g, '"development"');
  const globbed = expandGlobs(code, path, host.paths(), host.project);
  if (globbed !== null) code = globbed;
  try {
    const first = analyze(code);
    let globs = globbed !== null;
    for (const { start, end } of first.templates.toReversed()) {
      const head = code.lastIndexOf('import', start);
      const close = code.indexOf(')', end);
      code =
        code.slice(0, head) +
        expandTemplate(code.slice(start, end), path, host.paths(), host.project) +
        code.slice(close + 1);
      globs = true;
    }
    const found = first.templates.length > 0 ? analyze(code) : first;
    const refreshes = options.refresh && code.includes('$RefreshReg$(') && isRefreshBoundary(found.exports);
    const steps = compiled.steps ?? (compiled.map ? [compiled.map] : []);
    return {
      ok: true,
      loaded: emittable(host, path, code, found, {
        refreshes,
        registers: options.refresh && code.includes('$Refresh'),
        globs,
        steps,
      }),
    };
  } catch (error) {
    // What the lexer does not take, browsers do not take either.
    return {
      ok: false,
      errors: [errorAt('syntax', (error as Error).message, path, text, { line: 1, column: 1 })],
      sources: [path],
    };
  }
}

function emittable(
  host: Host,
  path: string,
  code: string,
  found: ReturnType<typeof analyze>,
  how: { refreshes: boolean; registers: boolean; globs: boolean; steps: SourceMap[] },
): Loaded {
  const usesHot = found.usesHot || how.refreshes;
  // All of it on the first line: the lines below stay where the maps have them.
  const head =
    (usesHot ? `import.meta.hot=globalThis.__forja?.hot(${JSON.stringify(`/${path}`)});` : '') +
    (code.includes('import.meta.env') ? `import.meta.env=${JSON.stringify(host.env)};` : '') +
    (how.registers ? refreshHead(`/${path}`) : '');
  return {
    ...plain(head + code + (how.refreshes ? refreshFoot(`/${path}`) : ''), SCRIPT_TYPE, [path]),
    links: found.links.map((link) => moved(link, head.length)),
    acceptsItself: found.acceptsItself || how.refreshes,
    accepts: found.accepts,
    usesHot,
    maps: how.steps,
    headLength: head.length,
    globs: how.globs,
  };
}

async function compileScript(
  host: Host,
  path: string,
  text: string,
  language: ScriptLanguage,
  options: { refresh: boolean; jsxImportSource: string },
): Promise<Compiled & { steps?: SourceMap[] }> {
  const extension = extensionOf(path);
  if (extension === '.vue') {
    const { compileVue } = await import('./vue');
    return compileVue(path, text, host.compiler, options, async (css) => (await host.styles.compile(path, css)).css);
  }
  if (extension === '.svelte') return (await import('./svelte')).compileSvelte(path, text);
  if (/\.svelte\.[jt]s$/.test(path)) return (await import('./svelte')).compileRunes(path, text, host.compiler, options);
  return host.compiler.compile(path, text, language, options);
}

async function style(host: Host, path: string, as: 'module' | 'inline' | 'sheet'): Promise<Outcome> {
  const result = await host.styles.load(path);
  if ('errors' in result) return { ok: false, errors: result.errors, sources: result.sources };
  const { sources, tailwind } = result;
  let { css } = result;
  if (as === 'sheet') return { ok: true, loaded: { ...plain('', STYLE_TYPE, sources), body: css, tailwind } };
  if (as === 'inline') return { ok: true, loaded: { ...plain(textModule(css), SCRIPT_TYPE, sources), tailwind } };

  const head = `import.meta.hot=globalThis.__forja?.hot(${JSON.stringify(`/${path}?import`)});`;
  let names = '';
  let imports = '';
  if (path.endsWith('.module.css')) {
    const scoped = scopeCss(css, path);
    css = scoped.css;
    imports = scoped.composed.map(({ from }, index) => `import c${index} from ${JSON.stringify(from)};`).join('');
    const composed = scoped.composed
      .map(
        ({ name, there }, index) =>
          `names[${JSON.stringify(name)}]=(names[${JSON.stringify(name)}]??"")+" "+c${index}[${JSON.stringify(there)}];`,
      )
      .join('');
    const exported = Object.keys(scoped.names).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default');
    names = `const names=${JSON.stringify(scoped.names)};${composed}export default names;${exported.map((name, index) => `const n${index}=names[${JSON.stringify(name)}];export{n${index} as ${name}};`).join('')}`;
  }
  const code = `${head}${imports}globalThis.__forja?.style(${JSON.stringify(`/${path}`)},${JSON.stringify(css)});${names}\nimport.meta.hot?.accept();`;
  return {
    ok: true,
    loaded: {
      ...plain(code, SCRIPT_TYPE, sources),
      links: imports ? analyze(code).links : [],
      // Who uses the names of its classes has to hear of others.
      acceptsItself: names === '',
      usesHot: true,
      tailwind,
    },
  };
}
