import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { ideas } from './ideas.js'

const app = express()
const host = process.env.HOST ?? '127.0.0.1'
const port = Number(process.env.PORT ?? 3000)
const built = fileURLToPath(new URL('../dist', import.meta.url))

app.use(express.json())
app.get('/api/health', (request, response) => response.json({ status: 'ok', uptimeSeconds: Math.round(process.uptime()) }))
app.use('/api/ideas', ideas)
app.use('/api', (request, response) => response.status(404).json({ error: 'not-found', message: `There is no ${request.method} ${request.originalUrl}.` }))

// After "npm run build" this one program is the whole app.
if (existsSync(built)) {
  app.use(express.static(built))
  app.get('/*page', (request, response) => response.sendFile('index.html', { root: built }))
}

app.use((error, request, response, next) => {
  const status = error.status ?? 500
  if (status >= 500) console.error(error)
  response.status(status).json({ error: status >= 500 ? 'internal' : 'bad-request', message: status >= 500 ? 'Something went wrong.' : error.message })
})

app.listen(port, host, (error) => {
  if (error) throw error
  console.log(`API on http://${host}:${port}/api`)
})
