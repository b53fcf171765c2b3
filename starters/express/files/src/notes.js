import { Router } from 'express'
import { z } from 'zod'
import { samples } from './endpoints.js'

const Note = z.object({
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().max(2000).default(''),
  pinned: z.boolean().default(false),
})

// Kept in memory: a restart begins anew. Node's own `node:sqlite` keeps them on disk without another package.
const all = new Map(samples.map((note, index) => [index + 1, { id: index + 1, ...note, createdAt: new Date().toISOString() }]))
let lastId = all.size

export const notes = Router()

notes.get('/', (request, response) => {
  const wanted = String(request.query.q ?? '').toLowerCase()
  const items = [...all.values()].filter((note) => `${note.title} ${note.text}`.toLowerCase().includes(wanted))
  response.json({ items, count: items.length })
})

notes.post('/', (request, response) => {
  const parsed = Note.safeParse(request.body)
  if (!parsed.success) return invalid(response, parsed.error)
  const note = { id: ++lastId, ...parsed.data, createdAt: new Date().toISOString() }
  all.set(note.id, note)
  response.status(201).location(`/api/notes/${note.id}`).json(note)
})

notes.get('/:id', find, (request, response) => response.json(request.note))

notes.patch('/:id', find, (request, response) => {
  const parsed = Note.partial().safeParse(request.body)
  if (!parsed.success) return invalid(response, parsed.error)
  const changes = Object.fromEntries(Object.keys(request.body).filter((key) => key in parsed.data).map((key) => [key, parsed.data[key]]))
  all.set(request.note.id, { ...request.note, ...changes })
  response.json(all.get(request.note.id))
})

notes.delete('/:id', find, (request, response) => {
  all.delete(request.note.id)
  response.status(204).end()
})

function find(request, response, next) {
  request.note = all.get(Number(request.params.id))
  if (request.note) return next()
  response.status(404).json({ error: 'not-found', message: `There is no note ${request.params.id}.` })
}

function invalid(response, error) {
  response.status(422).json({ error: 'invalid', fields: z.flattenError(error).fieldErrors })
}
