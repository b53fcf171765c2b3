/** What is in the database at its first start. */
export const samples = [
  { title: 'Send a summary by e-mail on Fridays', text: 'Three lines: what was done, what is next, what is stuck.', status: 'planned', votes: 12 },
  { title: 'A dark theme', text: 'It follows the setting of the device.', status: 'done', votes: 9 },
  { title: 'Search by the first letters', text: '', status: 'new', votes: 4 },
]
