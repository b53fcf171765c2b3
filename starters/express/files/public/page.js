const list = document.querySelector('#endpoints')
const words = list.dataset

/** Makes an element: make('p', { className: 'x' }, 'text', child). */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

function row({ method, path, title, text, body }) {
  const address = make('input', { value: path, spellcheck: false, name: 'address' })
  const content = body && make('textarea', { value: JSON.stringify(body, null, 2), rows: 5, spellcheck: false, name: 'body' })
  const answer = make('div', { className: 'answer', hidden: true, ariaLive: 'polite' })
  const form = make('form', {}, make('label', {}, words.address, address))
  if (content) form.append(make('label', {}, words.body, content))
  form.append(make('button', { className: 'button' }, words.send), answer)

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const started = performance.now()
    try {
      if (content) JSON.parse(content.value)
    } catch {
      return show(answer, words.badJson, '')
    }
    try {
      const response = await fetch(address.value, { method, headers: content && { 'Content-Type': 'application/json' }, body: content?.value })
      const raw = await response.text()
      const milliseconds = Math.max(1, Math.round(performance.now() - started))
      show(answer, `${response.status} ${response.statusText} · ${milliseconds} ms`, pretty(raw), response.ok)
    } catch (error) {
      show(answer, String(error), '')
    }
  })

  return make('details', { className: 'endpoint' },
    make('summary', {},
      make('span', { className: `method ${method.toLowerCase()}` }, method),
      make('code', {}, path),
      make('span', { className: 'title' }, title)),
    make('p', {}, text),
    form)
}

function show(answer, status, content, good = false) {
  answer.hidden = false
  answer.replaceChildren(make('p', { className: good ? 'good' : 'bad' }, status))
  if (content) answer.append(make('pre', { ariaLabel: words.answer, tabIndex: 0 }, content))
}

function pretty(raw) {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2)
  } catch {
    return raw
  }
}

async function showHealth() {
  const status = document.querySelector('.status')
  const up = await fetch('/api/health').then((response) => response.ok, () => false)
  status.textContent = up ? status.dataset.up : status.dataset.down
  status.classList.toggle('up', up)
}

const { endpoints } = await (await fetch('/api')).json()
list.append(...endpoints.map(row))
list.firstElementChild.open = true
list.querySelector('form').requestSubmit()
showHealth()
setInterval(showHealth, 10_000)
