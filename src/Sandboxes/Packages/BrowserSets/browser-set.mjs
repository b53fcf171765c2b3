// Bundles the packages of one dependency layer into the modules that a page imports: all entries at once, so that there is one React, whoever asks for it.
// Runs in a sandbox without a network over the read-only layer; no code of a package is run, only read. What it leaves is looked at before it is taken.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire, builtinModules } from 'node:module'
import path from 'node:path'

const [tools, app, out] = ['/opt/browser-tools', '/app', '/out']
const plan = JSON.parse(readFileSync('/plan/plan.json', 'utf8'))
const require = createRequire(`${tools}/`)
const esbuild = require(`${tools}/esbuild/lib/main.js`)
const lexer = require(`${tools}/cjs-module-lexer/lexer.js`)
const fromApp = createRequire(`${app}/`)

// Export maps list these beside what a page imports; a page that imports one by name gets it all the same, because names found in the code are entries too.
const notForPages = /(^|[/.-])(server|static|compiler|cli|node|ssr|vite|webpack|rollup|rspack|esbuild|babel|eslint\w*|plugins?|tests?|testing|codemod|profiling|macros?|dynamic\w*|unplugin|volar|package\.json)([/.-]|$)/
const mostSubpaths = 60
const leastIcons = 100
const mostShared = 12
const conditions = ['browser', 'import', 'module', 'development', ...(plan.packages.includes('svelte') ? ['svelte'] : [])]

const manifests = new Map()
function manifestOf(name) {
  if (!manifests.has(name)) {
    let found = null
    try {
      found = JSON.parse(readFileSync(`${app}/node_modules/${name}/package.json`, 'utf8'))
    } catch {
      // Not in the layer, or unreadable: it has no entries, and whoever imports it is told so.
    }
    manifests.set(name, found)
  }
  return manifests.get(name)
}

/** The subpaths that a pattern such as `./*` stands for, when they are few. */
function matching(name, key, value) {
  const targets = typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap((inner) => (typeof inner === 'string' ? [inner] : Object.values(inner ?? {})))
  const target = targets.find((text) => typeof text === 'string' && /^\.\/[^*]*\*\.[cm]?js$/.test(text))
  if (!target) return []
  const [before, after] = target.split('*')
  const folder = path.join(app, 'node_modules', name, before)
  try {
    const found = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(after) && !file.includes('node_modules')).map((file) => key.slice(0, -1) + file.slice(0, -after.length))
    return found.length > mostSubpaths ? [] : found
  } catch {
    return []
  }
}

/** A package's own name and the subpaths that it offers by name. */
function entriesOf(name) {
  const exports = manifestOf(name)?.exports
  const keys = exports && typeof exports === 'object' ? Object.keys(exports).filter((key) => key.startsWith('./') && !key.includes('*') && !/\.(css|scss|d\.ts|json)$/.test(key)) : []
  const patterns = exports && typeof exports === 'object' ? Object.keys(exports).filter((key) => key.startsWith('./') && key.endsWith('*')) : []
  const subpaths = [...keys, ...patterns.flatMap((key) => matching(name, key, exports[key]))]
    .filter((key) => !notForPages.test(key.slice(2)) && exports[key] !== null).map((key) => name + key.slice(1))
  return [name, ...(subpaths.length > mostSubpaths ? [] : subpaths)]
}

/** Where each name leads; names that lead nowhere are left out. */
async function resolveAll(names) {
  const found = new Map()
  await esbuild.build({
    ...common,
    stdin: { contents: '' },
    bundle: true,
    write: false,
    plugins: [
      {
        name: 'resolve',
        setup(build) {
          build.onStart(async () => {
            for (const name of names) {
              const { path: file, errors } = await build.resolve(name, { kind: 'import-statement', resolveDir: app })
              if (errors.length === 0 && /\.([cm]?js|jsx|svelte|css|json)$/.test(file)) found.set(name, file)
            }
          })
        },
      },
    ],
  })
  return found
}

