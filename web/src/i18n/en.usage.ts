import type { Message } from './types';

/** What was used and what it costs, in English. Part of the texts of `en.ts`. */
export const enUsage = {
  'usage.open': 'Usage and cost',
  'usage.title': 'Usage and cost',
  'usage.models': 'Models',
  'usage.month': '{cost} this month',
  'usage.tokens': 'Tokens',
  'usage.cached': '{share} from the cache',
  'usage.hours': 'Sandbox time',
  'usage.cpu': '{hours} of a processor',
  'usage.storage': 'Files',
  'usage.storage.note': 'with all versions',
  'usage.estimate': 'A month like the last days',
  'usage.estimate.note': 'An estimate for each way in which the app can run.',
  'usage.way': 'Where it runs',
  'usage.way.browser': 'In the browser',
  'usage.way.sandbox': 'In a sandbox',
  'usage.way.docker': 'In Docker',
  'usage.computing': 'Machine',
  'usage.total': 'Together',
  'usage.limit': 'This project stops before it passes {cost}.',
  'usage.limit.day': 'Work stops before a day passes {cost}.',
  'usage.turns': 'Requests',
  'usage.turns.none': 'No model has been asked yet.',
  'usage.projects': 'Projects',
  'usage.projects.none': 'There is no project yet.',
} as const satisfies Record<string, Message>;
