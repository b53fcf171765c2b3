import { CircleCheck } from 'lucide-react'
import { create } from 'zustand'

type Toast = { id: number; text: string }

const useToasts = create<{ toasts: Toast[] }>(() => ({ toasts: [] }))
let lastId = 0

/** Shows a short message at the bottom of the page: toast('Saved'). */
export function toast(text: string) {
  const id = ++lastId
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, { id, text }] }))
  setTimeout(() => useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((item) => item.id !== id) })), 3500)
}

export function Toaster() {
  const toasts = useToasts((state) => state.toasts)
  return (
    <div aria-live="polite" className="pointer-events-none fixed inset-x-0 bottom-4 z-50 grid justify-items-center gap-2 px-4">
      {toasts.map(({ id, text }) => (
        <p key={id} className="flex items-center gap-2 rounded-full bg-ink px-4 py-2.5 text-sm font-medium text-canvas shadow-lg animate-[rise_200ms_ease-out]">
          <CircleCheck className="size-4" /> {text}
        </p>
      ))}
    </div>
  )
}
