const menu = document.querySelector('#menu')
const menuButton = document.querySelector('.menu-button')

function showMenu(open) {
  menu.classList.toggle('open', open)
  menuButton.setAttribute('aria-expanded', String(open))
}

menuButton.addEventListener('click', () => showMenu(!menu.classList.contains('open')))
menu.addEventListener('click', () => showMenu(false))

document.querySelector('#year').textContent = new Date().getFullYear()

/** Shows a short message at the bottom of the page. */
function toast(text) {
  const box = document.querySelector('.toast')
  box.textContent = text
  box.hidden = false
  clearTimeout(toast.timer)
  toast.timer = setTimeout(() => (box.hidden = true), 3500)
}

function showError(field, text) {
  const label = field.closest('label')
  label.querySelector('.error')?.remove()
  field.toggleAttribute('aria-invalid', Boolean(text))
  if (!text) return
  field.setAttribute('aria-invalid', 'true')
  label.insertAdjacentHTML('beforeend', '<span class="error"></span>')
  label.lastElementChild.textContent = text
}

const form = document.querySelector('#contact-form')

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const fields = [...form.elements].filter((field) => field.name)
  for (const field of fields) {
    showError(field, field.validity.valueMissing ? form.dataset.required : field.validity.typeMismatch ? form.dataset.email : '')
  }

  const wrong = fields.find((field) => !field.validity.valid)
  if (wrong) return wrong.focus()
  form.reset()
  toast(form.dataset.thanks)
})
