import express from 'express'
import { endpoints } from './src/endpoints.js'
import { notes } from './src/notes.js'

const app = express()
const host = process.env.HOST ?? '127.0.0.1'
const port = Number(process.env.PORT ?? 3000)

app.use(express.json())
app.use(express.static(new URL('./public', import.meta.url).pathname))

app.get('/api', (request, response) => response.json({ name: '{{name}}', endpoints }))
app.get('/api/health', (request, response) => response.json({ status: 'ok', uptimeSeconds: Math.round(process.uptime()) }))
app.use('/api/notes', notes)

app.use('/api', (request, response) => response.status(404).json({ error: 'not-found', message: `There is no ${request.method} ${request.originalUrl}.` }))

app.use((error, request, response, next) => {
  const status = error.status ?? 500
  if (status >= 500) console.error(error)
  response.status(status).json({ error: status >= 500 ? 'internal' : 'bad-request', message: status >= 500 ? 'Something went wrong.' : error.message })
})

app.listen(port, host, (error) => {
  if (error) throw error
  console.log(`Listening on http://${host}:${port}`)
})