let svelte
const compiled = new Map()
function compileSvelte(file) {
  svelte ??= fromApp('svelte/compiler')
  if (!compiled.has(file)) {
    const source = readFileSync(file, 'utf8')
    const { js } = file.endsWith('.svelte')
      ? svelte.compile(source, { filename: file, generate: 'client', dev: true, css: 'injected' })
      : svelte.compileModule(source, { filename: file, generate: 'client', dev: true })
    compiled.set(file, js.code)
  }
  return compiled.get(file)
}

/** A style sheet as a module: what a bundler's development server makes of one. */
async function styleModule(file) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [file], bundle: true, write: false, minify: true, logLevel: 'silent', outdir: out,
    loader: Object.fromEntries(['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'avif', 'woff', 'woff2', 'ttf', 'otf', 'eot'].map((kind) => [`.${kind}`, 'dataurl'])),
  })
  return `const css = ${JSON.stringify(outputFiles[0].text)}\nconst style = document.createElement('style')\nstyle.textContent = css\ndocument.head.append(style)\nexport default css\n`
}

// The bundler starts each such question from nothing and lists every folder anew; what thousands of icons of one folder import is asked once.
const asked = new Map()
function resolvedFrom(build, { path: name, kind, resolveDir }) {
  const key = `${resolveDir}\n${kind}\n${name}`
  if (!asked.has(key)) asked.set(key, build.resolve(name, { kind, resolveDir, pluginData: 'asked' }))
  return asked.get(key)
}

const builtins = new Set(builtinModules)
const files = {
  name: 'files',
  setup(build) {
    // As a bundler for browsers does: what only Node has is empty, what is not installed fails when it is reached and not before.
    build.onResolve({ filter: /^[^./]/ }, async (args) => {
      if (args.pluginData === 'asked' || args.namespace === 'entry' || args.kind === 'entry-point') return undefined
      const found = await resolvedFrom(build, args)
      // A package may name a module of Node's as one that browsers do without; the bundler knows what to do with those.
      if (found.errors.length === 0) return found.namespace === 'file' && !found.external ? found : undefined
      const bare = args.path.replace(/^node:/, '').replace(/\/$/, '')
      return builtins.has(bare) ? { path: bare, namespace: 'empty' } : { path: args.path, namespace: 'absent' }
    })
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {}' }))
    build.onLoad({ filter: /.*/, namespace: 'absent' }, (args) => ({ contents: `throw new Error(${JSON.stringify(`The package "${args.path}" is not installed.`)})` }))
    build.onLoad({ filter: /\.svelte$|\.svelte\.js$/, namespace: 'file' }, (args) => ({ contents: compileSvelte(args.path), loader: 'js', resolveDir: path.dirname(args.path) }))
    build.onLoad({ filter: /\.css$/, namespace: 'file' }, async (args) => ({ contents: await styleModule(args.path), loader: 'js' }))
  },
}

