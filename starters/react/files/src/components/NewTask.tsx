import { Plus } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Input, Select } from '@/components/Input'
import { toast } from '@/components/Toast'
import { content } from '@/content'
import { useTasks, type Priority } from '@/store/tasks'

/** The button that opens the form for a new task. */
export function NewTask() {
  const [open, setOpen] = useState(false)
  const [error, setError] = useState<string>()
  const add = useTasks((state) => state.add)

  function close() {
    setOpen(false)
    setError(undefined)
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const title = String(form.get('title')).trim()
    if (!title) return setError(content.task.required)
    add(title, form.get('priority') as Priority)
    toast(content.task.added)
    close()
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}><Plus /> {content.task.new}</Button>
      <Dialog open={open} title={content.task.new} closeLabel={content.task.close} onClose={close}>
        <form onSubmit={submit} noValidate className="grid gap-4">
          <Input name="title" label={content.task.title} placeholder={content.task.placeholder} error={error} autoFocus autoComplete="off" />
          <Select name="priority" label={content.task.priority} defaultValue="normal">
            {Object.entries(content.task.priorities).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </Select>
          <footer className="flex justify-end gap-2 pt-2">
            <Button variant="secondary" onClick={close}>{content.task.cancel}</Button>
            <Button type="submit">{content.task.add}</Button>
          </footer>
        </form>
      </Dialog>
    </>
  )
}
