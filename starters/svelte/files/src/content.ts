/** Every word that the app shows, in one place. */
export const content = {
  title: '{{title}}',
  nav: { habits: 'Habits', focus: 'Focus' },
  home: {
    heading: 'Small steps, every day',
    text: 'Tick what you did. The week fills up, and you see how far you have come.',
    today: 'Done today',
    week: 'This week',
    empty: 'No habits yet. Start with one that takes two minutes.',
  },
  days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  habit: {
    new: 'New habit',
    name: 'What do you want to do every day?',
    placeholder: 'For example, read ten pages',
    required: 'Give the habit a name.',
    add: 'Add habit',
    cancel: 'Cancel',
    close: 'Close',
    remove: (name: string) => `Delete “${name}”`,
    added: 'Habit added',
    removed: 'Habit deleted',
  },
  focus: { heading: 'Focus', text: 'One thing, for a little while.', start: 'Start', pause: 'Pause', reset: 'Reset', finished: 'Well done. Take a break.' },
  notFound: { heading: 'This page does not exist', text: 'The address may be old, or mistyped.', back: 'Back to the habits' },
  samples: ['Drink two litres of water', 'Walk for half an hour', 'Read ten pages', 'Sleep before eleven'],
}