const common = {
  absWorkingDir: app,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  conditions,
  mainFields: ['browser', 'module', 'main'],
  define: { 'process.env.NODE_ENV': '"development"', 'process.env': '{}', global: 'globalThis', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  logLevel: 'silent',
  legalComments: 'none',
  loader: Object.fromEntries(['png', 'jpg', 'gif', 'svg', 'webp', 'woff', 'woff2', 'wasm'].map((kind) => [`.${kind}`, 'dataurl'])),
}

/** The names that a CommonJS module exports, read from its text, through the modules that it passes on. */
function namesOf(file, seen = new Set()) {
  if (seen.has(file) || !/\.c?js$/.test(file)) return []
  seen.add(file)
  let parsed
  try {
    parsed = lexer.parse(readFileSync(file, 'utf8'))
  } catch {
    return []
  }
  const own = createRequire(file)
  const passed = parsed.reexports.filter((name) => !/production/.test(name)).flatMap((name) => {
    try {
      return namesOf(own.resolve(name), seen)
    } catch {
      return []
    }
  })
  return [...new Set([...parsed.exports, ...passed])]
}

const identifier = /^[A-Za-z_$][\w$]*$/
function commonJsEntry(file) {
  const names = namesOf(file).filter((name) => identifier.test(name) && name !== 'default' && name !== '__esModule')
  const parts = names.map((name, at) => `const e${at} = m[${JSON.stringify(name)}]\nexport { e${at} as ${name} }`)
  return `const m = require(${JSON.stringify(file)})\nexport default m && m.__esModule && 'default' in m ? m.default : m\n${parts.join('\n')}`
}

/** The names under which a module passes on other modules' defaults, its own and those of modules that it passes on whole. */
function defaultsOf(file, names, seen) {
  if (seen.has(file) || seen.size > 8) return
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, list, from] of text.matchAll(/export\s*\{([^}]*)\}\s*from\s*['"](\.[^'"]+)['"]/g)) {
    for (const [, name] of list.matchAll(/\bdefault\s+as\s+([\w$]+)/g)) if (!names.has(name)) names.set(name, path.resolve(path.dirname(file), from))
  }
  for (const [, from] of text.matchAll(/export\s*\*\s*from\s*['"](\.[^'"]+\.m?js)['"]/g)) defaultsOf(path.resolve(path.dirname(file), from), names, seen)
}

