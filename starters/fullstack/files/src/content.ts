import type { Status } from '@/pages/Ideas'

/** Every word that the app shows, in one place. */
export const content = {
  title: '{{title}}',
  heading: 'What should come next?',
  text: 'Write an idea down, vote for those of others. Everything is kept in the database of this app.',
  form: {
    heading: 'A new idea',
    title: 'In a few words',
    placeholder: 'For example, a calendar view',
    text: 'Why it would help (optional)',
    add: 'Add the idea',
    required: 'Give the idea a name.',
    failed: 'It could not be saved. Try again.',
  },
  list: {
    heading: 'Ideas',
    empty: 'No ideas yet. The first one is yours.',
    failed: 'The ideas could not be loaded.',
    again: 'Try again',
    vote: (title: string, votes: number) => `Vote for “${title}”, ${votes} so far`,
    status: (title: string) => `Status of “${title}”`,
    remove: (title: string) => `Delete “${title}”`,
  },
  statuses: { new: 'New', planned: 'Planned', done: 'Done' } satisfies Record<Status, string>,
  notFound: { heading: 'This page does not exist', text: 'The address may be old, or mistyped.', back: 'Back to the ideas' },
}
