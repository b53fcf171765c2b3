import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { content } from '@/content'

export type Status = 'todo' | 'doing' | 'done'
export type Priority = 'low' | 'normal' | 'high'
export type Task = { id: string; title: string; priority: Priority; status: Status }

export const statuses: Status[] = ['todo', 'doing', 'done']

type TaskStore = {
  tasks: Task[]
  add: (title: string, priority: Priority) => void
  move: (id: string, status: Status) => void
  remove: (id: string) => void
}

/** The app's tasks, kept in this browser. */
export const useTasks = create<TaskStore>()(
  persist(
    (set) => ({
      tasks: content.sampleTasks.map((task, index) => ({ ...task, id: `sample-${index}` })),
      add: (title, priority) =>
        set(({ tasks }) => ({ tasks: [{ id: `${Date.now()}-${tasks.length}`, title, priority, status: 'todo' }, ...tasks] })),
      move: (id, status) => set(({ tasks }) => ({ tasks: tasks.map((task) => (task.id === id ? { ...task, status } : task)) })),
      remove: (id) => set(({ tasks }) => ({ tasks: tasks.filter((task) => task.id !== id) })),
    }),
    { name: '{{name}}-tasks' },
  ),
)
