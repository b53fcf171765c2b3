import { Router } from 'express'
import { z } from 'zod'
import { database } from './database.js'

const New = z.object({ title: z.string().trim().min(1).max(120), text: z.string().trim().max(2000).default('') })
const Change = z.object({ status: z.enum(['new', 'planned', 'done']) })

const fields = 'id, title, text, status, votes, created_at as createdAt'
const list = database.prepare(`select ${fields} from ideas order by votes desc, id desc`)
const one = database.prepare(`select ${fields} from ideas where id = ?`)
const add = database.prepare('insert into ideas (title, text) values (?, ?)')
const vote = database.prepare('update ideas set votes = votes + 1 where id = ?')
const move = database.prepare('update ideas set status = ? where id = ?')
const remove = database.prepare('delete from ideas where id = ?')

export const ideas = Router()

ideas.get('/', (request, response) => response.json({ items: list.all() }))

ideas.post('/', (request, response) => {
  const parsed = New.safeParse(request.body)
  if (!parsed.success) return invalid(response, parsed.error)
  const { lastInsertRowid: id } = add.run(parsed.data.title, parsed.data.text)
  response.status(201).location(`/api/ideas/${id}`).json(one.get(id))
})

ideas.post('/:id/votes', (request, response) => answer(response, vote.run(Number(request.params.id)), request.params.id))

ideas.patch('/:id', (request, response) => {
  const parsed = Change.safeParse(request.body)
  if (!parsed.success) return invalid(response, parsed.error)
  answer(response, move.run(parsed.data.status, Number(request.params.id)), request.params.id)
})

ideas.delete('/:id', (request, response) => {
  remove.run(Number(request.params.id))
  response.status(204).end()
})

function answer(response, { changes }, id) {
  if (changes > 0) return response.json(one.get(Number(id)))
  response.status(404).json({ error: 'not-found', message: `There is no idea ${id}.` })
}

function invalid(response, error) {
  response.status(422).json({ error: 'invalid', fields: z.flattenError(error).fieldErrors })
}
