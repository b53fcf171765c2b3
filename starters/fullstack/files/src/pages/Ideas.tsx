import { api } from '@/api'
import { Button } from '@/components/Button'
import { IdeaCard } from '@/components/IdeaCard'
import { IdeaForm } from '@/components/IdeaForm'
import { content } from '@/content'
import { useList } from '@/useList'

export const statuses = ['new', 'planned', 'done'] as const
export type Status = (typeof statuses)[number]
export type Idea = { id: number; title: string; text: string; status: Status; votes: number; createdAt: string }

export function Ideas() {
  const { items, state, reload, setItems } = useList<Idea>('/ideas')

  // The server's answer is the truth: it takes the place of what is shown.
  const change = async (request: Promise<Idea>) => {
    try {
      const changed = await request
      setItems((all) => all.map((idea) => (idea.id === changed.id ? changed : idea)))
    } catch {
      await reload()
    }
  }

  const remove = async (idea: Idea) => {
    setItems((all) => all.filter((other) => other.id !== idea.id))
    await api.delete(`/ideas/${idea.id}`).catch(() => reload())
  }

  return (
    <>
      <h1 className="text-3xl font-semibold tracking-tight text-balance">{content.heading}</h1>
      <p className="mt-2 max-w-prose text-muted">{content.text}</p>
      <div className="mt-8 grid grid-cols-1 items-start gap-6 md:grid-cols-[20rem_minmax(0,1fr)]">
        <IdeaForm onAdded={(idea) => setItems((all) => [idea, ...all])} />
        <section aria-label={content.list.heading} aria-busy={state === 'loading'}>
          {state === 'failed' && (
            <div className="rounded-card border bg-surface p-6 text-center">
              <p className="text-muted">{content.list.failed}</p>
              <Button variant="secondary" className="mt-4" onClick={() => void reload()}>{content.list.again}</Button>
            </div>
          )}
          {state === 'ready' && items.length === 0 && <p className="rounded-card border border-dashed p-8 text-center text-muted">{content.list.empty}</p>}
          <ul className="grid gap-3">
            {state === 'loading'
              ? [1, 2, 3].map((row) => <li key={row} className="h-28 animate-pulse rounded-card bg-raised" />)
              : items.map((idea) => (
                <IdeaCard
                  key={idea.id}
                  idea={idea}
                  onVote={() => void change(api.post<Idea>(`/ideas/${idea.id}/votes`))}
                  onMove={(status) => void change(api.patch<Idea>(`/ideas/${idea.id}`, { status }))}
                  onRemove={() => void remove(idea)}
                />
              ))}
          </ul>
        </section>
      </div>
    </>
  )
}
