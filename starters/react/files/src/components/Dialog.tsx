import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '@/components/Button'

type DialogProps = { open: boolean; title: string; closeLabel: string; onClose: () => void; children: ReactNode }

/** A modal window on the browser's own <dialog>: focus stays inside, Escape and a click beside it close it. */
export function Dialog({ open, title, closeLabel, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open) dialog.current?.close()
  }, [open])

  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card border bg-surface p-0 text-ink shadow-2xl backdrop:bg-black/40 backdrop:backdrop-blur-sm open:animate-[rise_200ms_ease-out]"
    >
      <div className="grid gap-4 p-6">
        <header className="flex items-center justify-between">
          <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
          <Button variant="ghost" size="icon" aria-label={closeLabel} onClick={onClose}><X /></Button>
        </header>
        {open && children}
      </div>
    </dialog>
  )
}
