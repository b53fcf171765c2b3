// Icons one by one. A set of icons is one package with thousands of modules that Vite bundles into one: megabytes that every first visit loads and runs, for a dozen icons.
// An import by name is led to the module of that name instead. What means the whole package (import * as, export *, its list of all icons) still gets the whole.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const sets = ['lucide-react', 'lucide-vue-next', '@lucide/vue']

/** What a package's main module exports by re-export: name → the module that has it, and its name there. Null when the package is not there or is made otherwise. */
const exportsOf = (folder) => {
  try {
    const main = join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).module)
    const found = new Map()
    for (const [, names, from] of readFileSync(main, 'utf8').matchAll(/^export \{([^}]+)\} from '(\.[^']+)'/gm)) {
      const file = join(dirname(main), from)
      for (const name of names.split(',')) {
        const [, own, given] = /^\s*([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(name) ?? []
        if (own) found.set(given ?? own, { file, name: own })
      }
    }
    return found.size > 0 ? found : null
  } catch {
    return null
  }
}

const named = (node) => node.name ?? node.value

/** The hook of a plugin that stands where other languages have become JavaScript: types are gone by then, and what stands in a text is no import. */
export const iconsOneByOne = (modules) => {
  const known = new Map()
  const of = (set) => {
    if (!known.has(set)) known.set(set, existsSync(join(modules, set)) ? exportsOf(join(modules, set)) : null)
    return known.get(set)
  }

  return function transform(code, id) {
    if (id.includes('/node_modules/') || !code.includes('lucide')) return null
    let body
    try {
      body = this.parse(code).body
    } catch {
      return null
    }

    const changes = []
    for (const statement of body) {
      const reexport = statement.type === 'ExportNamedDeclaration'
      const icons = statement.source && sets.includes(statement.source.value) && (reexport || statement.type === 'ImportDeclaration') ? of(statement.source.value) : null
      const names = icons && statement.specifiers
        .map((one) => one.type === 'ImportSpecifier' ? [named(one.imported), named(one.local)] : one.type === 'ExportSpecifier' ? [named(one.local), named(one.exported)] : [])
      if (!names?.length || !names.every(([name]) => icons.has(name))) continue

      const lines = names.map(([name, local]) => {
        const { file, name: own } = icons.get(name)
        return `${reexport ? 'export' : 'import'} { ${own} as ${local} } from ${JSON.stringify(file)};`
      })
      changes.push([statement.start, statement.end, lines.join(' ')])
    }

    // From the end, so that earlier places stay where they were; on the lines where they stood, so that the map stays right.
    for (const [start, end, text] of changes.reverse()) code = code.slice(0, start) + text + '\n'.repeat(code.slice(start, end).split('\n').length - 1) + code.slice(end)
    return changes.length > 0 ? { code, map: null } : null
  }
}
