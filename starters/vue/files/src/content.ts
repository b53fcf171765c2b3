/** Every word that the app shows, in one place. */
export const content = {
  title: '{{title}}',
  locale: 'en-US',
  currency: 'USD',
  nav: { home: 'Expenses', report: 'Report' },
  home: {
    heading: 'Where the money goes',
    text: 'Write down what you spend, and see at a glance what is left this month.',
    spent: 'Spent',
    left: 'Left to spend',
    perDay: 'Average per entry',
    of: (budget: string) => `of ${budget}`,
    latest: 'Latest expenses',
    empty: 'Nothing spent yet. Add the first expense.',
  },
  report: { heading: 'Report', text: 'The month by category, largest first.', byCategory: 'By category', budget: 'Monthly budget', budgetText: 'Change it and everything follows.' },
  expense: {
    new: 'New expense',
    what: 'What was it?',
    placeholder: 'For example, coffee beans',
    amount: 'Amount',
    category: 'Category',
    add: 'Add expense',
    cancel: 'Cancel',
    close: 'Close',
    required: 'Say what it was.',
    positive: 'The amount must be above zero.',
    remove: (what: string) => `Delete “${what}”`,
    added: 'Expense added',
    removed: 'Expense deleted',
  },
  categories: { food: 'Food', home: 'Home', transport: 'Transport', fun: 'Fun', health: 'Health' },
  notFound: { heading: 'This page does not exist', text: 'The address may be old, or mistyped.', back: 'Back to the expenses' },
  sample: ['Weekly groceries', 'Train ticket', 'Electricity', 'Cinema with friends', 'Pharmacy', 'Lunch at the market'],
}

export type Category = keyof typeof content.categories
