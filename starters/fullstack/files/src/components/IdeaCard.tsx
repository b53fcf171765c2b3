import { ChevronUp, Trash2 } from 'lucide-react'
import { Badge, type Tone } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Select } from '@/components/Input'
import { content } from '@/content'
import { statuses, type Idea, type Status } from '@/pages/Ideas'

const tones: Record<Status, Tone> = { new: 'neutral', planned: 'accent', done: 'positive' }

type Props = { idea: Idea; onVote: () => void; onMove: (status: Status) => void; onRemove: () => void }

export function IdeaCard({ idea, onVote, onMove, onRemove }: Props) {
  return (
    <li className="flex gap-4 rounded-card border bg-surface p-4 shadow-card">
      <button
        type="button"
        onClick={onVote}
        aria-label={content.list.vote(idea.title, idea.votes)}
        className="grid h-16 w-13 shrink-0 content-center justify-items-center rounded-control border bg-raised transition-colors hover:border-accent hover:text-accent"
      >
        <ChevronUp className="size-4" aria-hidden />
        <span className="text-sm font-semibold tabular-nums">{idea.votes}</span>
      </button>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
          <h3 className="min-w-0 font-medium wrap-anywhere">{idea.title}</h3>
          <Badge tone={tones[idea.status]}>{content.statuses[idea.status]}</Badge>
        </div>
        {idea.text && <p className="mt-1 text-sm text-muted wrap-anywhere">{idea.text}</p>}
        <div className="mt-3 flex items-center gap-2">
          <Select hideLabel label={content.list.status(idea.title)} value={idea.status} className="w-36" onChange={(event) => onMove(event.target.value as Status)}>
            {statuses.map((status) => (
              <option key={status} value={status}>{content.statuses[status]}</option>
            ))}
          </Select>
          <Button variant="ghost" size="icon" aria-label={content.list.remove(idea.title)} onClick={onRemove}>
            <Trash2 aria-hidden />
          </Button>
        </div>
      </div>
    </li>
  )
}
