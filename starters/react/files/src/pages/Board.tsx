import { DndContext, KeyboardSensor, MouseSensor, TouchSensor, useDraggable, useDroppable, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core'
import { CSS } from '@dnd-kit/utilities'
import { Badge, type Tone } from '@/components/Badge'
import { NewTask } from '@/components/NewTask'
import { content } from '@/content'
import { cn } from '@/lib/cn'
import { statuses, useTasks, type Priority, type Status, type Task } from '@/store/tasks'

const tones: Record<Priority, Tone> = { low: 'neutral', normal: 'accent', high: 'warning' }

export function Board() {
  const { tasks, move } = useTasks()
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 6 } }),
    useSensor(KeyboardSensor),
  )

  function drop({ active, over }: DragEndEvent) {
    if (over) move(String(active.id), over.id as Status)
  }

  return (
    <div className="grid grid-cols-1 gap-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-3xl font-semibold tracking-tight">{content.board.heading}</h1>
          <p className="mt-2 text-muted">{content.board.text}</p>
        </div>
        <NewTask />
      </header>
      <DndContext sensors={sensors} onDragEnd={drop}>
        <div className="grid grid-cols-1 items-start gap-4 md:grid-cols-3">
          {statuses.map((status) => <Column key={status} status={status} tasks={tasks.filter((task) => task.status === status)} />)}
        </div>
      </DndContext>
    </div>
  )
}

function Column({ status, tasks }: { status: Status; tasks: Task[] }) {
  const { setNodeRef, isOver } = useDroppable({ id: status })
  return (
    <section ref={setNodeRef} className={cn('grid gap-3 rounded-card border bg-raised/60 p-3 transition-colors', isOver && 'border-accent bg-accent-soft')}>
      <h2 className="flex items-center justify-between px-1 pt-1 text-sm font-semibold">
        {content.statuses[status]} <Badge>{tasks.length}</Badge>
      </h2>
      {tasks.map((task) => <TaskCard key={task.id} task={task} />)}
      {tasks.length === 0 && <p className="rounded-control border border-dashed py-6 text-center text-sm text-muted">{content.board.empty}</p>}
    </section>
  )
}

function TaskCard({ task }: { task: Task }) {
  const { attributes, listeners, setNodeRef, transform, isDragging } = useDraggable({ id: task.id })
  return (
    <article
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform) }}
      className={cn(
        'grid cursor-grab gap-2 rounded-xl border bg-surface p-4 shadow-card transition-shadow',
        isDragging && 'relative z-10 cursor-grabbing shadow-xl',
        task.status === 'done' && 'text-muted',
      )}
      {...listeners}
      {...attributes}
    >
      <h3 className={cn('text-sm font-medium', task.status === 'done' && 'line-through')}>{task.title}</h3>
      <Badge tone={tones[task.priority]} className="justify-self-start">{content.task.priorities[task.priority]}</Badge>
    </article>
  )
}
