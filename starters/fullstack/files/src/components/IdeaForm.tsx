import { Plus } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { api } from '@/api'
import { Button } from '@/components/Button'
import { Card, CardTitle } from '@/components/Card'
import { Input } from '@/components/Input'
import { content } from '@/content'
import type { Idea } from '@/pages/Ideas'

export function IdeaForm({ onAdded }: { onAdded: (idea: Idea) => void }) {
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return setError(content.form.required)
    setBusy(true)
    try {
      onAdded(await api.post<Idea>('/ideas', { title, text }))
      setTitle('')
      setText('')
      setError('')
    } catch {
      setError(content.form.failed)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card>
      <CardTitle>{content.form.heading}</CardTitle>
      <form onSubmit={submit} className="mt-4 grid gap-4" noValidate>
        <Input label={content.form.title} value={title} maxLength={120} error={error} placeholder={content.form.placeholder} onChange={(event) => setTitle(event.target.value)} />
        <Input label={content.form.text} value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
        <Button type="submit" disabled={busy} className="w-full">
          <Plus aria-hidden />
          {content.form.add}
        </Button>
      </form>
    </Card>
  )
}
