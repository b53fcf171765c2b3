import type { Priority, Status } from '@/store/tasks'

type SampleTask = { title: string; priority: Priority; status: Status }

/** Every word that the app shows, in one place. */
export const content = {
  title: '{{title}}',
  nav: { home: 'Overview', board: 'Board' },
  home: {
    heading: 'Good to see you',
    text: 'Here is where things stand. Add a task, tick it off, watch the numbers move.',
    open: 'To do',
    doing: 'In progress',
    done: 'Done',
    progress: 'Progress',
    progressText: (done: number, all: number) => `${done} of ${all} tasks done`,
    next: 'Up next',
    empty: 'Nothing left to do. Enjoy the quiet, or add something new.',
  },
  week: { title: 'This week', text: 'Tasks finished per day', days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] },
  board: { heading: 'Board', text: 'Drag a card to another column. On a phone, hold it first.', empty: 'Drop a card here' },
  task: {
    new: 'New task',
    title: 'What needs doing?',
    placeholder: 'For example, call the printer',
    priority: 'Priority',
    priorities: { low: 'Low', normal: 'Normal', high: 'High' } satisfies Record<Priority, string>,
    required: 'Give the task a name.',
    add: 'Add task',
    cancel: 'Cancel',
    close: 'Close',
    finish: (title: string) => `Mark “${title}” as done`,
    remove: (title: string) => `Delete “${title}”`,
    added: 'Task added',
    finished: 'Nicely done',
    removed: 'Task deleted',
  },
  statuses: { todo: 'To do', doing: 'In progress', done: 'Done' } satisfies Record<Status, string>,
  notFound: { heading: 'This page does not exist', text: 'The address may be old, or mistyped.', back: 'Back to the overview' },
  sampleTasks: [
    { title: 'Sketch the first screen', priority: 'high', status: 'doing' },
    { title: 'Agree on names and colours', priority: 'normal', status: 'doing' },
    { title: 'Write the welcome text', priority: 'normal', status: 'todo' },
    { title: 'Invite two people to try it', priority: 'high', status: 'todo' },
    { title: 'Collect what they say', priority: 'low', status: 'todo' },
    { title: 'Describe the idea in one sentence', priority: 'normal', status: 'done' },
    { title: 'Pick a name', priority: 'low', status: 'done' },
  ] as SampleTask[],
}
