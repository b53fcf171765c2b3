const form = document.querySelector('#form')
const list = document.querySelector('#messages')

/** Shows a short message at the bottom of the page. */
function toast(text) {
  const box = document.querySelector('.toast')
  box.textContent = text
  box.hidden = false
  clearTimeout(toast.timer)
  toast.timer = setTimeout(() => (box.hidden = true), 3500)
}

async function call(method, path, body) {
  const response = await fetch(path, { method, headers: { 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) })
  return { ok: response.ok, body: await response.json() }
}

function draw(message) {
  const card = document.querySelector('#card').content.firstElementChild.cloneNode(true)
  card.dataset.id = message.id
  card.querySelector('.avatar').textContent = message.name[0].toUpperCase()
  card.querySelector('h3').textContent = message.name
  card.querySelector('p').textContent = message.text
  return card
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const { ok, body } = await call('POST', '/api/messages', Object.fromEntries(new FormData(form)))
  for (const label of form.querySelectorAll('label')) {
    const field = label.querySelector('[name]')
    label.querySelector('.error')?.remove()
    field.setAttribute('aria-invalid', String(Boolean(body.fields?.[field.name])))
    if (body.fields?.[field.name]) label.append(Object.assign(document.createElement('span'), { className: 'error', textContent: body.fields[field.name] }))
  }

  if (!ok) return form.querySelector('[aria-invalid="true"]')?.focus()
  list.querySelector('.empty')?.remove()
  list.prepend(draw(body))
  form.reset()
  toast(form.dataset.added)
})

list.addEventListener('click', async (event) => {
  const button = event.target.closest('.like')
  if (!button) return
  const { ok, body } = await call('POST', `/api/messages/${button.closest('.message').dataset.id}/like`)
  if (!ok) return
  button.querySelector('span').textContent = body.likes
  button.classList.add('liked')
})
