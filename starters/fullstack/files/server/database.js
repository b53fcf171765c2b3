import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { samples } from './samples.js'

// Outside of the project's files: what people enter is no source code.
const folder = process.env.DATA_DIR ?? join(homedir(), '.{{name}}')
mkdirSync(folder, { recursive: true })

export const database = new DatabaseSync(join(folder, 'app.db'))
database.exec(`
  pragma journal_mode = wal;
  create table if not exists ideas (
    id integer primary key,
    title text not null,
    text text not null default '',
    status text not null default 'new',
    votes integer not null default 0,
    created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ'))
  );
`)

if (database.prepare('select count(*) as count from ideas').get().count === 0) {
  const add = database.prepare('insert into ideas (title, text, status, votes) values (?, ?, ?, ?)')
  for (const idea of samples) add.run(idea.title, idea.text, idea.status, idea.votes)
}
