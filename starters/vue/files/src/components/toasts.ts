import { ref } from 'vue'

export const toasts = ref<{ id: number; text: string }[]>([])
let lastId = 0

/** Shows a short message at the bottom of the page: toast('Saved'). */
export function toast(text: string) {
  const id = ++lastId
  toasts.value.push({ id, text })
  setTimeout(() => (toasts.value = toasts.value.filter((item) => item.id !== id)), 3500)
}
