/** What the API offers. The page at / is drawn from this list, so a new route belongs here too. */
export const endpoints = [
  { method: 'GET', path: '/api/notes', title: 'List the notes', text: 'All notes. With ?q= only those that contain the words.' },
  { method: 'POST', path: '/api/notes', title: 'Write a note', text: 'Answers 201 with the note and its id, or 422 with what is wrong.', body: { title: 'Buy coffee', text: 'The dark one', pinned: false } },
  { method: 'GET', path: '/api/notes/1', title: 'Read one note', text: 'Answers 404 when there is none with this id.' },
  { method: 'PATCH', path: '/api/notes/1', title: 'Change a note', text: 'Only the fields that you send change.', body: { pinned: true } },
  { method: 'DELETE', path: '/api/notes/2', title: 'Delete a note', text: 'Answers 204 and no content.' },
  { method: 'GET', path: '/api/health', title: 'Health', text: 'Says that the server is up, and for how long.' },
]

export const samples = [
  { title: 'Welcome', text: 'This note came with the API.', pinned: true },
  { title: 'Try the buttons', text: 'Every route on the page can be called as it stands.', pinned: false },
  { title: 'Make it yours', text: 'Routes live in src/, the page in public/.', pinned: false },
]