/** An icon pack: a module that passes on the defaults of hundreds of small ones. Null when it is none. */
function packOf(file) {
  if (!/\.m?js$/.test(file)) return null
  const names = new Map()
  defaultsOf(file, names, new Set())
  // The icons lie in one folder; what lies beside it is what they are made with.
  const folders = new Map()
  for (const file of new Set(names.values())) folders.set(path.dirname(file), (folders.get(path.dirname(file)) ?? 0) + 1)
  const [folder, count] = [...folders].sort((one, other) => other[1] - one[1])[0] ?? ['', 0]
  if (count < leastIcons) return null
  for (const [name, file] of names) if (path.dirname(file) !== folder) names.delete(name)
  const icons = new Set(names.values())

  // What several icons import is shared with the whole pack; what one alone imports is a part of it.
  const users = new Map()
  const importsOf = (icon) => [...readFileSync(icon, 'utf8').matchAll(/(?:^|[;\n>])\s*(?:import|export)\b[^'";]*['"]([^'"]+)['"]/g)].map(([, name]) => name)
  for (const icon of icons) {
    const waiting = [icon]
    const seen = new Set(waiting)
    for (let depth = 0; waiting.length > 0 && depth < 4; depth++) {
      for (const name of importsOf(waiting.shift()).filter((text) => text.startsWith('.'))) {
        const target = path.resolve(path.dirname(icon), name)
        if (icons.has(target) || seen.has(target)) continue
        users.set(target, (users.get(target) ?? 0) + 1)
        seen.add(target)
        if (target.endsWith('.svelte') && path.dirname(target) === path.dirname(icon)) waiting.push(target)
      }
    }
  }
  const shared = [...users].filter(([, count]) => count > 1).map(([target]) => target)
  return shared.length > mostShared ? null : { names, icons, shared }
}

async function buildIcons(name, pack, entries) {
  const outOf = new Map(pack.shared.map((file, at) => [file, `${name}/shared-${at}`]))
  const folder = `${name}/icons`
  const importing = (target) => ({ path: path.posix.relative(folder, target).replace(/^(?!\.)/, './'), external: true })
  const outside = {
    name: 'outside',
    setup(build) {
      build.onResolve({ filter: /.*/ }, (args) => {
        if (args.kind === 'entry-point') return undefined
        const target = outOf.get(path.resolve(args.resolveDir, args.path)) ?? (entries.has(args.path) ? entries.get(args.path) : null)
        return target ? importing(`${target}.js`) : undefined
      })
    },
  }
  const outputs = new Map([...pack.icons].map((icon) => [icon, `${folder}/${path.basename(icon).replace(/\.\w+$/, '')}`]))
  // A component and the module that passes it on are one icon.
  const inputs = new Map([...outputs].map(([icon, to]) => [to, icon]))
  await esbuild.build({
    ...common, entryPoints: [...inputs].map(([to, icon]) => ({ in: icon, out: to })), bundle: true, minify: true, outdir: `${out}/files`, plugins: [outside, files],
  })
  return Object.fromEntries([...pack.names].map(([exported, icon]) => [exported, `${outputs.get(icon)}.js`]))
}

function entryPlugin(contents) {
  return {
    name: 'entries',
    setup(build) {
      build.onResolve({ filter: /^entry:/ }, (args) => ({ path: args.path.slice(6), namespace: 'entry' }))
      build.onLoad({ filter: /.*/, namespace: 'entry' }, (args) => ({ contents: contents.get(args.path), resolveDir: app, loader: 'js' }))
    },
  }
}

/** Which entries build at all, each by itself, and why the others do not. Only asked when they do not build together. */
async function sift(found) {
  const failed = []
  for (const [name, file] of found) {
    try {
      await esbuild.build({ ...common, entryPoints: [file], bundle: true, write: false, outdir: out, plugins: [files] })
    } catch (error) {
      failed.push({ name, reason: String(error.errors?.[0]?.text ?? error.message).slice(0, 300) })
    }
  }
  return failed
}

lexer.init && (await lexer.init())
const wanted = [...new Set([...plan.packages.flatMap(entriesOf), ...plan.extras])]
const found = await resolveAll(wanted)
let failed = plan.packages.filter((name) => manifestOf(name) === null).map((name) => ({ name, reason: 'not installed' }))
const probe = () => esbuild.build({ ...common, entryPoints: [...new Set(found.values())], bundle: true, write: false, metafile: true, outdir: out, plugins: [files] })
let probed
try {
  probed = await probe()
} catch {
  const broken = await sift(found)
  for (const { name } of broken) found.delete(name)
  failed = [...failed, ...broken]
  probed = await probe()
}

const isCommonJs = (file) => probed.metafile.inputs[path.relative(app, file)]?.format === 'cjs'
const contents = new Map([...found].filter(([, file]) => isCommonJs(file)).map(([name, file]) => [name, commonJsEntry(file)]))
const packs = new Map([...found].filter(([name]) => plan.packages.includes(name)).map(([name, file]) => [name, packOf(file)]).filter(([, pack]) => pack !== null))
const entries = new Map([...found.keys()].map((name) => [name, name]))
const result = await esbuild.build({
  ...common,
  entryPoints: [
    ...[...found].map(([name, file]) => ({ in: contents.has(name) ? `entry:${name}` : file, out: entries.get(name) })),
    ...[...packs].flatMap(([name, pack]) => pack.shared.map((file, at) => ({ in: file, out: `${name}/shared-${at}` }))),
  ],
  bundle: true,
  splitting: true,
  minify: true,
  metafile: true,
  chunkNames: 'chunks/[name]-[hash]',
  outdir: `${out}/files`,
  plugins: [entryPlugin(contents), files],
})
const exports = {}
for (const [name, pack] of packs) exports[name] = await buildIcons(name, pack, entries)

// Which packages went in, as the layer has them: compared with the lock by whoever takes this.
const places = [...new Set(Object.keys(result.metafile.inputs).map((file) => /^(node_modules\/.*node_modules\/|node_modules\/)(@[^/]+\/[^/]+|[^/]+)\//.exec(file)).filter((match) => match !== null).map((match) => match[1] + match[2]))]
const versions = Object.fromEntries(places.map((place) => [place, JSON.parse(readFileSync(`${app}/${place}/package.json`, 'utf8')).version]))
writeFileSync(`${out}/set.json`, JSON.stringify({ entries: Object.fromEntries([...entries].map(([name, to]) => [name, `${to}.js`])), exports, versions, failed }))
await esbuild.stop()
