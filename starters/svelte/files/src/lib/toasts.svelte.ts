export const toasts = $state<{ id: number; text: string }[]>([])
let lastId = 0

/** Shows a short message at the bottom of the page: toast('Saved'). */
export function toast(text: string) {
  const id = ++lastId
  toasts.push({ id, text })
  setTimeout(() => toasts.splice(toasts.findIndex((item) => item.id === id), 1), 3500)
}
