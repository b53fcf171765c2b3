import { CheckCircle2, Circle, CircleDashed, Trash2, type LucideIcon } from 'lucide-react'
import { Badge, type Tone } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Card, CardTitle } from '@/components/Card'
import { NewTask } from '@/components/NewTask'
import { toast } from '@/components/Toast'
import { WeekChart } from '@/components/WeekChart'
import { content } from '@/content'
import { useTasks, type Priority } from '@/store/tasks'

const finishedPerDay = [3, 5, 2, 6, 4, 1, 0]
const tones: Record<Priority, Tone> = { low: 'neutral', normal: 'accent', high: 'warning' }

export function Home() {
  const { tasks, move, remove } = useTasks()
  const count = (status: string) => tasks.filter((task) => task.status === status).length
  const open = tasks.filter((task) => task.status !== 'done')
  const done = count('done')
  const week = finishedPerDay.map((value, day) => (day === (new Date().getDay() + 6) % 7 ? done : value))

  return (
    <div className="grid grid-cols-1 gap-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div className="max-w-xl">
          <h1 className="text-3xl font-semibold tracking-tight sm:text-4xl">{content.home.heading}</h1>
          <p className="mt-2 text-muted">{content.home.text}</p>
        </div>
        <NewTask />
      </header>

      <div className="grid grid-cols-3 gap-3 sm:gap-4">
        <Stat label={content.home.open} value={count('todo')} icon={Circle} />
        <Stat label={content.home.doing} value={count('doing')} icon={CircleDashed} />
        <Stat label={content.home.done} value={done} icon={CheckCircle2} />
      </div>

      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[1.4fr_1fr]">
        <Card className="p-0">
          <CardTitle className="border-b px-5 py-4">{content.home.next}</CardTitle>
          {open.length === 0 && <p className="px-5 py-12 text-center text-sm text-muted">{content.home.empty}</p>}
          <ul className="divide-y">
            {open.map((task) => (
              <li key={task.id} className="group flex items-center gap-3 px-5 py-3">
                <button
                  type="button"
                  aria-label={content.task.finish(task.title)}
                  className="text-muted transition-colors hover:text-accent"
                  onClick={() => { move(task.id, 'done'); toast(content.task.finished) }}
                >
                  <Circle className="size-5" />
                </button>
                <span className="min-w-0 grow truncate text-sm font-medium">{task.title}</span>
                <Badge tone={tones[task.priority]}>{content.task.priorities[task.priority]}</Badge>
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={content.task.remove(task.title)}
                  className="-mr-2 opacity-60 group-hover:opacity-100"
                  onClick={() => { remove(task.id); toast(content.task.removed) }}
                >
                  <Trash2 />
                </Button>
              </li>
            ))}
          </ul>
        </Card>

        <div className="grid grid-cols-1 gap-4">
          <Card>
            <CardTitle>{content.home.progress}</CardTitle>
            <p className="mt-1 text-sm text-muted">{content.home.progressText(done, tasks.length)}</p>
            <div className="mt-4 h-2.5 overflow-hidden rounded-full bg-raised">
              <div className="h-full rounded-full bg-accent transition-[width] duration-500" style={{ width: `${(done / Math.max(tasks.length, 1)) * 100}%` }} />
            </div>
          </Card>
          <Card>
            <CardTitle>{content.week.title}</CardTitle>
            <p className="mb-4 mt-1 text-sm text-muted">{content.week.text}</p>
            <WeekChart values={week} />
          </Card>
        </div>
      </div>
    </div>
  )
}

function Stat({ label, value, icon: Icon }: { label: string; value: number; icon: LucideIcon }) {
  return (
    <Card className="flex gap-3 max-sm:flex-col max-sm:p-4 sm:items-center sm:gap-4">
      <span className="grid size-9 place-items-center sm:size-11 rounded-xl bg-accent-soft text-accent"><Icon className="size-5" aria-hidden /></span>
      <div>
        <p className="text-xs text-muted sm:text-sm">{label}</p>
        <p className="text-2xl font-semibold tabular-nums tracking-tight">{value}</p>
      </div>
    </Card>
  )
}
