// Vite's dev server as its own command starts it, with one plugin of the platform's. Argument: the port.
globalThis.__vite_start_time = performance.now()

import { existsSync } from 'node:fs'
import { iconsOneByOne } from '/opt/forja/icons.mjs'

// The app's own Vite: whatever version its lock names.
const { createServer, version } = await import(`${process.cwd()}/node_modules/vite/dist/node/index.js`)

// Vite sends a map inside each module, also of packages and of its own client: two thirds of what a first visit loads, read by nobody.
const isOfPackages = (url) => url.startsWith('/node_modules/') || url.startsWith('/@vite/client') || url.startsWith('/@react-refresh')
const mapMark = '\n//# sourceMappingURL=data:'
const withoutMap = (body) => {
  const at = body?.lastIndexOf?.(mapMark) ?? -1
  return at < 0 ? body : body.slice(0, at + 1)
}

// An API that is starting, or that fell, is no silence: the page gets an answer that says so.
const answerForIt = (proxy) => {
  proxy.on('error', (_error, _request, response) => {
    if (typeof response.writeHead !== 'function') return response.destroy?.()
    if (response.headersSent) return response.destroy()
    response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1', 'cache-control': 'no-store' })
    return response.end(JSON.stringify({ status: 503, code: 'app.api-unavailable', detail: 'The API of this app is not answering. Its log says more.' }))
  })
}

// All that a page's scripts import, as far as this server knows it: named in the page, so that the browser asks for everything at once and not level by level. What changed
// since it was last served is taken to import what it did; Vite gives it another address, with the time of the change.
const mostPreloads = 150

// A plugin's own modules, such as Vue's helper, have a name and no path.
const addressOf = ({ url, lastHMRTimestamp }) => {
  const [path, query] = (url.startsWith('/') ? url : `/@id/${url.replace('\0', '__x00__')}`).split(/\?(.*)/s)
  const queries = [lastHMRTimestamp > 0 ? `t=${lastHMRTimestamp}` : '', query].filter(Boolean)
  return queries.length > 0 ? `${path}?${queries.join('&')}` : path
}

// A file that is gone would be a failed request that no script of the page has made.
const isThere = ({ file, lastHMRTimestamp }) => !(lastHMRTimestamp > 0) || !file?.startsWith('/') || existsSync(file)

const preloads = (html, server) => {
  const graph = server.environments?.client?.moduleGraph
  const found = new Set()
  const visit = (module) => {
    if (!module || found.has(module) || found.size >= mostPreloads || !isThere(module)) return
    found.add(module)
    for (const imported of module.importedModules) {
      if (module.staticImportedUrls?.has(imported.url)) visit(imported)
    }
  }
  for (const [, src] of html.matchAll(/<script\b[^>]*type="module"[^>]*\bsrc="(\/[^"]+)"/g)) visit(graph?.urlToModuleMap?.get(src.replace(/\bt=\d+&?/, '').replace(/\?$/, '')))
  return [...found].map((module) => ({ tag: 'link', attrs: { rel: 'modulepreload', href: addressOf(module) }, injectTo: 'head' }))
}

// Vite keeps a reload that nobody was there for and gives it to the first page that connects, although that page was loaded after the change: it would load everything
// twice. A page is reloaded only when something changed after its document was sent.
const platform = {
  name: 'forja',
  apply: 'serve',
  // What pages ask for below /api goes to the app's API program, unless the app's own settings say where to.
  config(app) {
    const port = process.env.FORJA_API_PORT
    const own = app.server?.proxy ?? {}
    if (!port || Object.keys(own).some((path) => path.replace('^', '').startsWith('/api'))) return undefined
    return { server: { proxy: { '/api': { target: `http://127.0.0.1:${port}`, ws: true, configure: answerForIt } } } }
  },
  transform: iconsOneByOne(`${process.cwd()}/node_modules`),
  transformIndexHtml: { order: 'post', handler: (html, { server }) => server && preloads(html, server) },
  configureServer({ ws, middlewares }) {
    let documentAt = 0
    let changedAt = 0
    middlewares.use((request, response, next) => {
      if (request.headers.accept?.includes('text/html')) documentAt = performance.now()
      if (isOfPackages(request.url)) {
        const end = response.end
        response.end = (body, ...rest) => end.call(response, withoutMap(body), ...rest)
      }
      next()
    })
    const send = ws.send
    ws.send = (...message) => {
      if (message[0]?.type === 'full-reload' && ws.clients.size === 0) changedAt = performance.now()
      else send.apply(ws, message)
    }
    ws.on('connection', () => {
      if (changedAt > documentAt) send.call(ws, { type: 'full-reload' })
      changedAt = 0
    })
  },
}

try {
  const server = await createServer({ plugins: [platform], server: { host: '127.0.0.1', port: Number(process.argv[2]), strictPort: true } })
  await server.listen()
  server.config.logger.info(`\n  VITE v${version}  ready in ${Math.ceil(performance.now() - globalThis.__vite_start_time)} ms\n`)
  server.printUrls()
} catch (error) {
  console.error(`error when starting dev server:\n${error.stack ?? error}`)
  process.exit(1)
}
